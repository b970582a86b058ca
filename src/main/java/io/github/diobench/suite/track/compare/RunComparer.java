package io.github.diobench.suite.track.compare;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.EnvironmentDiff;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.doctor.Severity;
import io.github.diobench.suite.machine.HandOverTimes;
import io.github.diobench.suite.machine.Machine;
import io.github.diobench.suite.machine.MachineProfile;
import io.github.diobench.suite.verdict.ShiftEstimator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares two stored runs. */
public final class RunComparer {
    private static final String WHY_NO_VERDICT =
            "B did not run in turns with A but at another time, so whatever the machine did differently then looks like an effect "
                    + "of the code. In simulations, 22 to 45 of 100 such comparisons of identical code show a difference, whatever "
                    + "the test. For a verdict, let 'gate' run both in turns";

    private final RunData a;
    private final RunData b;
    private final List<NotCompared> notCompared = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private RunComparer(RunData a, RunData b) {
        this.a = a;
        this.b = b;
    }

    /**
     * Compares the runs in two folders.
     *
     * @param acrossMachines compare runs that were not measured alike, too, but nothing else than ratios within each run
     * @throws UserError if a folder holds no run, if both are the same, or, as a refusal, if the runs cannot be compared
     */
    public static Comparison compare(Path folderA, Path folderB, boolean acrossMachines) throws IOException {
        RunData a = RunData.load(new RunFolder(folderA));
        RunData b = RunData.load(new RunFolder(folderB));
        if (Files.isSameFile(folderA, folderB)) {
            throw new UserError("A and B are the same folder, " + folderA + ": name two runs");
        }
        requireConstant("A", a);
        requireConstant("B", b);
        List<String> differences = EnvironmentDiff.ofRuns(a, b);
        if (!differences.isEmpty() && !acrossMachines) {
            throw UserError.refusal("A and B were not measured alike: " + String.join("; ", differences)
                    + ". --across-machines compares nothing but the ratios to the reference of the same run");
        }
        return new RunComparer(a, b).compare(acrossMachines, differences);
    }

    private static void requireConstant(String name, RunData run) {
        Set<String> fingerprints = run.fingerprints();
        if (fingerprints.size() > 1) {
            throw UserError.refusal(
                    "the JVM of " + name + " changed while it measured: " + String.join(", ", fingerprints));
        }
    }

    private Comparison compare(boolean acrossMachines, List<String> differences) {
        long seed = a.plan().seed();
        List<CommonCell> cells = commonCells();
        Latencies latencies = new Latencies(a, b, new ShiftEstimator(seed), notCompared);
        CostRatios ratios = new CostRatios(a, b, cells, notCompared);
        note("A", a);
        note("B", b);
        noteHandOver();
        return new Comparison(
                Comparison.SCHEMA_VERSION,
                Comparison.BLOCKED,
                WHY_NO_VERDICT,
                acrossMachines,
                ComparedRun.of(a),
                ComparedRun.of(b),
                differences,
                Comparison.CONFIDENCE,
                seed,
                acrossMachines ? List.of() : times(cells),
                ratios.changes(),
                acrossMachines ? latencies.ratios(ratios.pairs()) : latencies.changes(cells),
                notCompared,
                notes);
    }

    /** Returns the cells that measure the same in both runs; a reason not to be among them is kept. */
    private List<CommonCell> commonCells() {
        Map<String, Cell> cellsOfA = a.plan().cells();
        Map<String, Cell> cellsOfB = b.plan().cells();
        List<CommonCell> common = new ArrayList<>();
        cellsOfA.forEach((id, cell) -> {
            if (cellsOfB.containsKey(id)) {
                CommonCell both = CommonCell.of(a, cell, b, cellsOfB.get(id));
                both.whyNot().ifPresentOrElse(why -> notCompared.add(new NotCompared(id, why)), () -> common.add(both));
            } else {
                notCompared.add(new NotCompared(id, "only in A"));
            }
        });
        cellsOfB.keySet().stream()
                .filter(id -> !cellsOfA.containsKey(id))
                .forEach(id -> notCompared.add(new NotCompared(id, "only in B")));
        return common;
    }

    private static List<TimeChange> times(List<CommonCell> cells) {
        return cells.stream().map(CommonCell::change).toList();
    }

    private void noteWhatIsNoTime(String name, RunData run) {
        for (Cell cell : run.plan().cells().values()) {
            int leftOut = Scores.of(run, cell).leftOut();
            if (leftOut > 0) {
                notes.add("left out, for their scores are no times: " + leftOut + " of the forks of " + cell.id()
                        + " in " + name);
            }
        }
    }

    /** It changes from minute to minute on one machine, so that it is no reason to refuse. */
    private void noteHandOver() {
        Optional<Double> inA = handOver(a);
        Optional<Double> inB = handOver(b);
        if (inA.isPresent() && inB.isPresent() && MachineProfile.isClear(inA.get(), inB.get())) {
            notes.add(String.format(
                    Locale.ROOT,
                    "a cache line went from one CPU to the other in %.0f ns before A and in %.0f ns before B: what two CPUs share "
                            + "costs more in the one",
                    inA.get(),
                    inB.get()));
        }
    }

    private static Optional<Double> handOver(RunData run) {
        return Optional.ofNullable(run.environment().machine())
                .map(Machine::profile)
                .map(MachineProfile::handOver)
                .map(HandOverTimes::medianNs);
    }

    private void note(String name, RunData run) {
        long failed = run.forks().stream().filter(fork -> !fork.isOk()).count();
        int missing = run.missing().size();
        if (failed > 0) {
            notes.add("forks of " + name + " that did not measure: " + failed);
        }
        if (missing > 0 || run.torn()) {
            notes.add(name + " ended before all was measured: " + run.forks().size() + " forks of "
                    + run.plan().slots().size());
        }
        noteWhatIsNoTime(name, run);
        run.environment().findings().stream()
                .filter(finding -> finding.isAtLeast(Severity.WARN))
                .forEach(finding -> notes.add(name + ": " + finding.line()));
    }
}
