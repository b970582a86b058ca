package io.github.diobench.suite.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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

    /** Hands over to JMH, which ends this JVM by itself where it fails. */
    @Override
    public Integer call() throws IOException {
        org.openjdk.jmh.Main.main(arguments.toArray(String[]::new));
        return ExitCode.OK;
    }
}
