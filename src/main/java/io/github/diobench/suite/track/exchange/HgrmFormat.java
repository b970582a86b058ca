package io.github.diobench.suite.track.exchange;

import io.github.diobench.suite.FileNames;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** HdrHistogram's plain percentile table, one file for each cell and label with the forks merged; values in nanoseconds. */
final class HgrmFormat {
    private static final int STEPS_PER_HALVING = 5;

    /** Values are written as they are; the library's own default would divide them by a million. */
    private static final double NANOS = 1.0;

    private HgrmFormat() {}

    static List<ExportedFile> files(StoredRun run) {
        List<ExportedFile> files = new ArrayList<>();
        for (Cell cell : run.data().plan().cells().values()) {
            for (Map.Entry<String, Histogram> entry :
                    run.data().histograms(cell).entrySet()) {
                Histogram histogram = entry.getValue();
                if (histogram.getTotalCount() > 0) {
                    files.add(new ExportedFile(
                            FileNames.safe(cell.id() + "." + entry.getKey()) + ".hgrm",
                            out -> histogram.outputPercentileDistribution(out, STEPS_PER_HALVING, NANOS)));
                }
            }
        }
        if (files.isEmpty()) {
            throw new UserError(
                    "no benchmark of " + run.folder().path() + " recorded latencies: there is no histogram");
        }
        return files;
    }
}
