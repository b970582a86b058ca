package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.fixture.SampleFolder;
import io.github.diobench.suite.fixture.SampleRun;
import io.github.diobench.suite.record.Histograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON in order that nothing can be made of is the user's mistake, told with the file and the line. */
final class SoundTest {
    @TempDir
    Path folder;

    private RunFolder run;

    @BeforeEach
    void write() throws IOException {
        run = SampleFolder.write(folder);
    }

    @Test
    void what_was_written_is_sound() throws IOException {
        assertEquals(SampleRun.forks(), RunData.load(run).forks());
    }

    @Test
    void every_line_tells_its_version() throws IOException {
        assertTrue(Files.readAllLines(run.journal()).stream().allMatch(line -> line.contains("\"schemaVersion\":1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"schemaVersion\":1 | \"schemaVersion\":2 | line 1 of FILE has format 2, this diobench reads format 1",
                "\"number\":1, | \"number\":0, | line 1 of FILE is damaged: number, round, attempt and position must count from 1",
                "\"number\":1, | `` | line 1 of FILE is damaged: ",
                "\"number\":1, | \"number\":99999999999999999999, | line 1 of FILE is damaged: Numeric value",
                "\"startMillis\":1795000001000 | \"startMillis\":99999999999999999999 | line 1 of FILE is damaged: Numeric value",
                "\"startMillis\":1795000001000 | \"startMillis\":-9223372036854775808 | line 1 of FILE is damaged: a fork cannot start or end at -",
                "\"endMillis\":1795000001900 | \"endMillis\":9223372036854775807 | line 1 of FILE is damaged: a fork cannot start or end at 9",
                "\"status\":\"ok\" | \"status\":null | line 1 of FILE is damaged: status or cell is missing",
                "\"jvm\":\"/jdk/bin/java\" | \"jvm\":null | line 1 of FILE is damaged: part of the cell is missing",
                "\"unit\":\"ns/op\" | \"unit\":null | line 1 of FILE is damaged: unit or JVM is missing",
                "\"mode\":\"avgt\" | \"mode\":\"fast\" | line 1 of FILE is damaged: there is no mode fast",
                "\"scores\":[70.125,71.125] | \"scores\":[] | line 1 of FILE is damaged: a score is missing",
                "\"scores\":[70.125,71.125] | \"scores\":[null,1] | line 1 of FILE is damaged: a score is missing",
                "\"scores\":[70.125,71.125] | \"scores\":[1] | line 1 of FILE is damaged: it has 1 scores and the operations ",
                "\"measuredOps\":[1000,1000] | \"measuredOps\":[1000] | line 1 of FILE is damaged: it has 2 scores and ",
                "\"values\":[0.25,0.0] | \"values\":[0.25] | line 1 of FILE is damaged: metric gc.alloc.rate.norm has not 2 values",
                "async-write-2-inline.spin | async-write-2-inline.spam | FILE does not belong to the plan beside it: line 1 is of cell",
                "\"arm\":\"spin\" | \"arm\":\"spam\" | FILE does not belong to the plan beside it: line 1 is of cell",
            })
    void a_line_that_nothing_can_be_made_of_is_told(String good, String bad, String message) throws IOException {
        List<String> lines = Files.readAllLines(run.journal());
        assertTrue(lines.get(0).contains(good), lines.get(0));
        lines.set(0, lines.get(0).replace(good, bad));
        Files.write(run.journal(), lines);
        assertMistake(message.replace("FILE", run.journal().toString()));
    }

    @Test
    void a_cell_is_there_once_in_a_round() throws IOException {
        List<String> lines = Files.readAllLines(run.journal());
        lines.set(1, lines.get(0));
        Files.write(run.journal(), lines);
        assertMistake(run.journal() + " does not belong to the plan beside it: line 2 is once more of round 1 of cell"
                + " async-write-2-inline.spin");
    }

    @Test
    void another_programs_histogram_is_told() throws IOException {
        String journal = Files.readString(run.journal());
        String first =
                SampleRun.forks().get(3).measured().histograms().get("lat").get(0);
        for (Histogram foreign : List.of(new Histogram(1, 1_000_000, 3), new Histogram(1, 60_000_000_000L, 2))) {
            foreign.recordValue(5);
            Files.writeString(run.journal(), journal.replace(first, Histograms.toText(foreign)));
            assertMistake("line 4 of " + run.journal() + " is damaged: histogram lat is a histogram of 1 to ");
        }
        Files.writeString(run.journal(), journal.replace(first, "AAAA"));
        assertMistake(
                "line 4 of " + run.journal() + " is damaged: histogram lat is not a compressed histogram: 3 bytes");
        Files.writeString(run.journal(), journal.replace(first, "no base 64!"));
        assertMistake("line 4 of " + run.journal() + " is damaged: histogram lat is Illegal base64 character");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"reference\" : \"atomic\", | `` | runId, profile, timing or reference is missing",
                "\"rounds\" : 3 | \"rounds\" : 0 | it has 0 rounds",
                "\"purpose\" : \"JUDGED\" | \"purpose\" : null | name, purpose or benchmark of regime async-write-2-inline is missing",
                "\"role\" : \"CANDIDATE\" | \"role\" : \"REFERENCE\" | regime async-write-2-inline has 2 references",
                "\"purpose\" : \"FLOOR\" | \"purpose\" : \"CALIBRATION\" | regime timer has no reference to calibrate with",
                "\"threads\" : 2 | \"threads\" : 0 | regime fallback-whole needs threads and forks",
                "\"cell\" : \"timer.none\" | \"cell\" : \"timer.some\" | slot 6 is for no cell of it: timer.some",
                "\"number\" : 6 | \"number\" : 5 | it has two slots 5",
                "\"warmupMillis\" : 100 | \"warmupMillis\" : 2147483647 | a time-out of 60000 ms is shorter than the iterations",
                "\"seed\" : 42 | \"seed\" : 99999999999999999999 | Numeric value",
                "\"position\" : 3 | \"position\" : -3 | its slots, rounds and positions must count from 1"
            })
    void a_plan_that_nothing_can_be_made_of_is_told(String good, String bad, String message) throws IOException {
        replace(run.plan(), good, bad);
        assertMistake(run.plan() + " is not a plan: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"schemaVersion\" : 3 | \"schemaVersion\" : 5 | ` has format 5, this diobench reads formats 1 to 4`",
                "\"memoryGib\" : 8 | \"machine\":{\"cpu\":{\"model\":\"1\"}} | ` describes no environment: the vendor of the processor is missing`",
                "\"memoryGib\" : 8 | \"machine\":{\"profile\":{\"lockedNs\":0,\"releaseStoreNs\":1,\"monitorNs\":1,\"clockReadNs\":1}} | ` describes no environment: a locked operation takes no time`",
                "\"commit\" : \"1a2b3c4d5e6f\", | `` | ` describes no environment: the commit of the build is missing`",
                "\"vendor\" : \"Some vendor\", | `` | ` describes no environment: part of a JVM is missing`",
                "\"severity\" : \"warn\" | \"severity\" : \"bad\" | ` describes no environment: Cannot deserialize`",
                "\"severity\" : \"warn\", | `` | ` describes no environment: part of a finding is missing`",
                "\"path\" : \"benchmarks.jar\", | `` | ` describes no environment: path is missing`"
            })
    void an_environment_that_nothing_can_be_made_of_is_told(String good, String bad, String message)
            throws IOException {
        replace(run.environment(), good, bad);
        assertMistake(run.environment() + message);
    }

    @ParameterizedTest
    @CsvSource({"null", "[]", "7", "{} {}", "''"})
    void what_is_no_object_is_told(String text) throws IOException {
        for (Path file : List.of(run.environment(), run.plan())) {
            String before = Files.readString(file);
            Files.writeString(file, text);
            assertMistake(file + " ");
            Files.writeString(file, before);
        }
        Files.writeString(run.journal(), text + "\n");
        assertMistake("line 1 of " + run.journal() + " is damaged: ");
    }

    private static void replace(Path file, String good, String bad) throws IOException {
        String text = Files.readString(file);
        assertNotEquals(text, text.replace(good, bad), good);
        int place = text.indexOf(good);
        Files.writeString(file, text.substring(0, place) + bad + text.substring(place + good.length()));
    }

    private void assertMistake(String start) {
        UserError mistake = assertThrows(UserError.class, () -> RunData.load(run));
        assertTrue(mistake.getMessage().startsWith(start), mistake.getMessage());
        assertEquals(1, mistake.getMessage().lines().count(), mistake.getMessage());
    }
}
