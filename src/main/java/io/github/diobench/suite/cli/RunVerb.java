package io.github.diobench.suite.cli;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.BenchmarkCatalog;
import io.github.diobench.suite.campaign.Campaign;
import io.github.diobench.suite.campaign.Interruption;
import io.github.diobench.suite.campaign.MachineLock;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.PlanPrograms;
import io.github.diobench.suite.campaign.Profile;
import io.github.diobench.suite.campaign.Progress;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.campaign.TurnRequirements;
import io.github.diobench.suite.doctor.Severity;
import io.github.diobench.suite.judge.Judge;
import io.github.diobench.suite.record.Pin;
import io.github.diobench.suite.report.Reports;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
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
            "  run --profile standard --plan-only",
            "  run --profile standard --budget 20m",
            "  run --counter spin,stamped --rounds 16",
            "  run --profile full --regime queued --param bios=16,64 --param rw=write",
            "  run --benchmark Completion --seed 42 --jvm /path/to/jdk-17,/path/to/jdk-25",
            "  run --profile smoke --counter mine --classpath my.jar",
            "  run --looks --regime async-write-16",
            "  run --margins my-margins.json --fail-on refuted,refused",
            "  run --profile standard --seed 42 --shard 2/4 --shard-by rounds",
            "  run --resume results/20261124T101500Z-1a2b3c4"
        },
        mixinStandardHelpOptions = true)
final class RunVerb implements Callable<Integer> {
    static final String NAME = "run";

    private static final String RESUME = "--resume";
    private static final String WAIT = "--wait";

    /** What may stand beside {@link #RESUME}, for the rest is in the plan already, and what is started has to be named again. */
    private static final Set<String> NOT_IN_THE_PLAN =
            Set.of(RESUME, WAIT, UserClassPath.OPTION, JudgingOptions.FAIL_ON, PlanOptions.JVM);

    @Mixin
    private PlanOptions options;

    @Mixin
    private ShardOptions shard;

    @Mixin
    private UserClassPath classPath;

    @Mixin
    private JudgingOptions judging;

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

    @Option(
            names = "--plan-only",
            description = "Show what would be measured, in which order and how long it would take, and stop.")
    private boolean planOnly;

    @Option(
            names = "--verbose",
            description = "With --plan-only: show the order of all rounds, not of the first alone.")
    private boolean verbose;

    @Option(
            names = RESUME,
            paramLabel = "DIR",
            description =
                    "Go on with the run in that folder, which was killed or interrupted. If another JDK than this one measured "
                            + "it, name that again with --jvm.")
    private Path resume;

    @Option(names = WAIT, description = "If another run has the machine, wait until it has ended.")
    private boolean wait;

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
        if (verbose && !planOnly) {
            throw new UserError("--verbose shows more of the plan: type --plan-only --verbose");
        }
        refuseOptionsOfThePlan();
        classPath.open();
        PrintWriter out = spec.commandLine().getOut();
        Plan plan = resume == null
                ? TurnRequirements.ofThisMachine()
                        .fit(shard.part(
                                        options.plan(
                                                profiles, BenchmarkCatalog.ofClassPath(), classPath, judging.margins()),
                                        options)
                                .withMoreJvmArgs(pin.jvmArgs()))
                : planToGoOnWith();
        Pin.of(plan.jvmArgs()).requirePossible();
        if (resume == null) {
            judging.requireMargins(plan);
        }
        if (planOnly) {
            Campaign campaign = options.fit(Campaign.prepare(plan));
            out.print(PlanText.of(campaign.plan(), campaign.estimate()));
            out.println();
            out.print(OrderText.of(campaign.plan(), verbose));
            return ExitCode.OK;
        }
        try (MachineLock lock = wait ? MachineLock.await(holder -> tell(holder, out)) : MachineLock.acquire();
                Interruption interruption = Interruption.listen()) {
            Campaign campaign = options.fit(Campaign.prepare(plan)).endingWhen(RunVerb::undecided);
            if (resume == null) {
                new CounterCheck(classPath).of(campaign.plan()).forEach(campaign::note);
            }
            return measure(campaign, interruption, out);
        }
    }

    private Plan planToGoOnWith() throws IOException {
        Plan plan = Plan.read(new RunFolder(resume).plan());
        PlanPrograms programs = new PlanPrograms(plan, resume);
        programs.requireClassPaths(List.of(List.of()));
        programs.requireJvms(options.jvmPrograms());
        programs.requireArguments(List.of());
        return plan;
    }

    private void refuseOptionsOfThePlan() {
        if (resume == null) {
            return;
        }
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (!NOT_IN_THE_PLAN.contains(option.longestName())) {
                throw new UserError(option.longestName() + " cannot stand beside " + RESUME
                        + ", which goes on with the plan in " + resume);
            }
        }
    }

    private static void tell(String holder, PrintWriter out) {
        out.println("Waiting for " + holder + ".");
        out.flush();
    }

    private int measure(Campaign campaign, Interruption interruption, PrintWriter out) throws IOException {
        if (resume == null) {
            // Before a plan is shown that cannot be carried out.
            campaign.requireRoom(results);
        }
        out.print(PlanText.of(campaign.plan(), campaign.estimate()));
        campaign.findings().stream()
                .filter(finding -> finding.isAtLeast(Severity.WARN))
                .forEach(finding -> out.println("  " + finding.line()));
        out.println();
        Progress progress = new ProgressLines(campaign.plan(), out, Ansi.AUTO.enabled());
        Campaign.Outcome outcome = resume == null
                ? campaign.carryOut(results, judging.text(), progress, interruption)
                : campaign.resume(new RunFolder(resume), progress, interruption);
        Reports reports = Reports.write(outcome.folder());
        ReportPrinter.print(reports, outcome.folder(), out);
        if (outcome.interrupted()) {
            out.println("Interrupted; what was measured is kept. To go on with the rest:");
            out.println("  java -jar benchmarks.jar " + NAME + " " + RESUME + " "
                    + quoted(outcome.folder().path()) + PlanOptions.jvmOption(campaign.plan()) + classPath.option());
            return ExitCode.INTERRUPTED;
        }
        return outcome.failed() == 0 ? judging.exitCode(reports.judgement()) : ExitCode.BAD_INPUT;
    }

    private static Set<String> undecided(RunFolder folder, RunData run) throws IOException {
        return Judge.by(folder).judge(run).decidesEverything()
                ? Set.of()
                : run.plan().regimes().stream().map(Regime::name).collect(Collectors.toSet());
    }

    /** Returns {@code value}, a path or a list, as it would have to be typed. */
    static String quoted(Object value) {
        String text = value.toString();
        return text.matches("[\\w.,/:\\\\-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
