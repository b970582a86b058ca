package io.github.diobench.suite.campaign;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.Build;
import io.github.diobench.suite.doctor.Doctor;
import io.github.diobench.suite.doctor.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A plan that is ready to be carried out on this machine.
 *
 * <p>Not thread-safe; carry out one at a time, under the {@link MachineLock}.
 */
public final class Campaign {
    private static final Duration MOMENT = Duration.ofMillis(300);

    private final Plan plan;
    private final List<ForkJvm> jvms;
    private final Estimate estimate;
    private List<Finding> findings;

    private Campaign(Plan plan, List<ForkJvm> jvms) {
        this.plan = plan;
        this.jvms = List.copyOf(jvms);
        this.estimate = Estimate.of(plan, jvms);
    }

    /**
     * Gets ready for {@code plan} by starting its JVMs.
     *
     * @throws io.github.diobench.suite.UserError if one does not start
     */
    public static Campaign prepare(Plan plan) {
        return new Campaign(
                plan,
                plan.jvms().stream()
                        .map(program -> ForkJvm.probe(program, plan.jvmArgs()))
                        .toList());
    }

    /** Returns what is to be carried out. */
    public Plan plan() {
        return plan;
    }

    /** Returns how long that takes. */
    public Estimate estimate() {
        return estimate;
    }

    /** Examines the machine, which takes a second or two, and returns what was found. Once: later calls return the same. */
    public List<Finding> findings() {
        if (findings == null) {
            findings = Doctor.examine(jvms.stream().map(ForkJvm::vm).toList()).findings();
        }
        return findings;
    }

    /**
     * What came of a campaign.
     *
     * @param folder where everything is
     * @param failed how many forks did not end well
     * @param interrupted whether it was ended before its last fork
     */
    public record Outcome(RunFolder folder, int failed, boolean interrupted) {}

    /**
     * Runs all forks, one at a time, and keeps each in the journal before the next starts. A fork that fails does not
     * stop the others.
     *
     * @param results the folder in which the campaign's own folder is made
     * @param margins the margins that the campaign will be judged by, kept with it before its first fork; empty if it never is
     * @throws IOException if a file cannot be written
     */
    public Outcome carryOut(Path results, Optional<String> margins, Progress progress, Interruption interruption)
            throws IOException {
        Instant now = Instant.now();
        Build build = Build.current();
        RunFolder folder = RunFolder.create(results, now, build.shortCommit());
        plan.withRunId(folder.runId()).write(folder.plan());
        if (margins.isPresent()) {
            AtomicFile.write(folder.margins(), margins.get());
        }
        Environment.capture(now, plan, jvms, build, findings()).write(folder.environment());
        try (Journal journal = Journal.create(folder.journal())) {
            return runForks(folder, journal, progress, interruption);
        } finally {
            progress.finished();
        }
    }

    private Outcome runForks(RunFolder folder, Journal journal, Progress progress, Interruption interruption)
            throws IOException {
        ForkRunner runner = new ForkRunner(plan, folder.log());
        long start = System.nanoTime();
        int done = 0;
        int failed = 0;
        for (Slot slot : plan.slots()) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            progress.starts(slot, plan.cells().get(slot.cell()), elapsed, estimate.remaining(done, elapsed));
            ForkRecord fork = runner.run(slot);
            if (interruption.isRequested() || (!fork.isOk() && interruption.isRequestedWithin(MOMENT))) {
                // This fork was cut down, which is no fault of what it measured.
                return new Outcome(folder, failed, true);
            }
            journal.append(fork);
            done++;
            failed += fork.isOk() ? 0 : 1;
            elapsed = Duration.ofNanos(System.nanoTime() - start);
            progress.ended(fork, elapsed, estimate.remaining(done, elapsed));
        }
        return new Outcome(folder, failed, false);
    }
}
