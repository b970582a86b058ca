package io.github.diobench.suite.cli;

import io.github.diobench.suite.verify.Verifier;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks for faults in counters. */
@Command(
        name = "verify",
        description = {
            "Looks for faults in counters: the contract in every order, all interleavings of a few bios under a controlled "
                    + "scheduler, and stress with threads let loose.",
            "Each counter runs in a JVM of its own, which is killed if it does not end. For a fault that a schedule "
                    + "found, the interleaving is shown step by step.",
            "What a counter prints is not read. One that is written to deceive can still do so, for it shares its JVM with "
                    + "what verifies it."
        },
        footer = {
            "",
            "Examples:",
            "  verify",
            "  verify --counter spin,atomic --time 10s",
            "  verify --counter mine --classpath my.jar",
            "  verify --counter a0 --time 5s",
            "",
            "'a0' is the accounting before the patch, which is known to be faulty.",
            "",
            "Exit codes: 0 no fault found; 1 a fault found; 2 bad input or option."
        },
        mixinStandardHelpOptions = true)
final class VerifyVerb implements Callable<Integer> {
    @Option(
            names = "--counter",
            paramLabel = "NAME",
            split = ",",
            description = "The counters to verify; by default all that 'list' shows.")
    private List<String> counters = List.of();

    @Mixin
    private UserClassPath classPath;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "How long to try, shared by the counters, such as 10s or 5m; by default 60s.")
    private Duration time;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        return new Verifier(classPath.whole(), out).verify(counters, time) ? ExitCode.OK : ExitCode.FAULT;
    }
}
