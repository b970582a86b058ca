package io.github.diobench.suite.track.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreTest {
    @TempDir
    private Path folder;

    private Store store() {
        return new Store(folder.resolve("history"));
    }

    @Test
    void runs_come_back_in_order() throws IOException {
        for (int number : new int[] {3, 1, 2}) {
            assertTrue(store().add(StoredRuns.file(number, 0.1)));
        }
        assertEquals(
                List.of(StoredRuns.file(1, 0.1), StoredRuns.file(2, 0.1), StoredRuns.file(3, 0.1)), store().readAll());
        Path machine = folder.resolve("history").resolve(StoredRuns.MACHINE);
        assertTrue(Files.exists(machine.resolve("20261102T130000Z-abc0001-00000001.jsonl")));
    }

    @Test
    void a_run_is_added_once() throws IOException {
        StoredFile file = StoredRuns.file(1, 0.1);
        assertTrue(store().add(file));
        assertFalse(store().add(file));
        assertFalse(store().add(new StoredFile(file.run().withCommitTime(null), file.points())));
        assertEquals(1, store().readAll().size());
    }

    @Test
    void what_is_stored_is_never_changed() throws IOException {
        store().add(StoredRuns.file(1, 0.1));
        UserError told = assertThrows(UserError.class, () -> store().add(StoredRuns.file(1, 0.2)));
        assertTrue(told.getMessage().contains("already holds run run-1 with other values"), told.getMessage());
        assertEquals(List.of(StoredRuns.file(1, 0.1)), store().readAll());
    }

    @Test
    void nothing_is_left_of_a_run_that_cannot_be_written() throws IOException {
        Files.createDirectories(folder.resolve("history"));
        Files.writeString(folder.resolve("history").resolve(StoredRuns.MACHINE), "in the way");
        assertThrows(UserError.class, () -> store().add(StoredRuns.file(1, 0.1)));
        assertEquals(List.of(), store().readAll());
    }

    @Test
    void the_same_run_in_two_files_is_told() throws IOException {
        store().add(StoredRuns.file(1, 0.1));
        Path file = store().path(StoredRuns.file(1, 0.1));
        Files.copy(file, file.resolveSibling("copy.jsonl"));
        UserError told = assertThrows(UserError.class, () -> store().readAll());
        assertTrue(told.getMessage().contains(" holds the same run as "), told.getMessage());
    }

    @Test
    void the_folder_of_a_machine_is_no_link() throws IOException {
        Files.createDirectories(folder.resolve("history"));
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Path link = Files.createSymbolicLink(folder.resolve("history").resolve(StoredRuns.MACHINE), outside);
        UserError told = assertThrows(UserError.class, () -> store().add(StoredRuns.file(1, 0.1)));
        assertTrue(told.getMessage().startsWith(link + " is a link; "), told.getMessage());
        assertThrows(UserError.class, () -> store().readAll());
        try (var files = Files.list(outside)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void what_is_not_of_the_store_is_passed_over() throws IOException {
        store().add(StoredRuns.file(1, 0.1));
        Path machine = store().path(StoredRuns.file(1, 0.1)).getParent();
        Files.writeString(machine.resolve(".20261103T130000Z-abc0002-00000002.jsonl.tmp"), "{\"sch");
        Files.writeString(machine.resolve("README.md"), "words");
        Files.writeString(folder.resolve("history/acknowledged.jsonl"), "");
        assertEquals(1, store().readAll().size());
    }

    @Test
    void what_is_no_file_or_no_text_or_too_large_is_told() throws IOException {
        store().add(StoredRuns.file(1, 0.1));
        Path machine = store().path(StoredRuns.file(1, 0.1)).getParent();

        Path odd = Files.createDirectory(machine.resolve("folder.jsonl"));
        assertEquals(odd + " is no stored run: it is not a file", message());
        Files.delete(odd);

        Files.write(odd, new byte[] {(byte) 0xff, (byte) 0xfe, 10});
        assertEquals(odd + " is no stored run: it is not UTF-8", message());

        try (RandomAccessFile large = new RandomAccessFile(odd.toFile(), "rw")) {
            large.setLength(4L << 30);
        }
        assertEquals(odd + " is no stored run: it is too large", message());
    }

    private String message() {
        return assertThrows(UserError.class, () -> store().readAll()).getMessage();
    }

    @Test
    void without_a_folder_there_is_no_history() {
        assertTrue(message().startsWith("there is no history at "), message());
    }

    @Test
    void nothing_is_written_beside_the_runs() throws IOException {
        store().add(StoredRuns.file(1, 0.1));
        try (Stream<Path> all = Files.walk(folder)) {
            assertEquals(1, all.filter(Files::isRegularFile).count());
        }
    }
}
