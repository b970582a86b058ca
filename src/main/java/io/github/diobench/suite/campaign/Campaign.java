package io.github.diobench.suite.campaign;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.Build;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.doctor.Doctor;
import io.github.diobench.suite.doctor.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plan that is ready to be carried out on this machine.
 *
 * <p>Not thread-safe; carry out one at a time, under the {@link MachineLock}.
 */
public final class Campaign {
    private static final Duration MOMENT = Duration.ofMillis(300);

    /** Says what is measured further; asked after the rounds that the plan looks at. */
    @FunctionalInterface
    public interface Decider {
        /**
         * Returns the names of the regimes of {@code run}, of which {@code folder} is the folder, that need more rounds. With none
         * the campaign ends. A regime that is left out once is not measured again.
         */
        Set<String> undecided(RunFolder folder, RunData run) throws IOException;
    }

    private final Plan plan;
    private final List<ForkJvm> jvms;
    private final Decider decider;
    private final Map<String, Path> directories;
    private final Estimate estimate;
    private List<Finding> findings;

    private Campaign(Plan plan, List<ForkJvm> jvms, Decider decider, Map<String, Path> directories) {
        this.plan = plan;
        this.jvms = List.copyOf(jvms);
        this.decider = decider;
        this.directories = Map.copyOf(directories);
        this.estimate = Estimate.of(plan, jvms);
    }

    /**
     * Gets ready for {@code plan} by starting its JVMs.
     *
     * @throws UserError if one does not start
     */
    public static Campaign prepare(Plan plan) {
        return new Campaign(
                plan,
                plan.jvms().stream()
                        .map(program -> ForkJvm.probe(program, plan.jvmArgs()))
                        .toList(),
                (folder, run) -> names(run.plan()),
                Map.of());
    }

    /**
     * Returns a campaign that takes no longer than {@code budget}: this one, or one that is cut down.
     *
     * @throws io.github.diobench.suite.UserError if that is too short for anything
     */
    public Campaign within(Duration budget) {
        Plan fitted = Budget.fit(plan, estimate, budget);
        return new Campaign(
                fitted,
                jvms.stream()
                        .filter(jvm -> fitted.jvms().contains(jvm.program()))
                        .toList(),
                decider,
                directories);
    }

    /** Returns a campaign that measures after each look no more than what {@code newDecider} finds undecided. */
    public Campaign endingWhen(Decider newDecider) {
        return new Campaign(plan, jvms, newDecider, directories);
    }

    /** Returns a campaign of which the forks of some arms, by their names, run in folders of their own, if those hold their own code. */
    public Campaign in(Map<String, Path> newDirectories) {
        return new Campaign(plan, jvms, decider, newDirectories);
    }

    /** Returns what is to be carried out. */
    public Plan plan() {
        return plan;
    }

    /** Returns how long its forks take. */
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

    /** Adds what is known beside what {@link #findings} finds: it is kept with the run, and judged by. */
    public void note(Finding finding) {
        findings = Stream.concat(findings().stream(), Stream.of(finding)).toList();
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
     * Makes sure that the forks have room in {@code results}, which is made if it is not there.
     *
     * @throws UserError if not
     */
    public void requireRoom(Path results) {
        requireRoom(results, plan.slots().size());
    }

    private static void requireRoom(Path folder, int forks) {
        try {
            Files.createDirectories(folder);
            DiskSpace.require(folder, forks);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static UserError unwritable(Path folder, IOException e) {
        return new UserError("cannot write to " + folder + " (" + cause(e) + "); nothing was measured", e);
    }

    /**
     * Runs all forks, one at a time, and keeps each in the journal before the next starts. A fork that fails does not
     * stop the others.
     *
     * @param results the folder in which the campaign's own folder is made
     * @param margins the margins that the campaign is to be judged by, kept with it before its first fork
     * @throws UserError if a file cannot be written
     */
    public Outcome carryOut(Path results, String margins, Progress progress, Interruption interruption)
            throws IOException {
        return carryOut(results, margins, Map.of(), progress, interruption);
    }

    /**
     * Does the same, with more files in the campaign's folder before its first fork.
     *
     * @param more their texts, by name
     */
    public Outcome carryOut(
            Path results, String margins, Map<String, String> more, Progress progress, Interruption interruption)
            throws IOException {
        Instant now = Instant.now();
        Build build = Build.current();
        RunFolder folder;
        try {
            folder = RunFolder.create(results, now, build.shortCommit(), (begun, runId) -> {
                plan.withRunId(runId).write(begun.plan());
                AtomicFile.write(begun.margins(), margins);
                for (Map.Entry<String, String> file : more.entrySet()) {
                    AtomicFile.write(begun.path().resolve(file.getKey()), file.getValue());
                }
                Environment.measure(now, plan, jvms, build, findings()).write(begun.environment());
                Files.createFile(begun.journal());
            });
        } catch (IOException e) {
            throw unwritable(results, e);
        }
        try (Journal journal = Journal.open(folder.journal())) {
            return run(folder, journal, progress, interruption);
        }
    }

    /**
     * Does the same for what is left of a campaign that was ended, in its own {@code folder}. Rounds of which a fork is
     * missing are run again whole.
     *
     * @throws UserError as a refusal, if this is not the machine, the JDK or the code that measured before; if another
     *     process is carrying it out; or if a file is damaged or cannot be written
     */
    public Outcome resume(RunFolder folder, Progress progress, Interruption interruption) throws IOException {
        Environment then = Environment.read(folder.environment());
        try (Journal journal = Journal.open(folder.journal())) {
            Sound.require(plan, journal.found().forks(), folder.journal().toString());
            if (journal.found().torn()) {
                progress.remark(
                        "The last line of " + folder.journal() + " was cut while it was written; it is dropped.");
            }
            int left = new Attempts(journal.found().forks()).left(plan).size();
            if (left == 0) {
                progress.remark("Nothing is left to run: all " + plan.slots().size() + " forks are there.");
            } else {
                requireSame(folder, then, Environment.capture(Instant.now(), plan, jvms, Build.current(), List.of()));
                requireRoom(folder.path(), left);
                TurnRequirements.ofThisMachine().require(plan);
                then.withWarnings(findings()).write(folder.environment());
                progress.remark(left + " of " + plan.slots().size() + " forks are left to run.");
            }
            return run(folder, journal, progress, interruption);
        }
    }

    private static void requireSame(RunFolder folder, Environment then, Environment now) {
        List<String> differences = EnvironmentDiff.between(then, now);
        if (!differences.isEmpty()) {
            throw UserError.refusal("what would run now is not comparable with what ran in " + folder.path() + ": "
                    + String.join("; ", differences) + "; start a run of its own");
        }
    }

    private Outcome run(RunFolder folder, Journal journal, Progress progress, Interruption interruption)
            throws IOException {
        try {
            return runForks(folder, journal, progress, interruption);
        } catch (IOException e) {
            throw new UserError(
                    "cannot write to " + folder.path() + " (" + cause(e)
                            + "); what was measured is kept: mend it and go on with 'run --resume " + folder.path()
                            + "'",
                    e);
        } finally {
            progress.finished();
        }
    }

    private static String cause(IOException e) {
        // The message of a FileSystemException may be no more than the file's name.
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private Outcome runForks(RunFolder folder, Journal journal, Progress progress, Interruption interruption)
            throws IOException {
        List<ForkRecord> all = new ArrayList<>(journal.found().forks());
        Attempts attempts = new Attempts(journal.found().forks());
        List<ForkAttempt> left = attempts.left(plan);
        int failed = failedBefore(attempts, left);
        Eta eta = Eta.starting(
                estimate, plan, left.stream().map(ForkAttempt::slot).toList());
        GroupRunner runner = new GroupRunner(plan, folder.log(), directories);
        int round = 0;
        Set<String> undecided = names(plan);
        Set<String> givenUp = GivenUp.cells(plan, attempts.paired());
        for (List<ForkAttempt> whole : groups(left)) {
            List<ForkAttempt> group = without(givenUp, whole);
            if (group.isEmpty()) {
                continue;
            }
            Slot first = group.get(0).slot();
            if (first.round() != round) {
                undecided = undecidedBefore(first.round(), round, undecided, folder, all);
                round = first.round();
                if (undecided.isEmpty()) {
                    progress.remark("All is decided after " + (round - 1) + " of " + plan.rounds() + " rounds.");
                    break;
                }
            }
            if (!undecided.contains(plan.cells().get(first.cell()).regime())) {
                continue;
            }
            progress.starts(first, plan.cells().get(first.cell()), eta.elapsed(), eta.remaining());
            if (interruption.isRequested()) {
                return new Outcome(folder, failed, true);
            }
            List<ForkRecord> forks = measured(runner, group, interruption);
            if (forks.isEmpty()) {
                return new Outcome(folder, failed, true);
            }
            journal.append(forks);
            all.addAll(forks);
            for (ForkRecord fork : forks) {
                eta.ended(fork.number());
                failed += fork.isOk() ? 0 : 1;
                progress.ended(fork, eta.elapsed(), eta.remaining());
            }
            givenUp = givenUp(givenUp, forks, all, progress);
            eta.dropped(givenUp);
        }
        return new Outcome(folder, failed, false);
    }

    private static List<ForkAttempt> without(Set<String> cells, List<ForkAttempt> group) {
        return group.stream()
                .filter(attempt -> !cells.contains(attempt.slot().cell()))
                .toList();
    }

    /** Returns what is given up now that {@code forks} have ended, and tells what is new of it. */
    private Set<String> givenUp(Set<String> before, List<ForkRecord> forks, List<ForkRecord> all, Progress progress) {
        if (forks.stream().allMatch(ForkRecord::isOk)) {
            return before;
        }
        Set<String> now = GivenUp.cells(plan, new Attempts(all).paired());
        Set<String> fresh = new LinkedHashSet<>(now);
        fresh.removeAll(before);
        if (!fresh.isEmpty()) {
            progress.remark("Failed twice, so not measured further: " + String.join(", ", fresh) + ".");
        }
        return now;
    }

    /**
     * Returns what the forks of {@code group} measured; nothing if they were cut down, which is no fault of what they measured. A
     * shutdown also ends the programs that help them, and whoever needs those may notice it before the request has come.
     */
    private static List<ForkRecord> measured(GroupRunner runner, List<ForkAttempt> group, Interruption interruption)
            throws IOException {
        List<ForkRecord> forks;
        try {
            forks = runner.run(group, interruption::isRequested);
        } catch (IOException e) {
            if (interruption.isRequestedWithin(MOMENT)) {
                return List.of();
            }
            throw e;
        }
        boolean allOk = forks.size() == group.size() && forks.stream().allMatch(ForkRecord::isOk);
        boolean cutDown = interruption.isRequested() || (!allOk && interruption.isRequestedWithin(MOMENT));
        return cutDown ? List.of() : forks;
    }

    /** Returns {@code left} in the pieces that run together: of a round of a regime, all; of forks that take no turns, each. */
    private List<List<ForkAttempt>> groups(List<ForkAttempt> left) {
        List<List<ForkAttempt>> groups = new ArrayList<>();
        Object last = null;
        for (ForkAttempt attempt : left) {
            Slot slot = attempt.slot();
            Object key = plan.turns()
                    ? List.of(slot.round(), plan.cells().get(slot.cell()).regime())
                    : slot.number();
            if (!key.equals(last)) {
                groups.add(new ArrayList<>());
                last = key;
            }
            groups.get(groups.size() - 1).add(attempt);
        }
        return groups;
    }

    /**
     * Returns what of {@code undecided} goes on with {@code round}. Asks at the last look before it, unless the {@code previous}
     * round came after this, too, and shows nothing of the rounds after the look.
     */
    private Set<String> undecidedBefore(
            int round, int previous, Set<String> undecided, RunFolder folder, List<ForkRecord> all) throws IOException {
        int look = plan.looks().stream()
                .mapToInt(Integer::intValue)
                .filter(candidate -> candidate < round)
                .max()
                .orElse(0);
        if (look == 0 || look < previous) {
            return undecided;
        }
        List<ForkRecord> before =
                all.stream().filter(fork -> fork.round() <= look).toList();
        Set<String> still = new LinkedHashSet<>(
                decider.undecided(folder, new RunData(plan, Environment.read(folder.environment()), before)));
        still.retainAll(undecided);
        return still;
    }

    private static Set<String> names(Plan plan) {
        return plan.regimes().stream().map(Regime::name).collect(Collectors.toSet());
    }

    private static int failedBefore(Attempts attempts, List<ForkAttempt> left) {
        Set<Integer> again = left.stream().map(turn -> turn.slot().round()).collect(Collectors.toSet());
        return (int) attempts.paired().stream()
                .filter(fork -> !fork.isOk() && !again.contains(fork.round()))
                .count();
    }
}
