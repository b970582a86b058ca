package io.github.diobench.suite.report;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.FileNames;
import io.github.diobench.suite.PlainFile;
import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.RunData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Writes the distribution of every cell and label, merged over forks, as HdrHistogram's percentile table. */
final class LatencyCsv {
    private static final int STEPS_PER_HALVING = 5;

    /** Values are written as they are: in nanoseconds. */
    private static final double NANOS = 1.0;

    private final RunData run;

    LatencyCsv(RunData run) {
        this.run = run;
    }

    /** Writes one file per cell and label into {@code folder}, and returns them; without any, there is no folder. */
    List<Path> write(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Cell cell : run.plan().cells().values()) {
            for (Map.Entry<String, Histogram> entry : run.histograms(cell).entrySet()) {
                Path file = PlainFile.folder(folder).resolve(FileNames.safe(cell.id() + "." + entry.getKey()) + ".csv");
                AtomicFile.write(
                        file,
                        out -> entry.getValue().outputPercentileDistribution(out, STEPS_PER_HALVING, NANOS, true));
                files.add(file);
            }
        }
        return files;
    }
}
