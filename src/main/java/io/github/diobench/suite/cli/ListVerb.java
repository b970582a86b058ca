package io.github.diobench.suite.cli;

import io.github.diobench.suite.campaign.BenchmarkCatalog;
import io.github.diobench.suite.campaign.BenchmarkEntry;
import io.github.diobench.suite.campaign.Campaign;
import io.github.diobench.suite.campaign.ForkJvm;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.PlanRequest;
import io.github.diobench.suite.campaign.Planner;
import io.github.diobench.suite.campaign.Profile;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what can be measured. */
@Command(
        name = "list",
        description =
                "Shows the benchmarks with their parameters, the counters, and the profiles with the time they take here.",
        footer = {"", "Examples:", "  list", "  list --classpath my.jar"},
        mixinStandardHelpOptions = true)
final class ListVerb implements Callable<Integer> {
    /** What each benchmark class asks. */
    static final Map<String, String> QUESTIONS = Map.of(
            "CounterBenchmark", "What does the accounting of a request cost alone?",
            "RequestBenchmark", "What does a whole request cost whose bios complete on the submitter's thread?",
            "CompletionBenchmark", "What does a whole request cost whose bios complete on other threads?",
            "FallbackBenchmark", "What does it save to write only the remainder buffered when a write meets a hole?",
            "LatencyBenchmark", "How are the latencies of requests, and of completion calls, distributed?",
            "QueueBenchmark", "What does handing bios to another thread cost without an engine?",
            "TimerBenchmark", "What does reading the clock cost?");

    private final List<Profile> profiles;

    @Mixin
    private UserClassPath classPath;

    @Spec
    private CommandSpec spec;

    ListVerb(List<Profile> profiles) {
        this.profiles = profiles;
    }

    @Override
    public Integer call() {
        classPath.open();
        PrintWriter out = spec.commandLine().getOut();
        BenchmarkCatalog catalog = BenchmarkCatalog.ofClassPath();
        CounterNames counters = CounterNames.of(catalog, classPath);
        out.println("Benchmarks:");
        for (BenchmarkEntry benchmark : catalog.entries()) {
            out.println("  " + benchmark.name());
            out.println("    " + QUESTIONS.getOrDefault(benchmark.className(), ""));
            benchmark
                    .params()
                    .forEach((name, values) -> out.println("    " + name + " = " + String.join(", ", values)));
        }
        out.println();
        out.println("Counters:");
        int width = counters.all().stream().mapToInt(String::length).max().orElse(0);
        for (String counter : counters.all()) {
            out.println("  " + counter + " ".repeat(width - counter.length()) + "  " + counters.description(counter));
        }
        out.println();
        out.println("Profiles:");
        printProfiles(new Planner(catalog, counters.all(), counters.submitterThreadOnly()), out);
        return ExitCode.OK;
    }

    private void printProfiles(Planner planner, PrintWriter out) {
        PlanRequest request = PlanRequest.everything(
                0, ForkJvm.ownProgram(), Runtime.getRuntime().availableProcessors());
        // Its JVM serves for all profiles: starting it takes a while.
        Campaign first = Campaign.prepare(planner.plan(profiles.get(0), request));
        for (Profile profile : profiles) {
            Plan plan = planner.plan(profile, request);
            out.println("  " + profile.name() + ": " + profile.summary());
            out.println("    " + PlanText.count(plan.regimes().size(), "regime") + ", "
                    + PlanText.count(plan.rounds(), "round") + ", "
                    + PlanText.count(plan.slots().size(), "fork") + ": about "
                    + Clock.words(first.estimate().total(plan)));
        }
    }
}
