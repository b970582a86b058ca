package io.github.diobench.suite.track.exchange;

import io.github.diobench.suite.FileNames;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Cell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** HdrHistogram's plain percentile table, one file for each cell and label with the forks merged; values in nanoseconds. */
final class HgrmFormat {
    private static final int STEPS_PER_HALVING = 5;

    /** Values are written as they are; the library's own default would divide them by a million. */
    private static final double NANOS = 1.0;

    private HgrmFormat() {}

    static List<ExportedFile> files(StoredRun run) {
        List<ExportedFile> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Cell cell : run.data().plan().cells().values()) {
            for (Map.Entry<String, Histogram> entry :
                    run.data().histograms(cell).entrySet()) {
                Histogram histogram = entry.getValue();
                if (histogram.getTotalCount() > 0) {
                    String name = name(FileNames.safe(cell.id() + "." + entry.getKey()), names);
                    files.add(new ExportedFile(
                            name, out -> histogram.outputPercentileDistribution(out, STEPS_PER_HALVING, NANOS)));
                }
            }
        }
        if (files.isEmpty()) {
            throw new UserError(
                    "no benchmark of " + run.folder().path() + " recorded latencies: there is no histogram");
        }
        return files;
    }

    /** Names that differ in what no file name may hold must not become one. */
    private static String name(String safe, Set<String> names) {
        String name = safe + ".hgrm";
        for (int number = 2; !names.add(name); number++) {
            name = safe + "-" + number + ".hgrm";
        }
        return name;
    }
}
