package io.github.diobench.suite.track.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.fixture.SampleFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rules are those of apache/otava, {@code otava/importer.py} (CsvImporter), {@code otava/test_config.py} (the test type
 * csv) and docs/CSV.md: every column that is named must be there, every value of a metric must be a number, a row must not be
 * shorter than the header, rows are taken as they come, and a metric without a direction gets better as it grows.
 */
final class OtavaFormatTest {
    private static final Pattern METRIC = Pattern.compile("      \"(.*)\": \\{column: \"(.*)\", direction: (1|-1)}");

    @TempDir
    Path folder;

    /** What Otava would make of the files. */
    record Series(List<OffsetDateTime> times, List<String> commits, Map<String, List<Double>> values) {}

    @Test
    void otava_reads_it() throws IOException {
        RunFolder first = run("a", "2026-11-18T11:06:40Z");
        RunFolder second = run("b", "2026-11-19T11:06:40Z");
        Map<String, String> files = Exported.files(ExportFormat.OTAVA, second, first);
        assertEquals(List.of("otava.csv", "otava.yaml"), List.copyOf(files.keySet()));
        Series series = read(files);
        assertEquals(
                List.of(OffsetDateTime.parse("2026-11-18T11:06:40Z"), OffsetDateTime.parse("2026-11-19T11:06:40Z")),
                series.times());
        assertEquals(List.of("1a2b3c4", "1a2b3c4"), series.commits());
        assertEquals(2, series.values().get("async-write-16-inline.spin ns/op").size());
        assertEquals(
                400, series.values().get("async-write-16-inline.spin ns/op").get(0), 5);
        assertEquals(
                1.2,
                series.values().get("async-write-16-inline.synchronized ratio").get(1),
                0.02);
        assertTrue(series.values().containsKey("latency-async-write-16-queued.spin lat p99 ns"));
    }

    @Test
    void times_and_ratios_get_better_as_they_fall_and_rates_as_they_grow() throws IOException {
        Map<String, Integer> directions = directions(
                Exported.files(ExportFormat.OTAVA, Exported.mixed(folder)).get("otava.yaml"));
        assertEquals(-1, directions.get("async-write-16-inline.spin ns/op"));
        assertEquals(1, directions.get("async-write-16-queued.spin ops/ms"));
        assertEquals(-1, directions.get("async-write-16-queued.spin ratio"));
        assertEquals(-1, directions.get("latency-async-write-16-queued.spin lat p99 ns"));
    }

    @Test
    void what_not_every_run_has_is_left_out_and_said() throws IOException {
        RunFolder first = run("a", "2026-11-18T11:06:40Z");
        RunFolder second = run("b", "2026-11-19T11:06:40Z");
        List<String> lines = new ArrayList<>(Files.readAllLines(second.journal()));
        lines.removeIf(line -> line.contains("\"id\":\"async-write-16-inline.spin\""));
        Files.write(second.journal(), lines);
        int columns = read(Exported.files(ExportFormat.OTAVA, first)).values().size();
        List<String> remarks = new ArrayList<>();
        ExportFormat.OTAVA.files(List.of(first, second), folder -> Optional.empty(), remarks::add);
        assertEquals(
                List.of("left out 2 of " + columns
                        + " columns, because not every run has them and Otava knows no missing values:"
                        + " async-write-16-inline.spin ns/op, async-write-16-inline.spin ratio"),
                remarks);
        Series series = read(Exported.files(ExportFormat.OTAVA, first, second));
        assertFalse(series.values().containsKey("async-write-16-inline.spin ns/op"));
    }

    @Test
    void runs_of_different_machines_are_no_series() throws IOException {
        RunFolder first = run("a", "2026-11-18T11:06:40Z");
        RunFolder second = run("b", "2026-11-19T11:06:40Z");
        Path environment = second.environment();
        Files.writeString(environment, Files.readString(environment).replace("0123456789abcdef", "fedcba9876543210"));
        UserError refusal = assertThrows(UserError.class, () -> Exported.files(ExportFormat.OTAVA, first, second));
        assertTrue(refusal.isRefusal(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("different machines"), refusal.getMessage());
    }

    @Test
    void runs_of_different_jvms_are_no_series() throws IOException {
        RunFolder first = run("a", "2026-11-18T11:06:40Z");
        RunFolder second = run("b", "2026-11-19T11:06:40Z");
        Path environment = second.environment();
        String text = Files.readString(environment);
        Files.writeString(environment, text.replaceAll("(\"vm\" : \"[^\"]*)\"", "$1 25\""));
        UserError refusal = assertThrows(UserError.class, () -> Exported.files(ExportFormat.OTAVA, first, second));
        assertTrue(refusal.isRefusal(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("different JVMs"), refusal.getMessage());
    }

    @Test
    void a_gate_has_the_commit_of_what_it_measured() throws IOException {
        RunFolder run = run("a", "2026-11-18T11:06:40Z");
        Map<String, String> files = new LinkedHashMap<>();
        for (ExportedFile file :
                ExportFormat.OTAVA.files(List.of(run), folder -> Optional.of("abcdef0"), remark -> {})) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            file.content().writeTo(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            files.put(file.name(), bytes.toString(StandardCharsets.UTF_8));
        }
        assertEquals(List.of("abcdef0"), read(files).commits());
    }

    @Test
    void a_run_counts_once_and_needs_a_time() throws IOException {
        RunFolder first = run("a", "2026-11-18T11:06:40Z");
        UserError twice = assertThrows(UserError.class, () -> Exported.files(ExportFormat.OTAVA, first, first));
        assertEquals("run a is there twice", twice.getMessage());
        RunFolder timeless = run("b", "yesterday");
        UserError none = assertThrows(UserError.class, () -> Exported.files(ExportFormat.OTAVA, timeless));
        assertEquals(timeless.environment() + ": 'yesterday' is no time", none.getMessage());
    }

    @Test
    void runs_of_nothing_in_common_are_no_series() throws IOException {
        RunFolder first = run("a", "2026-11-18T11:06:40Z");
        RunFolder other = SampleFolder.write(Files.createDirectory(folder.resolve("other")));
        List<String> lines = new ArrayList<>(Files.readAllLines(other.journal()));
        lines.removeIf(line -> line.contains("\"id\":\"timer.none\""));
        Files.write(other.journal(), lines);
        UserError mistake = assertThrows(UserError.class, () -> Exported.files(ExportFormat.OTAVA, first, other));
        assertEquals("there is nothing that all of these runs measured", mistake.getMessage());
    }

    private RunFolder run(String name, String started) throws IOException {
        RunFolder run = new JudgedRun().write(Files.createDirectory(folder.resolve(name)));
        Path plan = run.plan();
        Files.writeString(plan, Files.readString(plan).replace("20261118T110640Z-1a2b3c4", name));
        Path environment = run.environment();
        Files.writeString(environment, Files.readString(environment).replace("2026-11-18T11:06:40Z", started));
        return run;
    }

    static Series read(Map<String, String> files) {
        String configuration = files.get("otava.yaml");
        assertTrue(
                configuration.startsWith("tests:\n  diobench:\n    type: csv\n    file: otava.csv\n"), configuration);
        assertTrue(configuration.contains("    time_column: time\n    attributes: [commit, run, jvm]\n    metrics:\n"));
        assertTrue(configuration.endsWith("    csv_options: {delimiter: \",\", quote_char: '\"'}\n"), configuration);
        List<List<String>> rows = new ArrayList<>();
        CsvReader.builder().ofCsvRecord(files.get("otava.csv")).forEach(row -> rows.add(row.getFields()));
        List<String> header = rows.get(0);
        assertFalse(header.contains("branch"), "two branches would need an option");
        Series series = new Series(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
        for (List<String> row : rows.subList(1, rows.size())) {
            assertEquals(header.size(), row.size(), row.toString());
            series.times().add(OffsetDateTime.parse(row.get(column(header, "time"))));
            assertTrue(row.get(column(header, "time")).endsWith("+00:00"), row.toString());
            series.commits().add(row.get(column(header, "commit")));
            for (String metric : directions(configuration).keySet()) {
                double value = Double.parseDouble(row.get(column(header, metric)));
                assertTrue(Double.isFinite(value), metric);
                series.values()
                        .computeIfAbsent(metric, any -> new ArrayList<>())
                        .add(value);
            }
        }
        assertEquals(series.times().stream().sorted().toList(), series.times());
        return series;
    }

    private static int column(List<String> header, String name) {
        assertTrue(header.contains(name), "Column not found: " + name);
        return header.indexOf(name);
    }

    private static Map<String, Integer> directions(String configuration) {
        Map<String, Integer> directions = new LinkedHashMap<>();
        int begin = configuration.indexOf("    metrics:\n") + "    metrics:\n".length();
        String metrics = configuration.substring(begin, configuration.indexOf("    csv_options:"));
        for (String line : metrics.lines().toList()) {
            Matcher metric = METRIC.matcher(line);
            assertTrue(metric.matches(), line);
            assertEquals(metric.group(1), metric.group(2));
            directions.put(metric.group(1), Integer.valueOf(metric.group(3)));
        }
        return directions;
    }
}
