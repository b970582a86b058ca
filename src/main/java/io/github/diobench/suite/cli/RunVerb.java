package io.github.diobench.suite.cli;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.BenchmarkCatalog;
import io.github.diobench.suite.campaign.Campaign;
import io.github.diobench.suite.campaign.ForkJvm;
import io.github.diobench.suite.campaign.Interruption;
import io.github.diobench.suite.campaign.MachineLock;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.PlanRequest;
import io.github.diobench.suite.campaign.Planner;
import io.github.diobench.suite.campaign.Profile;
import io.github.diobench.suite.campaign.Progress;
import io.github.diobench.suite.doctor.Severity;
import io.github.diobench.suite.record.Pin;
import io.github.diobench.suite.report.Reports;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures. */
@Command(
        name = RunVerb.NAME,
        description = "Measures a profile and reports what it found.",
        footer = {
            "",
            "Examples:",
            "  run --profile smoke",
            "  run --counter spin,stamped --rounds 16",
            "  run --profile smoke --counter mine --classpath my.jar",
            "  run --benchmark Completion --seed 42 --jvm /path/to/jdk"
        },
        mixinStandardHelpOptions = true)
final class RunVerb implements Callable<Integer> {
    static final String NAME = "run";

    /** Seeds are drawn small enough to be typed again. */
    private static final int SEEDS = 1_000_000;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "quick",
            description = "What to measure: smoke or quick (the default); 'list' explains them.")
    private String profile;

    @Option(
            names = "--counter",
            paramLabel = "NAME",
            split = ",",
            description = "The counters to compare with the reference, instead of the profile's.")
    private List<String> counters = List.of();

    @Mixin
    private UserClassPath classPath;

    @Option(names = "--rounds", paramLabel = "N", description = "How often to measure every judged regime.")
    private Integer rounds;

    @Option(names = "--benchmark", paramLabel = "REGEX", description = "Only benchmarks in whose name this is found.")
    private Pattern benchmark;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What the order of the forks is drawn from; by default a new one each time.")
    private Long seed;

    @Option(
            names = "--jvm",
            paramLabel = "PATH",
            description = "The JDK, or its java program, that runs the forks; by default the one that runs this.")
    private Path jvm;

    @Option(
            names = "--pin",
            paramLabel = "HOW",
            defaultValue = "none",
            converter = PinConverter.class,
            description =
                    "Where the measuring threads run: none (the default), wherever the system puts them; spread, a "
                            + "CPU each, on different cores first; compact, a CPU each, the threads of one core first. Needs taskset.")
    private Pin pin;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "Where the folder of the run is made; by default 'results'.")
    private Path results;

    @Option(names = "--plan-only", description = "Show what would be measured and how long it would take, and stop.")
    private boolean planOnly;

    @Spec
    private CommandSpec spec;

    private final List<Profile> profiles;

    RunVerb(List<Profile> profiles) {
        this.profiles = profiles;
    }

    // The lock needs nothing but to be held.
    @SuppressWarnings("try")
    @Override
    public Integer call() throws IOException {
        pin.requirePossible();
        classPath.open();
        PrintWriter out = spec.commandLine().getOut();
        BenchmarkCatalog catalog = BenchmarkCatalog.ofClassPath();
        Plan plan = new Planner(catalog, CounterNames.of(catalog))
                .plan(chosenProfile(), request())
                .withMoreJvmArgs(pin.jvmArgs());
        if (planOnly) {
            out.print(PlanText.of(plan, Campaign.prepare(plan).estimate()));
            return ExitCode.OK;
        }
        try (MachineLock lock = MachineLock.acquire();
                Interruption interruption = Interruption.listen()) {
            return measure(Campaign.prepare(plan), interruption, out);
        }
    }

    private Profile chosenProfile() {
        return profiles.stream()
                .filter(candidate -> candidate.name().equals(profile))
                .findFirst()
                .orElseThrow(() -> new UserError("there is no profile '" + profile + "'; there are "
                        + profiles.stream().map(Profile::name).collect(Collectors.joining(", "))));
    }

    private PlanRequest request() {
        return new PlanRequest(
                counters,
                rounds == null ? OptionalInt.empty() : OptionalInt.of(rounds),
                Optional.ofNullable(benchmark),
                seed == null ? ThreadLocalRandom.current().nextInt(SEEDS) : seed,
                jvm == null ? ForkJvm.ownProgram() : ForkJvm.program(jvm));
    }

    private int measure(Campaign campaign, Interruption interruption, PrintWriter out) throws IOException {
        out.print(PlanText.of(campaign.plan(), campaign.estimate()));
        campaign.findings().stream()
                .filter(finding -> finding.isAtLeast(Severity.WARN))
                .forEach(finding -> out.println("  " + finding.line()));
        out.println();
        Progress progress = new ProgressLines(campaign.plan(), out, Ansi.AUTO.enabled());
        Campaign.Outcome outcome = campaign.carryOut(results, progress, interruption);
        ReportPrinter.print(Reports.write(outcome.folder()), outcome.folder(), out);
        if (outcome.interrupted()) {
            out.println("Interrupted; what was measured is kept.");
            return ExitCode.INTERRUPTED;
        }
        return outcome.failed() == 0 ? ExitCode.OK : ExitCode.BAD_INPUT;
    }
}
