package io.github.diobench.suite.cli;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.campaign.OutputFile;
import io.github.diobench.suite.track.history.CheckText;
import io.github.diobench.suite.track.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says at which commits the history changed. */
@Command(
        name = "check",
        description = {
            "Searches the history for changes, and says at which commits, by how much and how surely.",
            "All series that it looks at share one level of error, so the more it looks at, the larger a change must be. "
                    + "It takes five runs before a change and five after it."
        },
        footer = {
            "",
            "Examples:",
            "  history check",
            "  history check --regime inline --md changes.md",
            "",
            "A line in acknowledged.jsonl, in the folder of the history, silences a known change;",
            "this is one line:",
            "  {\"commit\":\"1a2b3c4\", \"series\":\".*inline.*\",",
            "   \"reason\":\"wanted\", \"expires\":\"2027-01-31\"}",
            "",
            "Exit codes: 0 no confirmed regression, whatever else was found; 1 a confirmed regression",
            "that is neither acknowledged nor undone; 2 bad input or option."
        },
        mixinStandardHelpOptions = true)
final class HistoryCheckVerb implements Callable<Integer> {
    @Mixin
    private HistoryOptions options;

    @Option(names = "--md", paramLabel = "FILE", description = "Write the same as Markdown to this file, too.")
    private Path markdown;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (markdown != null) {
            OutputFile.require("--md", markdown, List.of());
        }
        History history = options.read();
        String text = CheckText.of(history);
        if (markdown != null) {
            AtomicFile.write(markdown, text);
        }
        spec.commandLine().getOut().print(text);
        return history.hasRegression() ? ExitCode.REGRESSION : ExitCode.OK;
    }
}
