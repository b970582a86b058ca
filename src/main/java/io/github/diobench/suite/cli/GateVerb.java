package io.github.diobench.suite.cli;

import io.github.diobench.suite.PlainFile;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Campaign;
import io.github.diobench.suite.campaign.Interruption;
import io.github.diobench.suite.campaign.MachineLock;
import io.github.diobench.suite.campaign.OtherCatalog;
import io.github.diobench.suite.campaign.Progress;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.campaign.TurnRequirements;
import io.github.diobench.suite.doctor.Severity;
import io.github.diobench.suite.track.gate.Gate;
import io.github.diobench.suite.track.gate.GateFiles;
import io.github.diobench.suite.track.gate.GateMargins;
import io.github.diobench.suite.track.gate.GatePlan;
import io.github.diobench.suite.track.gate.GateReport;
import io.github.diobench.suite.track.gate.GateRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether one version of a code base is slower than another. */
@Command(
        name = GateVerb.NAME,
        description = {
            "Compares two versions of diobench, or of any project with JMH benchmarks, as arms of the same interleaved rounds on "
                    + "this machine, and says of each benchmark whether the newer one is slower.",
            "What fails is measured once more on fresh forks, and must fail again. The base takes part twice; where it differs "
                    + "from itself nothing is judged."
        },
        footer = {
            "",
            "Examples:",
            "  gate --base base.jar --head head.jar",
            "  gate --base base.jar:lib.jar --head head.jar:lib.jar --include Parser -p size=16,64",
            "  gate --base-rev main --head-rev HEAD --budget 20m",
            "  gate --base-rev v1 --head-rev HEAD --build './gradlew jmhJar' --jar 'build/libs/*-jmh.jar'",
            "  gate --base base.jar --head head.jar --metric gc.alloc.rate.norm",
            "  gate --base base.jar --head head.jar -wi 5 -w 1s -i 5 -r 1s --rounds 16 --margins perf/margins.json",
            "  gate --base same.jar --head same.jar --aa",
            "  gate --report results/20261124T101500Z-1a2b3c4 --strict",
            "",
            "A benchmark fails if it is shown to cost more than its margin, corrected for the",
            "number of benchmarks and looks, and again on fresh forks. The margin is that of",
            "the first rule for its name, 2 %% without one, or the floor as a share of base's",
            "time where that is more. It passes if a cost of 2.5 times the margin is ruled out",
            "and none beyond the margin is shown. Of operations per time, fewer are slower.",
            "",
            "Exit codes: 0 passed, noisy benchmarks of which nothing points to a cost aside;",
            "1 a benchmark failed; 2 bad input or option, or a fork did not measure; 3 none",
            "failed, but one costs something or is undecided, which a pipeline may let pass;",
            "with --strict 1 for this and for noisy ones; 4 refused: the versions are the same,",
            "or machine, JVM or controls are unfit to judge by; 130 interrupted.",
            "If several hold, the first of 1, 2, 4, 3.",
            "",
            "In GitHub Actions the verdict is added to the summary of the step, and what did",
            "not pass is annotated."
        },
        mixinStandardHelpOptions = true)
final class GateVerb implements Callable<Integer> {
    static final String NAME = "gate";

    private static final String RESUME = "--resume";
    private static final String REPORT = "--report";
    private static final String WAIT = "--wait";
    private static final String STRICT = "--strict";
    private static final String ANNOTATIONS = "--annotations";

    /** What may stand beside the folder of a gate, for the rest is in there already. */
    private static final Set<String> OF_THE_SHOW = Set.of(RESUME, REPORT, WAIT, STRICT, ANNOTATIONS);

    /** What is started has to be named again. */
    private static final Set<String> OF_THE_START =
            Set.of(GateMeasuring.JVM, GateMeasuring.JVM_ARGS, GateVersions.REPO, GateVersions.BUILD);

    @Mixin
    private GateVersions versions;

    @Mixin
    private GateMeasuring measuring;

    @Mixin
    private GateJudging judging;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "The time there is, such as 20m: every benchmark is measured up to its first look, and those that point "
                            + "to a cost further, as far as it lasts. What is undecided then keeps the gate from passing.")
    private Duration budget;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "Where the folder of the gate is made; by default 'results'.")
    private Path results;

    @Option(names = "--plan-only", description = "Show what would be measured and how long it would take, and stop.")
    private boolean planOnly;

    @Option(
            names = RESUME,
            paramLabel = "DIR",
            description =
                    "Go on with the gate in that folder, which was interrupted. --jvm, --jvm-args, --repo and --build have to be "
                            + "typed again.")
    private Path resume;

    @Option(
            names = REPORT,
            paramLabel = "DIR",
            description = "Show the verdict in that folder again, without measuring.")
    private Path report;

    @Option(names = WAIT, description = "If another run has the machine, wait until it has ended.")
    private boolean wait;

    @Option(names = STRICT, description = "Exit with 1 also if a benchmark is inconclusive.")
    private boolean strict;

    @Option(names = ANNOTATIONS, description = "Print annotations for GitHub Actions elsewhere, too.")
    private boolean annotations;

    @Spec
    private CommandSpec spec;

    private final GithubActions actions;

    /** Makes it, for a process with these variables. */
    GateVerb(Map<String, String> environment) {
        this.actions = new GithubActions(environment);
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        refuseOptionsOfTheFolder();
        if (report != null) {
            GateReport verdict = GateReport.read(report);
            GateFiles.writeDerived(verdict, report);
            return show(verdict, report);
        }
        return resume == null ? start(out) : goOn(out);
    }

    private int start(PrintWriter out) throws IOException {
        GateMargins given = judging.given();
        measuring.selection();
        measuring.requireRounds(GateJudging.leastRounds(given));
        measuring.timing();
        measuring.java();
        // What can be wrong without it is found out before anything is built.
        try (GateVersions.Both both = versions.get(results, out)) {
            Prepared prepared = prepare(both, given, out);
            if (planOnly) {
                out.print(PlanText.of(prepared.campaign.plan(), prepared.campaign.estimate()));
                out.println("If the first look decides everything: about " + Clock.words(prepared.least));
                return ExitCode.OK;
            }
            return locked(prepared, both, out);
        }
    }

    private int goOn(PrintWriter out) throws IOException {
        RunFolder folder = new RunFolder(resume);
        GateRequest request = Gate.require(folder, List.of(measuring.java()), measuring.arguments());
        try (GateVersions.Both both = versions.again(
                request,
                resume.toAbsolutePath().normalize().getParent(),
                PlainFile.is(resume.resolve(GateReport.FILE)),
                out)) {
            return locked(null, both, out);
        }
    }

    // The lock needs nothing but to be held.
    @SuppressWarnings("try")
    private int locked(Prepared prepared, GateVersions.Both both, PrintWriter out) throws IOException {
        try (MachineLock lock = wait ? MachineLock.await(holder -> tell(holder, out)) : MachineLock.acquire();
                Interruption interruption = Interruption.listen()) {
            return measure(prepared, both, interruption, out);
        }
    }

    private static void tell(String holder, PrintWriter out) {
        out.println("Waiting for " + holder + ".");
        out.flush();
    }

    private void refuseOptionsOfTheFolder() {
        if (resume == null && report == null) {
            return;
        }
        String option = report == null ? RESUME : REPORT;
        if (resume != null && report != null) {
            throw new UserError(RESUME + " cannot stand beside " + REPORT);
        }
        for (OptionSpec other : spec.commandLine().getParseResult().matchedOptions()) {
            String name = other.longestName();
            if (!OF_THE_SHOW.contains(name) && !(report == null && OF_THE_START.contains(name))) {
                throw new UserError(
                        name + " cannot stand beside " + option + ", for it is decided already in that folder");
            }
        }
    }

    /** Everything that is there before the first fork. */
    private record Prepared(Campaign campaign, Duration least, GateRequest request, GateMargins margins) {}

    private Prepared prepare(GateVersions.Both both, GateMargins given, PrintWriter out) throws IOException {
        String java = measuring.java();
        GatePlan gate = Gate.plan(
                OtherCatalog.of(both.base().classPath(), java),
                OtherCatalog.of(both.head().classPath(), java),
                measuring.selection(),
                measuring.planner(both, java, measuring.timing(), GateJudging.leastRounds(given)),
                CounterNames.ownForSubmittersThread());
        GateMargins rules = judging.margins(given, gate);
        Campaign campaign = Campaign.prepare(TurnRequirements.ofThisMachine().fit(gate.plan()));
        out.println("base: " + both.base().shown());
        out.println("head: " + both.head().shown());
        return new Prepared(
                campaign,
                Gate.requireTime(campaign, budget),
                new GateRequest(
                        GateRequest.SCHEMA_VERSION,
                        both.base(),
                        both.head(),
                        rules.floorNs(),
                        budget == null ? null : budget.toMillis(),
                        gate.operations(),
                        gate.groups(),
                        judging.confirms(),
                        rules.from(),
                        gate.onlyInBase(),
                        gate.onlyInHead(),
                        judging.metrics(),
                        versions.command()),
                rules);
    }

    /** Measures what is {@code prepared}; {@code null} to go on with what was. */
    private int measure(Prepared prepared, GateVersions.Both both, Interruption interruption, PrintWriter out)
            throws IOException {
        Gate gate = new Gate(campaign -> screen(campaign, out), interruption, both.folders());
        Gate.Ended ended = prepared == null
                ? gate.resume(new RunFolder(resume))
                : gate.carryOut(prepared.campaign, prepared.request, prepared.margins, results);
        Path folder = ended.folder().path();
        if (ended.report().isEmpty()) {
            out.println("Interrupted; what was measured is kept. To go on with the rest:");
            out.println("  java -jar benchmarks.jar " + NAME + " " + RESUME + " " + RunVerb.quoted(folder)
                    + measuring.startOptions() + versions.startOptions());
            return ExitCode.INTERRUPTED;
        }
        return show(ended.report().get(), folder);
    }

    private static Progress screen(Campaign campaign, PrintWriter out) {
        out.print(PlanText.of(campaign.plan(), campaign.estimate()));
        campaign.findings().stream()
                .filter(finding -> finding.isAtLeast(Severity.WARN))
                .forEach(finding -> out.println("  " + finding.line()));
        out.println();
        out.flush();
        return new ProgressLines(campaign.plan(), out, Ansi.AUTO.enabled());
    }

    private int show(GateReport verdict, Path folder) {
        PrintWriter out = spec.commandLine().getOut();
        actions.show(verdict, annotations, folder, out, spec.commandLine().getErr());
        return ExitCode.of(verdict, strict);
    }
}
