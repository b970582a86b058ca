package io.github.diobench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {
    @TempDir
    private Path folder;

    @Test
    void writes_over_a_file_and_leaves_nothing_beside_it() throws IOException {
        Path file = folder.resolve("file");
        AtomicFile.write(file, "old");
        AtomicFile.write(file, "new");
        assertEquals("new", Files.readString(file));
        assertEquals(List.of(file), content());
    }

    @Test
    void what_cannot_be_written_changes_nothing() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        assertThrows(
                IOException.class,
                () -> AtomicFile.write(file, out -> {
                    out.print("new");
                    throw new IOException("no more");
                }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of(file), content());
    }

    @Test
    void neither_a_link_nor_a_folder_is_written_over() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), outside);
        assertTrue(refusal(link).contains(" is a link; "), refusal(link));
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
        assertTrue(refusal(dangling).contains(" is a link; "), refusal(dangling));
        assertTrue(refusal(folder).contains(" is no plain file; "), refusal(folder));
        assertEquals("old", Files.readString(outside));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(3, content().size(), () -> content().toString());
    }

    @Test
    void of_many_who_make_a_file_one_succeeds_and_it_is_whole() throws IOException {
        Path file = folder.resolve("file");
        ConcurrentLinkedQueue<String> winners = new ConcurrentLinkedQueue<>();
        IntStream.range(0, 16).parallel().forEach(number -> {
            String text = ("text " + number).repeat(1000);
            try {
                if (AtomicFile.writeNew(file, text)) {
                    winners.add(text);
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertEquals(1, winners.size());
        assertEquals(winners.peek(), Files.readString(file));
        assertFalse(AtomicFile.writeNew(file, "later"));
        assertEquals(List.of(file), content());
    }

    private static String refusal(Path target) {
        return assertThrows(UserError.class, () -> AtomicFile.write(target, "new"))
                .getMessage();
    }

    private List<Path> content() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
