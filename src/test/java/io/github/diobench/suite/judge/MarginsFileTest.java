package io.github.diobench.suite.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.Sha256;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.verdict.Margins;
import io.github.diobench.suite.verdict.TurnRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarginsFileTest {
    private static final String SHIPPED = MarginsFile.shipped().text();

    @Test
    void what_ships_is_what_was_promised() {
        Margins margins = MarginsFile.shipped().margins();
        assertEquals(0.03, margins.rule("async-write-16-inline").margin());
        assertEquals(0.10, margins.rule("async-write-16-queued").margin());
        assertEquals(0.10, margins.rule("accounting-async-16").margin());
        assertEquals(0.05, margins.latencyMedian());
        assertEquals(0.10, margins.latencyP99());
        assertEquals(0.05, margins.alphaPass());
        assertEquals(0.01, margins.alphaFail());
        assertEquals(5, margins.minRounds());
        assertEquals(List.of(8, 16, 32), margins.looks());
        assertTrue(margins.controlAlpha() <= 0.01 && margins.controlPower() >= 0.99, margins.toString());
    }

    @Test
    void the_digest_is_that_of_the_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("m.json"), "{}");
        assertEquals("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", Sha256.of("{}"));
        Files.writeString(file, SHIPPED + "\n");
        assertTrue(!MarginsFile.read(file).sha256().equals(MarginsFile.shipped().sha256()), "one more line end");
        assertEquals(MarginsFile.shipped().margins(), MarginsFile.read(file).margins());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"schemaVersion\" : 2 | \"schemaVersion\" : 3 | schemaVersion must be from 1 to 2 but is 3",
                "\"margin\" : 0.03 | \"margin\" : -0.03 | rules[2]: margin of '.*' must be between 0.0 and 10.0 but is -0.03",
                "\"margin\" : 0.03 | \"margin\" : \"0.03\" | rules[2].margin: must be a number (line 6)",
                "\"margin\" : 0.03 | \"margin\" : null | rules[2].margin: must be a number (line 6)",
                "`, \"margin\" : 0.03` | `` | rules[2].margin: is missing (line 6)",
                "\"margin\" : 0.03 | \"margin\" : 0.03, \"margni\" : 0.03 | rules[2].margni: there is no such value, only [margin, regime]",
                "\".*queued.*\" | \"*queued\" | rules[1]: '*queued' is no regular expression: Dangling meta character '*'",
                "\".*queued.*\" | 7 | rules[1].regime: must be text (line 5)",
                "\"alphaFail\" : 0.01 | \"alphaFail\" : 1.01 | alphaFail must be between 0.0 and 0.5 but is 1.01",
                "\"alphaFail\" : 0.01, | `` | alphaFail: is missing",
                "\"minRounds\" : 5 | \"minRounds\" : 5.5 | minRounds: must be a whole number",
                "\"minRounds\" : 5 | \"minRounds\" : 2 | minRounds must be at least 3 but is 2",
                "[ 8, 16, 32 ] | [ 16, 8 ] | looks must be positive and ascending but are [16, 8]",
                "[ 8, 16, 32 ] | [ 16, \"x\" ] | looks[1]: must be a whole number",
                "[ 8, 16, 32 ] | 8 | looks: must be a list",
                "\"alphaPass\" : 0.05 | \"alphaFail\" : 0.05 | Duplicate field 'alphaFail' (line ",
                "\"loadLimit\" : 0.10 | \"loadLimit\" : | Unexpected character (','",
                "\"leastTurns\" : 8 | \"leastTurns\" : 0 | turns: leastTurns must be at least 1 but is 0",
                "\"stealLimit\" : 0.04, | `` | turns.stealLimit: is missing"
            })
    void a_bad_file_is_the_users_mistake_on_one_line(String good, String bad, String message) {
        assertTrue(SHIPPED.contains(good), good);
        UserError mistake =
                assertThrows(UserError.class, () -> MarginsFile.parse("m.json", SHIPPED.replace(good, bad)));
        assertTrue(mistake.getMessage().startsWith("m.json holds no margins: " + message), mistake.getMessage());
        assertEquals(1, mistake.getMessage().lines().count(), mistake.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"``", "null", "[]", "7", "{} {}", "{"})
    void what_is_no_object_is_no_margins(String text) {
        assertThrows(UserError.class, () -> MarginsFile.parse("m.json", text));
    }

    @Test
    void a_file_that_is_missing_or_binary_is_told(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("m.json");
        assertEquals(
                "no margins at " + file,
                assertThrows(UserError.class, () -> MarginsFile.read(file)).getMessage());
        Files.write(file, "\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                file + " holds no margins: it is not UTF-8",
                assertThrows(UserError.class, () -> MarginsFile.read(file)).getMessage());
    }

    /** Such a file stands in every run that was measured before there were turns. */
    @Test
    void a_file_of_the_first_version_is_read() throws IOException {
        Margins old = MarginsFile.read(Path.of("src/test/resources/stored/quick-17/margins.json"))
                .margins();
        assertEquals(1, old.schemaVersion());
        assertEquals(0.25, old.rule("async-write-16-queued").margin());
        assertEquals(TurnRules.USUAL, old.turns());
        assertEquals(TurnRules.USUAL, MarginsFile.shipped().margins().turns());
    }

    @Test
    void every_judged_regime_needs_a_margin() {
        MarginsFile file = MarginsFile.parse("m.json", SHIPPED.replace("\".*\"", "\"sync.*\""));
        assertEquals(
                "m.json has no margin for the regime 'async-write-16-inline'; end its rules with one for '.*'",
                assertThrows(UserError.class, () -> file.requireRules(new JudgedRun().plan()))
                        .getMessage());
    }
}
