package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.PlainFile;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Campaign;
import io.github.diobench.suite.campaign.Durations;
import io.github.diobench.suite.campaign.Interruption;
import io.github.diobench.suite.campaign.OtherBenchmark;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.PlanPrograms;
import io.github.diobench.suite.campaign.Progress;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.judge.MarginsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    private final Map<String, Path> folders;

    /**
     * Prepares to carry out.
     *
     * @param screen is told of each campaign before it starts, and returns who is told how it gets on
     * @param interruption ends it early
     * @param folders where the forks of its arms run, if that is not where this program does
     */
    public Gate(Function<Campaign, Progress> screen, Interruption interruption, Map<String, Path> folders) {
        this.screen = screen;
        this.interruption = interruption;
        this.folders = Map.copyOf(folders);
    }

    /** Returns the names of the arms that are base, which is there twice, or head. */
    public static List<String> arms(boolean base) {
        return base ? List.of(GatePlanner.BASE, GatePlanner.AGAIN) : List.of(GatePlanner.HEAD);
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
        Map<String, Integer> operations = new TreeMap<>();
        Map<String, Map<String, Integer>> groups = new TreeMap<>();
        for (OtherBenchmark benchmark : common.benchmarks()) {
            if (benchmark.operations() > 1) {
                operations.put(benchmark.name(), benchmark.operations());
            }
            if (!benchmark.groups().isEmpty()) {
                groups.put(benchmark.name(), benchmark.groups());
            }
        }
        return new GatePlan(plan, own, operations, groups, common.onlyInBase(), common.onlyInHead());
    }

    /**
     * Makes sure that there is time to measure every benchmark of {@code campaign} up to its first look, before which nothing can
     * be decided.
     *
     * @return how long that takes
     * @throws UserError if {@code budget} is shorter
     */
    public static Duration requireTime(Campaign campaign, Duration budget) {
        Plan plan = campaign.plan();
        Duration least = campaign.estimate().total(GateDecider.firstLook(plan));
        if (budget != null && budget.compareTo(least) < 0) {
            throw new UserError("--budget " + Durations.typed(budget) + " is too short: "
                    + plan.looks().get(0)
                    + " rounds of " + plan.regimes().size()
                    + " benchmarks, the least that decides anything, take --budget "
                    + Durations.typed(Durations.roundedUp(least)) + "; select fewer with --include");
        }
        return least;
    }

    /**
     * Carries out {@code campaign}.
     *
     * @param results where the gate's folder is made
     * @throws UserError if a file cannot be written
     */
    public Ended carryOut(Campaign campaign, GateRequest request, GateMargins margins, Path results)
            throws IOException {
        Duration budget = request.budgetMillis() == null ? null : Duration.ofMillis(request.budgetMillis());
        GateResults.make(results);
        campaign.requireRoom(results);
        Campaign deciding = campaign.in(folders).endingWhen(new GateDecider(request, margins.margins(), budget));
        Campaign.Outcome outcome = deciding.carryOut(
                results,
                margins.text(),
                Map.of(GateRequest.FILE, request.text()),
                screen.apply(deciding),
                interruption);
        return outcome.interrupted() ? new Ended(outcome.folder(), Optional.empty()) : conclude(outcome.folder());
    }

    /**
     * Makes sure that {@code folder} is that of a gate, and that going on with it starts nothing but its two versions, with this
     * Java or one of {@code jvms}, and with arguments that a gate gives by itself or {@code jvmArgs}.
     *
     * @return what is gated
     * @throws UserError if it is none; as a refusal, if it would start something else
     */
    public static GateRequest require(RunFolder folder, List<String> jvms, List<String> jvmArgs) throws IOException {
        GateRequest request = GateRequest.read(folder.path());
        List<Plan> plans = new ArrayList<>(List.of(Plan.read(folder.plan())));
        Optional<RunFolder> second = begun(folder.path().resolve(CONFIRMATION));
        if (second.isPresent()) {
            plans.add(Plan.read(second.get().plan()));
        }
        for (Plan plan : plans) {
            PlanPrograms programs = new PlanPrograms(plan, folder.path());
            programs.requireClassPaths(
                    List.of(request.base().classPath(), request.head().classPath()));
            programs.requireJvms(jvms);
            programs.requireArguments(List.of(List.of(), jvmArgs));
        }
        return request;
    }

    /**
     * Goes on with the gate in {@code folder}, which {@link #require} allows and which was interrupted, or judges it again if it
     * was not.
     *
     * @throws UserError as a refusal if this is not the machine or the code that measured before
     */
    public Ended resume(RunFolder folder) throws IOException {
        Campaign campaign = deciding(Campaign.prepare(Plan.read(folder.plan())), folder, Duration.ZERO);
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
        Duration taken = GateDecider.taken(RunData.load(folder));
        Optional<RunFolder> begun = begun(within);
        if (begun.isPresent()) {
            Campaign campaign = deciding(Campaign.prepare(Plan.read(begun.get().plan())), folder, taken);
            return campaign.resume(begun.get(), screen.apply(campaign), interruption);
        }
        PlainFile.folder(within);
        Plan first = Plan.read(folder.plan());
        Plan again = Plan.drawn(
                first.profile(),
                first.seed() + 1,
                first.rounds(),
                first.timing(),
                first.jvmArgs(),
                first.reference(),
                failing,
                List.of());
        Campaign campaign =
                deciding(Campaign.prepare(again.withLooks(first.looks()).withTurns(first.turns())), folder, taken);
        campaign.requireRoom(within);
        return campaign.carryOut(within, Files.readString(folder.margins()), screen.apply(campaign), interruption);
    }

    /** Returns {@code campaign}, a part of the gate in {@code folder}, in which what is decided is not measured further. */
    private Campaign deciding(Campaign campaign, RunFolder folder, Duration taken) throws IOException {
        GateRequest request = GateRequest.read(folder.path());
        Long millis = request.budgetMillis();
        Duration left = millis == null ? null : Duration.ofMillis(millis).minus(taken);
        return campaign.in(folders)
                .endingWhen(new GateDecider(
                        request, MarginsFile.read(folder.margins()).margins(), left));
    }

    private static Optional<RunFolder> begun(Path within) throws IOException {
        if (!PlainFile.isFolder(within)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(within)) {
            return folders.filter(path -> PlainFile.isFolder(path)
                            && RunFolder.is(path)
                            && !path.getFileName().toString().startsWith("."))
                    .max(Comparator.naturalOrder())
                    .map(RunFolder::new);
        }
    }
}
