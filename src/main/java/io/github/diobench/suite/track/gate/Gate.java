package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Campaign;
import io.github.diobench.suite.campaign.Interruption;
import io.github.diobench.suite.campaign.OtherBenchmark;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Progress;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Carries out a gate: measures, measures what failed once more, and judges.
 *
 * <p>The second measurement is a campaign of its own, in a folder within that of the first. Either can be interrupted and gone on with.
 *
 * <p>Not thread-safe; to be used under the {@link io.github.diobench.suite.campaign.MachineLock}.
 */
public final class Gate {
    private static final String CONFIRMATION = "confirmation";

    private final Function<Campaign, Progress> screen;
    private final Interruption interruption;

    /**
     * Prepares to carry out.
     *
     * @param screen is told of each campaign before it starts, and returns who is told how it gets on
     * @param interruption ends it early
     */
    public Gate(Function<Campaign, Progress> screen, Interruption interruption) {
        this.screen = screen;
        this.interruption = interruption;
    }

    /**
     * What came of it.
     *
     * @param folder where everything is
     * @param report the verdict, which is on disk as well; empty if the gate was interrupted
     */
    public record Ended(RunFolder folder, Optional<GateReport> report) {}

    /**
     * Returns what is to be measured, and what only one of the versions has.
     *
     * @param base the benchmarks of the version that is the standard
     * @param head those of the version in question
     * @param submitterThreadOnly diobench's counters that are correct only where bios complete on the submitter's thread
     * @throws UserError if there is nothing to measure
     */
    public static GatePlan plan(
            List<OtherBenchmark> base,
            List<OtherBenchmark> head,
            GateSelection selection,
            GatePlanner planner,
            Set<String> submitterThreadOnly) {
        CommonBenchmarks common = CommonBenchmarks.of(base, head, selection::keeps);
        boolean asTheyAre = selection.include().isEmpty()
                && selection.exclude().isEmpty()
                && selection.mode().isEmpty()
                && selection.threads().isEmpty();
        boolean own = asTheyAre && OwnBenchmarks.areIn(common.benchmarks());
        Plan plan = own
                ? OwnBenchmarks.plan(
                        planner,
                        common.benchmarks(),
                        selection.params(),
                        submitterThreadOnly,
                        Runtime.getRuntime().availableProcessors())
                : planner.plan(common, selection);
        return new GatePlan(plan, own, common.onlyInBase(), common.onlyInHead());
    }

    /**
     * Carries out {@code campaign}.
     *
     * @param results where the gate's folder is made
     * @throws UserError if a file cannot be written
     */
    public Ended carryOut(Campaign campaign, GateRequest request, GateMargins margins, Path results)
            throws IOException {
        Campaign.Outcome outcome = campaign.carryOut(
                results,
                margins.text(),
                Map.of(GateRequest.FILE, request.text()),
                screen.apply(campaign),
                interruption);
        return outcome.interrupted() ? new Ended(outcome.folder(), Optional.empty()) : conclude(outcome.folder());
    }

    /**
     * Makes sure that {@code folder} is that of a gate.
     *
     * @throws UserError if not
     */
    public static void require(RunFolder folder) throws IOException {
        GateRequest.read(folder.path());
        Plan.read(folder.plan());
    }

    /**
     * Goes on with the gate in {@code folder}, which was interrupted, or judges it again if it was not.
     *
     * @throws UserError if it is none, or as a refusal if this is not the machine or the code that measured before
     */
    public Ended resume(RunFolder folder) throws IOException {
        require(folder);
        Campaign campaign = Campaign.prepare(Plan.read(folder.plan()));
        Campaign.Outcome outcome = campaign.resume(folder, screen.apply(campaign), interruption);
        return outcome.interrupted() ? new Ended(folder, Optional.empty()) : conclude(folder);
    }

    private Ended conclude(RunFolder folder) throws IOException {
        GateJudge judge = new GateJudge(folder);
        List<Regime> failing = judge.failing();
        if (failing.isEmpty() || !GateRequest.read(folder.path()).confirm()) {
            return ended(folder, judge, Optional.empty());
        }
        Campaign.Outcome outcome = confirm(folder, failing);
        return outcome.interrupted()
                ? new Ended(folder, Optional.empty())
                : ended(folder, judge, Optional.of(outcome.folder()));
    }

    private static Ended ended(RunFolder folder, GateJudge judge, Optional<RunFolder> second) throws IOException {
        GateReport report = judge.judge(second);
        GateFiles.write(report, folder.path());
        return new Ended(folder, Optional.of(report));
    }

    private Campaign.Outcome confirm(RunFolder folder, List<Regime> failing) throws IOException {
        Path within = folder.path().resolve(CONFIRMATION);
        Optional<RunFolder> begun = begun(within);
        if (begun.isPresent()) {
            Campaign campaign = Campaign.prepare(Plan.read(begun.get().plan()));
            return campaign.resume(begun.get(), screen.apply(campaign), interruption);
        }
        Plan first = Plan.read(folder.plan());
        Campaign campaign = Campaign.prepare(Plan.drawn(
                first.profile(),
                first.seed() + 1,
                first.rounds(),
                first.timing(),
                first.jvmArgs(),
                first.reference(),
                failing,
                List.of()));
        return campaign.carryOut(within, Files.readString(folder.margins()), screen.apply(campaign), interruption);
    }

    private static Optional<RunFolder> begun(Path within) throws IOException {
        if (!Files.isDirectory(within)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(within)) {
            return folders.filter(path -> Files.isRegularFile(path.resolve("plan.json"))
                            && !path.getFileName().toString().startsWith("."))
                    .max(Comparator.naturalOrder())
                    .map(RunFolder::new);
        }
    }
}
