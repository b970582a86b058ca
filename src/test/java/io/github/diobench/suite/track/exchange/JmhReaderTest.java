package io.github.diobench.suite.track.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.fixture.SampleFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JmhReaderTest {
    private static final Path BEFORE = Path.of("src", "test", "resources", "exchange", "before.json");

    @TempDir
    Path folder;

    @Test
    void forks_survive() throws IOException {
        ImportedResult result = JmhReader.read(BEFORE).results().get(0);
        assertEquals("org.example.QueueBenchmark.offerPoll", result.benchmark());
        assertEquals("avgt", result.mode());
        assertEquals(1, result.threads());
        assertEquals(Map.of("capacity", "1024", "kind", "spsc"), result.params());
        assertEquals("OpenJDK 64-Bit Server VM 21.0.2+13-58", result.jvm());
        assertEquals("ns/op", result.primary().unit());
        assertEquals(List.of(10.1, 10.4, 10.8, 10.4), result.primary().forks());
        assertEquals(10.425, result.primary().interval().mean(), 1e-9);
        assertTrue(result.primary().interval().isKnown());
        assertEquals("", result.primary().whyNoInterval());
    }

    @Test
    void parameters_may_be_absent_and_a_single_fork_has_no_interval() throws IOException {
        ImportedResult result = JmhReader.read(BEFORE).results().get(1);
        assertEquals(Map.of(), result.params());
        assertEquals(List.of(5120.5), result.primary().forks());
        assertFalse(result.primary().interval().isKnown());
        assertEquals("one fork: how forks differ is not known", result.primary().whyNoInterval());
    }

    @Test
    void samples_are_weighted_by_their_counts() throws IOException {
        ImportedResult result = JmhReader.read(BEFORE).results().get(2);
        assertEquals(List.of(32.5, 39.0), result.primary().forks());
    }

    @Test
    void secondary_results_may_be_missing_in_some_forks() throws IOException {
        ImportedResult result = JmhReader.read(BEFORE).results().get(0);
        assertEquals(
                List.of(24.0, 24.0, 24.0, 24.0),
                result.secondary().get("gc.alloc.rate.norm").forks());
        assertEquals(List.of(Double.NaN), result.secondary().get("gc.time").forks());
        assertTrue(Double.isNaN(result.secondary().get("gc.time").score()));
    }

    @Test
    void what_jmhs_own_writer_writes_is_read_back_fork_by_fork() throws IOException {
        RunFolder run = SampleFolder.write(folder);
        Path file = folder.resolve("jmh.json");
        Files.writeString(file, Exported.files(ExportFormat.JMH, run).get("jmh-result.json"));
        RunData data = RunData.load(run);
        List<ImportedResult> results = JmhReader.read(file).results();
        assertEquals(data.plan().cells().size(), results.size());
        int index = 0;
        for (Cell cell : data.plan().cells().values()) {
            ImportedResult result = results.get(index++);
            assertEquals(cell.benchmark(), result.benchmark());
            assertEquals(cell.arm(), result.params().get("arm"));
            assertEquals(
                    data.measured(cell).stream().map(ForkRecord::score).toList(),
                    result.primary().forks());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "\"NaN\",NaN",
        "NaN,NaN",
        "\"+INF\",Infinity",
        "\"-INF\",-Infinity",
        "Infinity,Infinity",
        "1e400,Infinity"
    })
    void what_is_no_number_is_no_mistake(String written, double value) throws IOException {
        ImportedMetric metric = read("10.0,\n                    10.2", written + ", 1")
                .results()
                .get(0)
                .primary();
        assertEquals(value, metric.forks().get(0));
        assertFalse(metric.interval().isKnown());
        assertTrue(metric.whyNoInterval().startsWith("the forks measured "), metric.whyNoInterval());
        assertFalse(metric.isPositive());
    }

    @Test
    void without_raw_data_there_is_only_what_jmh_came_to() throws IOException {
        String text = Files.readString(BEFORE);
        int begin = text.indexOf("\"rawData\"");
        int end = text.indexOf("\"secondaryMetrics\"");
        for (String instead : List.of("\"rawData\" : []}, ", "\"other\" : 1}, ")) {
            Path file = Files.writeString(
                    folder.resolve("raw.json"), text.substring(0, begin) + instead + text.substring(end));
            ImportedMetric metric = JmhReader.read(file).results().get(0).primary();
            assertEquals(10.425, metric.interval().mean());
            assertEquals("no raw data: how forks differ is not known", metric.whyNoInterval());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"threads\" : 1, | \"threads\" : \"1\", | [0].threads is not a number of threads",
                "\"threads\" : 1, | \"threads\" : 0, | [0].threads is not a number of threads",
                "\"mode\" : \"avgt\", | `` | [0].mode is not text",
                "\"benchmark\" : \"org.example.QueueBenchmark.offerPoll\" | \"benchmark\" : 7 | [0].benchmark is not text",
                "\"capacity\" : \"1024\" | \"capacity\" : [1] | [0].params.capacity is not a value",
                "\"primaryMetric\" : { | \"primaryMetric\" : 1, \"other\" : { | [0].primaryMetric is not an object",
                "\"primaryMetric\" : { | \"other\" : { | [0].primaryMetric is missing",
                "\"secondaryMetrics\" : { | \"secondaryMetrics\" : 1, \"other\" : { | [0].secondaryMetrics is not an object",
                "\"score\" : 10.425 | \"score\" : \"ten\" | [0].primaryMetric.score must be a number",
                "\"score\" : 10.425, | `` | [0].primaryMetric.score must be a number",
                "\"scoreUnit\" : \"ns/op\" | \"scoreUnit\" : null | [0].primaryMetric.scoreUnit is not text",
                "10.9, | \"slow\", | [0].primaryMetric.rawData[2] must be a number",
                "10.9, | [], | [0].primaryMetric.rawData[2] must be a number",
                "[30.0, 2] | [30.0] | [2].primaryMetric.rawDataHistogram[0] has samples that are not pairs of value and count",
                "[30.0, 2] | [30.0, -2] | [2].primaryMetric.rawDataHistogram[0] has a count that is not a positive whole number",
                "[30.0, 2] | [30.0, 1e30] | [2].primaryMetric.rawDataHistogram[0] has a count that is not a positive",
                "\"mode\" : \"avgt\" | \"mode\" : \"avgt\", \"mode\" : \"ss\" | Duplicate field 'mode'",
                "\"jmhVersion\" : | \"jmhVersion\" :: | Unexpected character (':'"
            })
    void what_jmh_never_writes_is_told_with_its_place(String good, String bad, String message) throws IOException {
        UserError mistake = assertThrows(UserError.class, () -> read(good, bad));
        assertTrue(
                mistake.getMessage().startsWith(folder.resolve("changed.json") + " is not JMH's JSON: " + message),
                mistake.getMessage());
        assertEquals(1, mistake.getMessage().lines().count());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | it is not a list of results",
                "{} | it is not a list of results",
                "null | it is not a list of results",
                "[] | it has no results",
                "[1] | [0] is not an object",
                "[{} | Unexpected end-of-input",
                "[] [] | Trailing token",
                "hello | Unrecognized token 'hello'"
            })
    void what_is_no_list_of_results_is_told(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), text);
        UserError mistake = assertThrows(UserError.class, () -> JmhReader.read(file));
        assertTrue(mistake.getMessage().startsWith(file + " is not JMH's JSON: " + message), mistake.getMessage());
    }

    @Test
    void two_results_for_one_benchmark_are_told() throws IOException {
        String text = Files.readString(BEFORE);
        int second = text.indexOf("    {\n        \"jmhVersion\"", 10);
        String twice = text.substring(0, second) + text.substring(2, second) + text.substring(second);
        Path file = Files.writeString(folder.resolve("twice.json"), twice);
        UserError mistake = assertThrows(UserError.class, () -> JmhReader.read(file));
        assertEquals(
                file + " is not JMH's JSON: [1] is a second result for QueueBenchmark.offerPoll", mistake.getMessage());
    }

    @Test
    void a_gigabyte_is_not_read() throws IOException {
        Path file = folder.resolve("huge.json");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 30);
        }
        UserError mistake = assertThrows(UserError.class, () -> JmhReader.read(file));
        assertTrue(mistake.getMessage().startsWith(file + " has 1024 MiB, and "), mistake.getMessage());
    }

    private ImportedFile read(String good, String bad) throws IOException {
        String text = Files.readString(BEFORE);
        int place = text.indexOf(good);
        assertTrue(place >= 0, good);
        Path file = folder.resolve("changed.json");
        Files.writeString(file, text.substring(0, place) + bad + text.substring(place + good.length()));
        return JmhReader.read(file);
    }
}
