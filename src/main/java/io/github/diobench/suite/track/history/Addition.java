package io.github.diobench.suite.track.history;

import io.github.diobench.suite.Printable;
import io.github.diobench.suite.Sha256;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Environment;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.judge.Judge;
import io.github.diobench.suite.record.Pin;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A run on its way into the history. */
public final class Addition {
    private static final int ID_DIGITS = 8;

    private final Environment environment;
    private final StoredFile unplaced;

    /** Why git does not know when the commit was made; null if it was told or does. */
    private final String gitReason;

    private Addition(Environment environment, StoredFile unplaced, String gitReason) {
        this.environment = environment;
        this.unplaced = unplaced;
        this.gitReason = gitReason;
    }

    /**
     * Judges the run in {@code folder} and takes out of it what the history keeps.
     *
     * @param gated what was measured, if the run is a gate; nothing if it measured diobench itself
     * @param commitTime when its commit was made; if empty, git is asked, and if that does not know it, the run stands where it
     *     started
     * @throws UserError if the run is missing or damaged, or has nothing that could be judged
     */
    public static Addition of(RunFolder folder, Optional<MeasuredCode> gated, Optional<Instant> commitTime)
            throws IOException {
        RunData run = RunData.load(folder);
        Judge judge = Judge.by(folder);
        // The verdict of a gate is another one; its rounds are the same.
        Optional<String> whyNot = gated.isPresent() ? Optional.empty() : judge.whyNot(run);
        if (whyNot.isPresent()) {
            throw new UserError("run " + folder.path() + " cannot be a point of the history: " + whyNot.get());
        }
        Environment environment = run.environment();
        if (environment.os() == null || environment.build() == null) {
            throw new UserError(folder.environment() + " says nothing of the system or of the build");
        }
        String measured =
                gated.map(MeasuredCode::head).orElse(environment.build().commit());
        GitCommit commit =
                commitTime.isPresent() ? new GitCommit(commitTime.get(), null) : GitCommit.of(String.valueOf(measured));
        RunPoints points = new RunPoints(run, judge.judge(run), gated.map(MeasuredCode::base));
        return new Addition(
                environment, file(folder, run, points, measured, gated.isPresent(), commit.time()), commit.reason());
    }

    private static StoredFile file(
            RunFolder folder, RunData run, RunPoints points, String commit, boolean gated, Instant commitTime)
            throws IOException {
        Plan plan = run.plan();
        Environment environment = run.environment();
        try {
            List<StoredPoint> all = points.points();
            return new StoredFile(
                    new StoredRun(
                            StoredRun.SCHEMA_VERSION,
                            plan.runId(),
                            id(folder),
                            environment.started(),
                            commit,
                            // A gate measures what was committed, or a jar.
                            gated ? "unknown" : environment.build().dirty(),
                            commitTime == null ? null : commitTime.toString(),
                            MachineClass.of(environment, List.of()),
                            environment.os(),
                            Pin.of(plan.jvmArgs()).toString(),
                            plan.jvmArgs(),
                            environment.build().version(),
                            plan.profile(),
                            plan.rounds(),
                            points.refused().orElse(null),
                            all.size()),
                    all);
        } catch (IllegalArgumentException e) {
            throw new UserError("run " + folder.path() + " cannot be a point of the history: " + e.getMessage(), e);
        }
    }

    /** Both files are never changed after the run has begun; line ends may be, by a checkout. */
    private static String id(RunFolder folder) throws IOException {
        String fixed = Files.readString(folder.plan()) + Files.readString(folder.environment());
        return Sha256.of(fixed.replace("\r", "")).substring(0, ID_DIGITS);
    }

    /**
     * Adds it to the history in {@code store} and tells what was done, in one line or two.
     *
     * @throws UserError if the same run is there with other values
     * @throws IOException if it cannot be written
     */
    public String addTo(Store store) throws IOException {
        StoredFile file = store.placed(unplaced, known -> MachineClass.of(environment, known));
        StoredRun run = file.run();
        String path = Printable.line(store.path(file).toString());
        if (!store.add(file)) {
            return "Nothing added: run " + run.run() + " is there already, in " + path + ".\n";
        }
        long refused =
                file.points().stream().filter(point -> point.refused() != null).count();
        String counted = file.points().size() + (file.points().size() == 1 ? " point" : " points");
        StringBuilder text = new StringBuilder(
                "Added run " + run.run() + " of commit " + run.shortCommit() + ": " + counted + ", in " + path + ".\n");
        if (run.refused() != null) {
            text.append("The run is refused and left out of every search: ")
                    .append(Printable.line(run.refused()))
                    .append(".\n");
        } else if (refused > 0) {
            text.append(refused).append(" of them refused and left out of every search.\n");
        }
        if (run.commitTime() == null) {
            text.append("Git does not know when commit ")
                    .append(run.shortCommit())
                    .append(" was made (")
                    .append(Printable.line(gitReason))
                    .append("), so the run stands where it started; --commit-time tells.\n");
        }
        return text.toString();
    }
}
