package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.fixture.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
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
        Files.createFile(file);
        try (Journal journal = Journal.open(file)) {
            for (ForkRecord fork : FORKS) {
                journal.append(List.of(fork));
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
        Files.createFile(other);
        try (Journal journal = Journal.open(other)) {
            journal.append(List.of(FORKS.get(0)));
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
    void lines_are_added_to_those_that_are_there() throws IOException {
        try (Journal journal = Journal.open(file)) {
            assertEquals(FORKS, journal.found().forks());
            assertFalse(journal.found().torn());
            journal.append(List.of(FORKS.get(0)));
        }
        List<ForkRecord> longer = new ArrayList<>(FORKS);
        longer.add(FORKS.get(0));
        assertEquals(longer, Journal.read(file));
    }

    @Test
    void a_journal_with_another_name_is_not_added_to() throws IOException {
        Path file = folder.resolve("linked.jsonl");
        Files.createFile(file);
        Files.createLink(folder.resolve("backup.jsonl"), file);
        assertThrows(UserError.class, () -> Journal.open(file).close());
    }

    @Test
    void a_torn_last_line_is_removed_before_the_next_is_added() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        // Longer than what is written over it.
        Files.writeString(file, "x".repeat(10_000), StandardOpenOption.APPEND);
        assertTrue(Journal.content(file).torn());
        try (Journal journal = Journal.open(file)) {
            assertTrue(journal.found().torn());
            assertEquals(FORKS.subList(0, FORKS.size() - 1), journal.found().forks());
            journal.append(List.of(FORKS.get(FORKS.size() - 1)));
        }
        assertEquals(-1, Arrays.mismatch(whole, Files.readAllBytes(file)));
        assertFalse(Journal.content(file).torn());
    }

    @Test
    void a_whole_last_line_that_is_damaged_is_a_mistake_too() throws IOException {
        Files.writeString(file, "{}\n", StandardOpenOption.APPEND);
        UserError mistake = assertThrows(UserError.class, () -> Journal.open(file));
        assertTrue(
                mistake.getMessage().startsWith("line " + (FORKS.size() + 1) + " of " + file + " is damaged"),
                mistake.getMessage());
        assertEquals(1, mistake.getMessage().lines().count());
    }

    @Test
    @SuppressWarnings("try")
    void one_campaign_at_a_time_writes_to_it() throws IOException {
        try (Journal first = Journal.open(file)) {
            UserError refusal = assertThrows(UserError.class, () -> Journal.open(file));
            assertTrue(refusal.isRefusal(), refusal.getMessage());
        }
        Journal.open(file).close();
    }
}
