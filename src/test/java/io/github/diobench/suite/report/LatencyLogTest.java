package io.github.diobench.suite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.fixture.SampleFolder;
import io.github.diobench.suite.fixture.SampleRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LatencyLogTest {
    @TempDir
    Path folder;

    @Test
    void the_librarys_own_reader_reads_it_whole() throws IOException {
        Reports.write(SampleFolder.write(folder));
        Map<String, Long> counts = new TreeMap<>();
        try (HistogramLogReader reader =
                new HistogramLogReader(folder.resolve("latency.hlog").toFile())) {
            while (reader.hasNext()) {
                EncodableHistogram interval = reader.nextIntervalHistogram();
                counts.merge(interval.getTag(), ((Histogram) interval).getTotalCount(), Long::sum);
            }
            assertEquals(SampleRun.forks().get(0).startMillis() / 1000.0, reader.getStartTimeSec());
        }
        assertEquals(
                Map.of("latency.spin/lat", 230_000L, "latency.spin/slat", 1000L, "timer.none/timer", 2000L), counts);
    }

    @Test
    void intervals_carry_values_and_times() throws IOException {
        Reports.write(SampleFolder.write(folder));
        try (HistogramLogReader reader =
                new HistogramLogReader(folder.resolve("latency.hlog").toFile())) {
            Histogram lat = (Histogram) reader.nextIntervalHistogram();
            assertEquals(SampleRun.forks().get(3).histogram("lat"), lat);
            assertEquals(SampleRun.forks().get(3).startMillis(), lat.getStartTimeStamp());
            assertEquals(SampleRun.forks().get(3).endMillis(), lat.getEndTimeStamp());
            assertTrue(reader.hasNext());
        }
    }
}
