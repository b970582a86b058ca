package io.github.diobench.suite.track.shard;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.Environment;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Journal;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.campaign.Slot;
import io.github.diobench.suite.record.Histograms;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * One shard as it lies on disk, seen to be whole and to hold nothing but its own forks.
 *
 * @param folder where it is
 * @param run what was measured
 * @param journal all its forks with their lines, in order
 * @param margins the text of its margins; {@code null} if none were fixed
 * @param counts how many latencies it recorded, by {@code <cell>/<label>}
 */
record ShardRun(RunFolder folder, RunData run, List<Line> journal, String margins, Map<String, Long> counts) {
    /**
     * A line of the journal.
     *
     * @param fork what it says
     * @param text how it says so: another JVM can write a number with more digits than this one would
     */
    record Line(ForkRecord fork, String text) {}

    /**
     * Reads the shard in {@code path}.
     *
     * @throws UserError if there is none, if it is damaged, if a fork is missing or is not its own, or if a histogram has
     *     another shape than those of this diobench
     */
    static ShardRun load(Path path) throws IOException {
        RunFolder folder = new RunFolder(path);
        Plan plan = Plan.read(folder.plan());
        if (plan.shard() == null) {
            throw new UserError(path + " is the folder of a whole run, not of a shard");
        }
        List<ForkRecord> forks = Journal.read(folder.journal());
        RunData run = new RunData(plan, Environment.read(folder.environment()), forks);
        ShardRun shard =
                new ShardRun(folder, run, lines(folder.journal(), forks), margins(folder.margins()), new TreeMap<>());
        shard.requireOwn();
        shard.requireAll();
        shard.count();
        return shard;
    }

    private static List<Line> lines(Path journal, List<ForkRecord> forks) throws IOException {
        String[] texts = new String(Files.readAllBytes(journal), StandardCharsets.UTF_8).split("\n", -1);
        return IntStream.range(0, forks.size())
                .mapToObj(i -> new Line(forks.get(i), texts[i]))
                .toList();
    }

    private static String margins(Path file) throws IOException {
        try {
            return Files.exists(file) ? Files.readString(file) : null;
        } catch (CharacterCodingException e) {
            throw new UserError(file + " holds no margins: it is not UTF-8", e);
        }
    }

    /** Returns what messages call it. */
    String name() {
        return "shard " + plan().shard() + " (" + folder.path() + ")";
    }

    Plan plan() {
        return run.plan();
    }

    /** Returns how many latencies it recorded. */
    long latencies() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private void requireOwn() {
        Map<Integer, Slot> slots = new HashMap<>();
        plan().slots().forEach(slot -> slots.put(slot.number(), slot));
        Map<String, Cell> cells = plan().cells();
        Set<String> seen = new HashSet<>();
        for (Line line : journal) {
            ForkRecord fork = line.fork();
            String what = "fork " + fork.number() + " (" + fork.cell().id() + " in round " + fork.round() + ")";
            Slot slot = slots.get(fork.number());
            boolean own = slot != null
                    && slot.round() == fork.round()
                    && slot.position() == fork.position()
                    && slot.cell().equals(fork.cell().id())
                    && fork.cell().equals(cells.get(slot.cell()));
            if (!own) {
                throw new UserError(name() + " has " + what + " in its journal, which is not a part of its plan");
            }
            if (!seen.add(fork.number() + "/" + fork.attempt())) {
                throw new UserError(name() + " has " + what + " twice");
            }
        }
    }

    private void requireAll() {
        List<Slot> missing = run.missing();
        if (!missing.isEmpty()) {
            Slot first = missing.get(0);
            throw new UserError(name() + " lacks " + missing.size() + " of its "
                    + plan().slots().size() + " forks, the first of them " + first.cell() + " in round " + first.round()
                    + "; go on with it: run --resume " + folder.path());
        }
    }

    private void count() {
        for (ForkRecord fork : run.forks()) {
            if (fork.isOk()) {
                fork.measured()
                        .histograms()
                        .forEach((label, histograms) -> counts.merge(
                                fork.cell().id() + "/" + label, count(fork, label, histograms), Long::sum));
            }
        }
    }

    private long count(ForkRecord fork, String label, List<String> histograms) {
        try {
            return histograms.stream().mapToLong(Histograms::countOfCommonShape).sum();
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    name() + ", fork " + fork.number() + ", '" + label + "': " + e.getMessage()
                            + "; it could not be added exactly",
                    e);
        }
    }
}
