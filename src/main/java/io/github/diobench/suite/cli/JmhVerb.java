package io.github.diobench.suite.cli;

import io.github.diobench.suite.campaign.MachineLock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Plain JMH. It has no options of its own, not even help, so that all there are reach JMH. */
@Command(
        name = JmhVerb.NAME,
        description = {"Runs plain JMH; everything after the verb is JMH's.", "'jmh -h' shows what that can be."})
final class JmhVerb implements Callable<Integer> {
    static final String NAME = "jmh";

    @Unmatched
    private final List<String> arguments = new ArrayList<>();

    /** Hands over to JMH, which ends this JVM by itself where it fails. Of a lock that another run holds it would make a stack trace. */
    // The lock needs nothing but to be held.
    @SuppressWarnings("try")
    @Override
    public Integer call() throws IOException {
        String[] args = arguments.toArray(String[]::new);
        if (!measures(args) || Boolean.getBoolean("jmh.ignoreLock")) {
            org.openjdk.jmh.Main.main(args);
            return ExitCode.OK;
        }
        try (MachineLock lock = MachineLock.acquire()) {
            org.openjdk.jmh.Main.main(args);
        }
        return ExitCode.OK;
    }

    private static boolean measures(String... args) {
        try {
            CommandLineOptions options = new CommandLineOptions(args);
            return !options.shouldHelp()
                    && !options.shouldList()
                    && !options.shouldListWithParams()
                    && !options.shouldListProfilers()
                    && !options.shouldListResultFormats();
        } catch (CommandLineOptionException e) {
            // JMH says what is wrong.
            return false;
        }
    }
}
