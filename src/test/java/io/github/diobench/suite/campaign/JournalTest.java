package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.fixture.SampleRun;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
    private static final List<ForkRecord> FORKS = SampleRun.forks();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("journal.jsonl");
        try (Journal journal = Journal.create(file)) {
            for (ForkRecord fork : FORKS) {
                journal.append(fork);
            }
        }
    }

    @Test
    void forks_survive_a_round_trip_one_per_line() throws IOException {
        assertEquals(FORKS, Journal.read(file));
        assertEquals(FORKS.size(), Files.readAllLines(file).size());
    }

    @Test
    void a_line_is_there_as_soon_as_it_is_appended() throws IOException {
        Path other = folder.resolve("other.jsonl");
        try (Journal journal = Journal.create(other)) {
            journal.append(FORKS.get(0));
            assertEquals(List.of(FORKS.get(0)), Journal.read(other));
        }
    }

    @Test
    void a_torn_last_line_is_left_out() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int lastLine = Files.readString(file).stripTrailing().lastIndexOf('\n') + 1;
        for (int length = lastLine; length < whole.length; length += 101) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertEquals(FORKS.subList(0, FORKS.size() - 1), Journal.read(file), "cut at " + length);
        }
    }

    @Test
    void a_damaged_line_in_the_middle_is_a_mistake_that_is_named() throws IOException {
        List<String> lines = Files.readAllLines(file);
        lines.set(1, "{\"number\": ");
        Files.write(file, lines);
        UserError mistake = assertThrows(UserError.class, () -> Journal.read(file));
        assertTrue(mistake.getMessage().startsWith("line 2 of " + file + " is damaged"), mistake.getMessage());
        assertEquals(1, mistake.getMessage().lines().count());
    }

    @Test
    void fields_of_a_later_version_are_ignored() throws IOException {
        String line = Files.readAllLines(file).get(0).replaceFirst("\\{", "{\"later\":1,");
        Files.writeString(file, line + "\n");
        assertEquals(FORKS.subList(0, 1), Journal.read(file));
    }

    @Test
    void a_missing_journal_is_a_mistake() {
        assertThrows(UserError.class, () -> Journal.read(folder.resolve("nothing")));
    }

    @Test
    void a_journal_is_never_overwritten() throws IOException {
        assertThrows(FileAlreadyExistsException.class, () -> Journal.create(file));
        assertEquals(FORKS, Journal.read(file));
    }
}
