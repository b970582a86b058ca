package io.github.diobench.suite.track.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.fixture.SampleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rules are those of HdrHistogram's plain percentile output (AbstractHistogram) and of what its plotters
 * (GoogleChartsExample/plotFiles.html) take: lines that begin with a blank-padded number are rows of value, percentile from 0 to
 * 1, count up to there and 1/(1-percentile), of which the last row has three; the summary follows in lines with {@code #[}.
 */
final class HgrmFormatTest {
    private static final Pattern SUMMARY = Pattern.compile("#\\[(.+?) += +([0-9.]+), (.+?) += +([0-9.]+)]");

    private final Locale locale = Locale.getDefault();

    @TempDir
    Path folder;

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
    }

    /** One table, taken apart. */
    record Table(List<double[]> rows, Map<String, Double> summary) {
        static Table read(String text) {
            List<String> lines = text.lines().toList();
            assertEquals(
                    "Value Percentile TotalCount 1/(1-Percentile)",
                    lines.get(0).strip().replaceAll(" +", " "));
            assertEquals("", lines.get(1));
            List<double[]> rows = new ArrayList<>();
            Map<String, Double> summary = new HashMap<>();
            for (String line : lines.subList(2, lines.size())) {
                Matcher matcher = SUMMARY.matcher(line);
                if (line.startsWith("#")) {
                    assertTrue(matcher.matches(), line);
                    summary.put(matcher.group(1), Double.valueOf(matcher.group(2)));
                    summary.put(matcher.group(3), Double.valueOf(matcher.group(4)));
                } else {
                    assertTrue(summary.isEmpty(), "a row after the summary");
                    String[] fields = line.strip().split(" +", -1);
                    double[] row = new double[fields.length];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = Double.parseDouble(fields[i]);
                    }
                    rows.add(row);
                }
            }
            return new Table(rows, summary);
        }
    }

    @Test
    void every_cell_and_label_has_a_table_of_nanoseconds() throws IOException {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        RunFolder run = SampleFolder.write(folder);
        Map<String, String> files = Exported.files(ExportFormat.HGRM, run);
        assertEquals(
                Set.of("latency.spin.lat.hgrm", "latency.spin.slat.hgrm", "timer.none.timer.hgrm"), files.keySet());
        RunData data = RunData.load(run);
        Histogram histogram =
                data.histograms(data.plan().cells().get("latency.spin")).get("lat");
        Table table = Table.read(files.get("latency.spin.lat.hgrm"));

        double[] last = table.rows().get(table.rows().size() - 1);
        assertEquals(3, last.length, "the last row has no 1/(1-percentile)");
        assertEquals((double) histogram.getMaxValue(), last[0]);
        assertEquals(1, last[1]);
        assertEquals((double) histogram.getTotalCount(), last[2]);
        double before = 0;
        for (double[] row : table.rows().subList(0, table.rows().size() - 1)) {
            assertEquals(4, row.length);
            assertTrue(row[1] >= before && row[1] <= 1, "percentiles ascend from 0 to 1");
            // Two decimals of it are printed.
            assertEquals(1 / (1 - row[1]), row[3], 0.006 + 1e-6 * row[3] * row[3]);
            assertEquals((double) histogram.getCountBetweenValues(0, (long) row[0]), row[2]);
            before = row[1];
        }
        assertEquals(histogram.getMean(), table.summary().get("Mean"), 0.001);
        assertEquals(histogram.getStdDeviation(), table.summary().get("StdDeviation"), 0.001);
        assertEquals((double) histogram.getMaxValue(), table.summary().get("Max"));
        assertEquals((double) histogram.getTotalCount(), table.summary().get("Total count"));
        assertTrue(table.summary().get("Buckets") > 0 && table.summary().get("SubBuckets") > 0);
    }

    @Test
    void without_histograms_there_is_nothing_to_export() throws IOException {
        RunFolder run = new JudgedRun().write(folder);
        List<String> lines = new ArrayList<>(Files.readAllLines(run.journal()));
        lines.replaceAll(line -> line.replaceAll("\"histograms\":\\{.*?}", "\"histograms\":{}"));
        Files.write(run.journal(), lines);
        UserError mistake = assertThrows(UserError.class, () -> Exported.files(ExportFormat.HGRM, run));
        assertEquals("no benchmark of " + folder + " recorded latencies: there is no histogram", mistake.getMessage());
    }
}
