package io.github.diobench.suite.track.shard;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.TemporaryFolder;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.MergedRun;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * A run that was put together from its shards.
 *
 * @param folder where it is
 * @param reports what was found; their files lie in {@code folder} by now
 * @param origin where it came from
 */
public record Merge(RunFolder folder, Reports reports, MergedRun origin) {
    /**
     * Merges the shards in {@code places} into a run with all reports, which appears whole at {@code output} or not at all. The
     * shards stay as they are.
     *
     * @param places folders of shards, or folders in which they are
     * @param output the folder to make, after whose name the run is called; nothing may be there but an empty folder
     * @param acrossMachines whether the shards may come from different machines
     * @throws UserError if a shard is missing, there twice, incomplete or damaged, or if they are not of one plan; as a refusal,
     *     if they ran different code, or on different machines and may not
     * @throws IOException if something cannot be read or written
     */
    public static Merge into(Path output, List<Path> places, boolean acrossMachines) throws IOException {
        Path target = output.toAbsolutePath().normalize();
        requireFree(output, target);
        RunFolder folder = new RunFolder(output);
        Path path = target.resolveSibling("." + target.getFileName() + "."
                + Long.toHexString(ThreadLocalRandom.current().nextLong()));
        try (TemporaryFolder beside = new TemporaryFolder(path)) {
            RunFolder merged = new RunFolder(beside.path());
            MergedRun origin = write(places, merged, folder.runId(), acrossMachines);
            Reports reports = Reports.write(merged);
            // An empty folder is replaced; one that has been filled meanwhile is not, and this fails.
            Files.move(beside.path(), target, StandardCopyOption.ATOMIC_MOVE);
            return new Merge(folder, reports, origin);
        }
    }

    private static void requireFree(Path output, Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new UserError("--output " + output + " is a file; name a folder that is not there yet");
        }
        try (Stream<Path> entries = Files.list(target)) {
            if (entries.findAny().isPresent()) {
                throw new UserError("--output " + output + " is not empty; name a folder that is not there yet");
            }
        }
    }

    /** Does not keep the shards: for the reports the memory is needed again. */
    private static MergedRun write(List<Path> places, RunFolder folder, String runId, boolean acrossMachines)
            throws IOException {
        ShardSet set = shards(places);
        MergedRun origin = Machines.of(set, acrossMachines);
        Files.createDirectories(folder.path());
        set.plan(runId).write(folder.plan());
        MergedEnvironment.of(set.shards().stream()
                        .map(shard -> shard.run().environment())
                        .toList())
                .write(folder.environment());
        if (set.margins() != null) {
            AtomicFile.write(folder.margins(), set.margins());
        }
        List<String> journal = MergedJournal.of(set.shards());
        AtomicFile.write(folder.journal(), out -> journal.forEach(line -> out.print(line + "\n")));
        origin.write(folder.shards());
        requireNothingLost(set.counts(), RunData.load(folder));
        return origin;
    }

    private static ShardSet shards(List<Path> places) throws IOException {
        List<ShardRun> runs = new ArrayList<>();
        for (Path path : ShardFolders.in(places)) {
            runs.add(ShardRun.load(path));
        }
        return ShardSet.of(runs);
    }

    /** Adds up every histogram as it will be reported, and counts again. */
    private static void requireNothingLost(Map<String, Long> expected, RunData merged) {
        Map<String, Long> found = new TreeMap<>();
        for (Cell cell : merged.plan().cells().values()) {
            merged.histograms(cell).forEach((label, histogram) -> {
                long[] count = {0};
                histogram.recordedValues().forEach(value -> count[0] += value.getCountAtValueIteratedTo());
                found.merge(cell.id() + "/" + label, count[0], Long::sum);
            });
        }
        if (!found.equals(expected)) {
            throw new IllegalStateException("of " + expected + " latencies there were " + found + " after the merge");
        }
    }
}
