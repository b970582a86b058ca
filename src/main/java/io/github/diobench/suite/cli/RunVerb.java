package io.github.diobench.suite.cli;

import io.github.diobench.suite.campaign.BenchmarkCatalog;
import io.github.diobench.suite.campaign.Campaign;
import io.github.diobench.suite.campaign.Interruption;
import io.github.diobench.suite.campaign.MachineLock;
import io.github.diobench.suite.campaign.Plan;
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
import java.util.concurrent.Callable;
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
            "  run --margins my-margins.json --fail-on refuted,refused",
            "  run --benchmark Completion --seed 42 --jvm /path/to/jdk"
        },
        mixinStandardHelpOptions = true)
final class RunVerb implements Callable<Integer> {
    static final String NAME = "run";

    @Mixin
    private PlanOptions options;

    @Mixin
    private UserClassPath classPath;

    @Mixin
    private JudgingOptions judging;

    @Option(
            names = "--pin",
            paramLabel = "HOW",
            defaultValue = "none",
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
        Plan plan = options.plan(profiles, BenchmarkCatalog.ofClassPath()).withMoreJvmArgs(pin.jvmArgs());
        Optional<String> margins = judging.marginsOf(plan);
        if (planOnly) {
            out.print(PlanText.of(plan, Campaign.prepare(plan).estimate()));
            return ExitCode.OK;
        }
        try (MachineLock lock = MachineLock.acquire();
                Interruption interruption = Interruption.listen()) {
            return measure(Campaign.prepare(plan), margins, interruption, out);
        }
    }

    private int measure(Campaign campaign, Optional<String> margins, Interruption interruption, PrintWriter out)
            throws IOException {
        out.print(PlanText.of(campaign.plan(), campaign.estimate()));
        campaign.findings().stream()
                .filter(finding -> finding.isAtLeast(Severity.WARN))
                .forEach(finding -> out.println("  " + finding.line()));
        out.println();
        Progress progress = new ProgressLines(campaign.plan(), out, Ansi.AUTO.enabled());
        Campaign.Outcome outcome = campaign.carryOut(results, margins, progress, interruption);
        Reports reports = Reports.write(outcome.folder());
        ReportPrinter.print(reports, outcome.folder(), out);
        if (outcome.interrupted()) {
            out.println("Interrupted; what was measured is kept.");
            return ExitCode.INTERRUPTED;
        }
        return outcome.failed() == 0 ? judging.exitCode(reports.judgement()) : ExitCode.BAD_INPUT;
    }
}
