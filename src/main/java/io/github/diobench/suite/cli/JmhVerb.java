package io.github.diobench.suite.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Plain JMH. This class only describes it; {@link Main} hands over before options are parsed. */
@Command(
        name = JmhVerb.NAME,
        description = {"Runs plain JMH; everything after the verb is JMH's.", "'jmh -h' shows what that can be."},
        footer = {"", "Example:", "  jmh RequestBenchmark -p counter=spin -f 1 -wi 3 -i 5 -prof gc"})
final class JmhVerb {
    static final String NAME = "jmh";

    @Parameters(paramLabel = "JMH-ARGUMENT", arity = "0..*", description = "Passed on unchanged.")
    private final List<String> arguments = new ArrayList<>();

    /** Runs JMH with {@code args}. JMH ends this JVM by itself where it fails. */
    static int handOver(String... args) throws IOException {
        org.openjdk.jmh.Main.main(args);
        return ExitCode.OK;
    }
}
