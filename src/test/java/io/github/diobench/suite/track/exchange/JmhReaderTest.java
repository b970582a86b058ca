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
                "[{ | it is cut off",
                "[] [] | it has no results",
                "hello | Unrecognized token 'hello'"
            })
    void what_is_no_list_of_results_is_told(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), text);
        UserError mistake = assertThrows(UserError.class, () -> JmhReader.read(file));
        assertTrue(mistake.getMessage().startsWith(file + " is not JMH's JSON: " + message), mistake.getMessage());
    }

    @Test
    void several_results_for_one_benchmark_are_told_apart() throws IOException {
        String text = Files.readString(BEFORE);
        int second = text.indexOf("    {\n        \"jmhVersion\"", 10);
        String twice = text.substring(0, second) + text.substring(2, second) + text.substring(second);
        Path file = Files.writeString(folder.resolve("twice.json"), twice);
        List<ImportedResult> results = JmhReader.read(file).results();
        assertEquals(
                List.of(1, 2, 1, 1),
                results.stream().map(ImportedResult::repeat).toList());
        assertTrue(ImportReport.of(List.of(file)).text().contains("| QueueBenchmark.offerPoll (result 2 of it) |"));
    }

    /** Made after public files: {@code jmh -p n=1,1}, and lists of one benchmark on two JDKs. */
    @Test
    void files_one_after_the_other_are_no_list() throws IOException {
        String text = Files.readString(BEFORE);
        Path file = Files.writeString(folder.resolve("two.json"), text + text);
        UserError mistake = assertThrows(UserError.class, () -> JmhReader.read(file));
        assertEquals(
                file + " is not JMH's JSON: it goes on after the end of its list: are these several files in one?",
                mistake.getMessage());
    }

    /** Of an array of pairs, a tree would take ten times as much memory as the file. */
    @Test
    void samples_may_be_most_of_a_large_file() throws IOException {
        String pairs = "[100.125, 3], [200.25, 1], ".repeat(500_000) + "[100.125, 3], [200.25, 1]";
        ImportedMetric primary =
                read("[30.0, 2]", pairs + ", [30.0, 2]").results().get(2).primary();
        assertEquals(125.15, primary.forks().get(0), 0.01);
    }

    @Test
    void jmhs_own_percentiles_and_sums_are_shown() throws IOException {
        String text = """
                [ { "benchmark" : "p.B.m", "mode" : "sample", "threads" : 1,
                    "primaryMetric" : { "score" : 2.0, "scoreUnit" : "us/op", "rawDataHistogram" : [[[[1.0, 1]], [[3.0, 1]]]] },
                    "secondaryMetrics" : {
                      "m\u00b7p0.00" : { "score" : 1.0, "scoreUnit" : "us/op", "rawData" : [[1.0, 3.0]] },
                      "m\u00b7p1.00" : { "score" : 3.0, "scoreUnit" : "us/op", "rawData" : [[1.0, 3.0], [1.0, 3.0]] },
                      "gc.count" : { "score" : 4.0, "scoreUnit" : "counts", "rawData" : [[1.0, 1.0], [1.0, 1.0]] } } } ]
                """;
        Path file = Files.writeString(folder.resolve("min.json"), text);
        ImportedResult result = JmhReader.read(file).results().get(0);
        assertEquals(2.0, result.primary().interval().mean());
        assertEquals(1.0, result.secondary().get("m\u00b7p0.00").interval().mean());
        ImportedMetric highest = result.secondary().get("m\u00b7p1.00");
        assertEquals(3.0, highest.interval().mean());
        assertFalse(highest.interval().isKnown());
        assertEquals("no mean over forks: JMH adds it up, or takes it over all samples", highest.whyNoInterval());
        assertEquals(4.0, result.secondary().get("gc.count").interval().mean());
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
