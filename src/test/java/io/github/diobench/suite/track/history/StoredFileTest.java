package io.github.diobench.suite.track.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.verdict.Role;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StoredFileTest {
    /** The format to the letter: what is stored once must be read for ever. A change of it needs another schema version. */
    private static final String GOLDEN = """
            {"schemaVersion":1,"run":"run-3","id":"00000003","started":"2026-11-04T13:00:00Z",\
            "commit":"abc0003000000000000000000000000000000003","dirty":"false","commitTime":"2026-11-04T12:00:00Z",\
            "machine":"linux-amd64-2cpu-some-cpu","os":"Linux 6.1 amd64","pin":"none","jvmArgs":["-Xmx512m"],\
            "version":"0.1.0","profile":"quick","rounds":8,"refused":"control atomic-again: \\"it differs\\"","points":2}
            {"regime":"async-write-16-inline","arm":"spin","role":"CANDIDATE","reference":"atomic",\
            "benchmark":"bench.RequestBenchmark.request","params":{"bios":"16","counter":"spin","mode":"async"},\
            "threads":1,"jvm":"17 Some VM","vmVersion":"17.0.1+1","rounds":8,"logRatio":0.0,"se":0.005,"score":400.0,\
            "referenceScore":400.0,"unit":"ns/op"}
            {"regime":"async-write-16-inline","arm":"atomic-again","role":"AGAIN","reference":"atomic",\
            "benchmark":"bench.RequestBenchmark.request","params":{"bios":"16","counter":"atomic-again","mode":"async"},\
            "threads":1,"jvm":"17 Some VM","vmVersion":"17.0.1+1","rounds":8,"logRatio":0.0,"se":0.005,"score":400.0,\
            "referenceScore":400.0,"unit":"ns/op","refused":"not steady"}
            """;

    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
    }

    private static StoredFile file() {
        return new StoredFile(
                StoredRuns.run(3, 2, "control atomic-again: \"it differs\""),
                List.of(
                        StoredRuns.point("spin", Role.CANDIDATE, 0, null),
                        StoredRuns.point("atomic-again", Role.AGAIN, 0, "not steady")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab"})
    void the_format_is_the_same_everywhere(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));
        assertEquals(GOLDEN, file().text());
        assertEquals("20261104T130000Z-abc0003-00000003.jsonl", file().fileName());
    }

    @Test
    void what_was_written_is_read() {
        assertEquals(file(), StoredFile.parse("a.jsonl", GOLDEN));
    }

    /** A newer diobench may add fields without another version. */
    @Test
    void fields_that_are_not_known_are_passed_over() {
        assertEquals(file(), StoredFile.parse("a.jsonl", GOLDEN.replace("\"pin\":", "\"new\":[1],\"pin\":")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"schemaVersion\":1 | \"schemaVersion\":2 | a.jsonl has format 2, this diobench reads format 1",
                "\"schemaVersion\":1 | \"schemaVersion\":\"1\" | a.jsonl is no stored run: it has no schemaVersion",
                "\"schemaVersion\":1, | `` | a.jsonl is no stored run: it has no schemaVersion",
                "\"points\":2 | \"points\":3 | a.jsonl is damaged: it must have 3 points but has 2; is it cut off?",
                "\"run\":\"run-3\" | \"run\":\"../x\" | line 1 of a.jsonl is damaged: run must be a name but is '../x'",
                "2026-11-04T13:00:00Z | yesterday | line 1 of a.jsonl is damaged: started must be a time such as",
                "\"arm\":\"atomic-again\" | \"arm\":\"spin\" | a.jsonl is damaged: it has two points for async-write-16-inline.spin",
                "\"role\":\"AGAIN\" | \"role\":\"OTHER\" | line 3 of a.jsonl is damaged: ",
                "\"logRatio\":0.0 | \"logRatio\":\"NaN\" | line 2 of a.jsonl is damaged: logRatio must be between -20.0 and 20.0 but is NaN",
                "\"logRatio\":0.0 | \"logRatio\":1e999 | line 2 of a.jsonl is damaged: logRatio must be between -20.0 and 20.0 but is Infinity",
                "\"logRatio\":0.0, | `` | line 2 of a.jsonl is damaged: ",
                "\"logRatio\":0.0 | \"logRatio\":{} | line 2 of a.jsonl is damaged: ",
                "\"score\":400.0 | \"score\":-400.0 | line 2 of a.jsonl is damaged: score must be positive and finite but is -400.0",
                "\"rounds\":8,\"logRatio\" | \"rounds\":0,\"logRatio\" | line 2 of a.jsonl is damaged: rounds must be at least 1 but is 0",
                "\"unit\":\"ns/op\" | \"unit\":null | line 2 of a.jsonl is damaged: unit is missing",
                "{\"regime\" | <<<<<<< HEAD{\"regime\" | line 2 of a.jsonl is damaged: "
            })
    void damage_is_told_in_one_line(String what, String instead, String message) {
        String damaged = GOLDEN.replace(what, instead);
        assertNotEquals(GOLDEN, damaged, what);
        String told = assertThrows(UserError.class, () -> StoredFile.parse("a.jsonl", damaged))
                .getMessage();
        assertTrue(told.startsWith(message), told);
        assertEquals(1, told.lines().count(), told);
    }

    @Test
    void a_file_that_was_cut_is_not_read_at_all() {
        for (int length = 0; length < GOLDEN.length(); length++) {
            String cut = GOLDEN.substring(0, length);
            UserError told = assertThrows(UserError.class, () -> StoredFile.parse("a.jsonl", cut), cut);
            assertEquals(1, told.getMessage().lines().count(), told.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "null\n", "[]\n", "1\n", "{}\n", "\0\n", "{\"schemaVersion\":1}\n"})
    void what_is_no_stored_run_is_not_read(String text) {
        UserError told = assertThrows(UserError.class, () -> StoredFile.parse("a.jsonl", text));
        assertEquals(1, told.getMessage().lines().count(), told.getMessage());
    }
}
