package io.github.diobench.suite.cli;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.BenchmarkCatalog;
import io.github.diobench.suite.campaign.Campaign;
import io.github.diobench.suite.campaign.ForkJvm;
import io.github.diobench.suite.campaign.JvmChoice;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.PlanFilter;
import io.github.diobench.suite.campaign.PlanPrograms;
import io.github.diobench.suite.campaign.PlanRequest;
import io.github.diobench.suite.campaign.Planner;
import io.github.diobench.suite.campaign.Profile;
import io.github.diobench.suite.judge.Judge;
import io.github.diobench.suite.verdict.Margins;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that say what to measure. */
final class PlanOptions {
    static final String LOOKS = "--looks";
    static final String JVM = "--jvm";

    /** Seeds are drawn small enough to be typed again. */
    private static final int SEEDS = 1_000_000;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "quick",
            description = "What to measure: smoke, quick (the default), standard, full ...; 'list' explains them.")
    private String profile;

    @Option(
            names = "--counter",
            paramLabel = "NAME",
            split = ",",
            description = "The counters to compare with the reference, instead of the profile's.")
    private List<String> counters = List.of();

    @Option(names = "--rounds", paramLabel = "N", description = "How often to measure every judged regime.")
    private Integer rounds;

    @Option(
            names = LOOKS,
            description =
                    "Judge during the run, after 8, 16 and 32 rounds unless the margins say otherwise, and end as soon "
                            + "as everything is decided. Each look has its share of the levels, so a single one decides less.")
    private boolean looks;

    @Option(names = "--benchmark", paramLabel = "REGEX", description = "Only benchmarks in whose name this is found.")
    private Pattern benchmark;

    @Option(names = "--regime", paramLabel = "REGEX", description = "Only regimes in whose name this is found.")
    private Pattern regime;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE[,VALUE...]",
            description =
                    "Only regimes in which this parameter has one of these values; a number that none has takes the place of "
                            + "theirs. Can be given more than once.")
    private List<String> params = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What the order of the forks is drawn from; by default a new one each time.")
    private Long seed;

    @Option(
            names = JVM,
            paramLabel = "PATH",
            split = ",",
            description = "The JDKs, or their java programs, that run the forks; by default the one that runs this. "
                    + "With more than one, every regime is measured with each.")
    private List<Path> jvms = List.of();

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "The time there is, such as 20m: what matters least is left out until the rest fits, and said.")
    private Duration budget;

    /** Tells whether the seed was typed, so that another run can have the same. */
    boolean isSeeded() {
        return seed != null;
    }

    /** Returns the {@code java} programs that are named. */
    List<String> jvmPrograms() {
        return jvms.stream().map(ForkJvm::program).toList();
    }

    /** Returns the option, after a blank, that {@code plan} needs to be gone on with; nothing if it needs none. */
    static String jvmOption(Plan plan) {
        List<String> programs = PlanPrograms.toName(plan);
        return programs.isEmpty() ? "" : " " + JVM + " " + RunVerb.quoted(String.join(",", programs));
    }

    /** Tells whether the plan depends on how long it takes on this machine. */
    boolean hasBudget() {
        return budget != null;
    }

    /** Returns {@code campaign}, cut down to the budget if there is one. */
    Campaign fit(Campaign campaign) {
        return budget == null ? campaign : campaign.within(budget);
    }

    /**
     * Returns the plan that the options ask for, but for the budget.
     *
     * @param classPath where the user's counters are
     * @param margins what the run is to be judged by
     * @throws UserError if they name what is not there, or leave nothing to measure
     */
    Plan plan(List<Profile> profiles, BenchmarkCatalog catalog, UserClassPath classPath, Margins margins) {
        Profile chosen = chosen(profiles);
        CounterNames counterNames = CounterNames.of(catalog, classPath);
        Planner planner = new Planner(catalog, counterNames.all(), counterNames.submitterThreadOnly());
        if (!looks) {
            return planner.plan(chosen, request(rounds));
        }
        if (rounds != null) {
            throw new UserError(
                    LOOKS + " has rounds of its own, " + margins.looks() + " of the margins: leave --rounds out");
        }
        Plan plan = planner.plan(
                        chosen, request(margins.looks().get(margins.looks().size() - 1)))
                .withLooks(margins.looks());
        Judge.whyNot(plan, margins).ifPresent(reason -> {
            throw new UserError(LOOKS + " ends a run when all is decided, but there is nothing to decide: " + reason);
        });
        return plan;
    }

    private Profile chosen(List<Profile> profiles) {
        return profiles.stream()
                .filter(candidate -> candidate.name().equals(profile))
                .findFirst()
                .orElseThrow(() -> new UserError("there is no profile '" + profile + "'; there are "
                        + profiles.stream().map(Profile::name).collect(Collectors.joining(", "))));
    }

    private PlanRequest request(Integer wantedRounds) {
        return new PlanRequest(
                counters,
                wantedRounds == null ? OptionalInt.empty() : OptionalInt.of(wantedRounds),
                new PlanFilter(Optional.ofNullable(benchmark), Optional.ofNullable(regime), wantedParams()),
                seed == null ? ThreadLocalRandom.current().nextInt(SEEDS) : seed,
                JvmChoice.of(jvms.isEmpty() ? List.of(ForkJvm.ownProgram()) : jvmPrograms()),
                Runtime.getRuntime().availableProcessors());
    }

    private Map<String, Set<String>> wantedParams() {
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        for (String param : params) {
            int equals = param.indexOf('=');
            if (equals < 1 || equals == param.length() - 1) {
                throw new UserError("--param " + param + ": type a name and a value, such as --param bios=16");
            }
            String name = param.substring(0, equals);
            if (name.equals("counter")) {
                throw new UserError("--param " + param + ": counters are chosen with --counter");
            }
            wanted.computeIfAbsent(name, any -> new LinkedHashSet<>())
                    .addAll(Arrays.asList(param.substring(equals + 1).split(",")));
        }
        return wanted;
    }
}
