package io.github.diobench.suite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.diobench.suite.fixture.SampleFolder;
import io.github.diobench.suite.verdict.RatioInterval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SummaryCsvTest {
    @TempDir
    Path folder;

    private String table;
    private List<NamedCsvRecord> rows;

    @BeforeEach
    void write() throws IOException {
        table = Reports.write(SampleFolder.write(folder)).table();
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(folder.resolve("summary.csv")))) {
            rows = csv.stream().toList();
        }
    }

    @Test
    void ratios_recomputed_from_the_rows_are_those_of_the_table() {
        for (String arm : List.of("spin", "atomic-again")) {
            Map<Integer, Double> reference = byRound("atomic");
            Map<Integer, Double> candidate = byRound(arm);
            reference.keySet().retainAll(candidate.keySet());
            candidate.keySet().retainAll(reference.keySet());
            RatioInterval ratio = RatioInterval.ofPairs(values(reference), values(candidate), 0.90);
            String cells =
                    String.format(Locale.ROOT, "%.3f | [%.3f, %.3f]", ratio.ratio(), ratio.lower(), ratio.upper());
            String row = table.lines()
                    .filter(line -> line.contains("| " + arm + " ") && line.contains("async-write-2-inline"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(row.replaceAll(" +", " ").contains(cells), row + " does not show " + cells);
        }
    }

    @Test
    void means_recomputed_from_the_rows_are_those_of_the_table() {
        double mean = byRound("spin").values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        assertTrue(table.contains(String.format(Locale.ROOT, "|   2/3 |  %.1f |  %.2f |", 2 * mean, mean)), table);
    }

    @Test
    void a_failed_fork_has_one_row_with_its_reason() {
        List<NamedCsvRecord> failed = rows.stream()
                .filter(row -> !row.getField("status").equals("ok"))
                .toList();
        assertEquals(1, failed.size());
        assertEquals("failed", failed.get(0).getField("status"));
        assertEquals("", failed.get(0).getField("metric"));
        assertEquals("", failed.get(0).getField("value"));
        assertEquals(
                "IllegalStateException: submitted 5 | completed 4, \"lost\" one",
                failed.get(0).getField("note"));
    }

    @Test
    void a_latency_near_the_timer_is_marked_and_others_are_not() {
        // Twice the timer's median of 25 ns is 50 ns: 49 ns is below, 200 ns is not, and the timer itself never is.
        for (NamedCsvRecord row : rows) {
            boolean isBelow = row.getField("metric").startsWith("slat.p")
                    || row.getField("metric").equals("slat.max");
            if (row.getField("status").equals("ok")) {
                assertEquals(isBelow ? "below floor" : "", row.getField("note"), row.toString());
            }
        }
    }

    @Test
    void percentiles_with_too_few_values_beyond_are_left_out() {
        // 230 000 values leave 230 beyond p99.9 but only 23 beyond p99.99.
        List<String> metrics = rows.stream().map(row -> row.getField("metric")).toList();
        assertTrue(metrics.contains("lat.p99.9"));
        assertTrue(!metrics.contains("lat.p99.99"));
    }

    private Map<Integer, Double> byRound(String arm) {
        Map<Integer, Double> values = new TreeMap<>();
        for (NamedCsvRecord row : rows) {
            if (row.getField("cell").equals("async-write-2-inline." + arm)
                    && row.getField("metric").equals("time_per_bio")) {
                values.put(Integer.parseInt(row.getField("round")), Double.parseDouble(row.getField("value")));
            }
        }
        return values;
    }

    private static double[] values(Map<Integer, Double> byRound) {
        return byRound.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
