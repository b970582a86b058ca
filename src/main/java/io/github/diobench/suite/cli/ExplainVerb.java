package io.github.diobench.suite.cli;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.verify.schedule.RaceStory;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what this is all about. */
@Command(
        name = "explain",
        description = {
            "Explains a topic. There is one: 'race', the fault that the patch of 2004 mends, replayed step by step on the "
                    + "real classes before and after.",
            "The text is Markdown; it also stands in docs/race.md."
        },
        footer = {"", "Examples:", "  explain race", "  explain race > race.md"},
        mixinStandardHelpOptions = true)
final class ExplainVerb implements Callable<Integer> {
    private static final String RACE = "race";

    @Parameters(paramLabel = "TOPIC", description = "What to explain: race.")
    private String topic;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!topic.equals(RACE)) {
            throw new UserError("there is no topic '" + topic + "'; there is " + RACE);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(RaceStory.tell());
        return ExitCode.OK;
    }
}
