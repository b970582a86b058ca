package io.github.diobench.suite.cli;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.campaign.OutputFile;
import io.github.diobench.suite.track.history.History;
import io.github.diobench.suite.track.history.HistoryHtml;
import io.github.diobench.suite.track.history.SeriesText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the history. */
@Command(
        name = "show",
        description = {
            "Shows every series of the history: a table of its runs in the order of their commits, a plot beside it, and the "
                    + "changes in it.",
            "With --html, writes a page instead that needs nothing but itself."
        },
        footer = {
            "",
            "Examples:",
            "  history show",
            "  history show --regime inline --arm spin --machine amd",
            "  history show --html history.html"
        },
        mixinStandardHelpOptions = true)
final class HistoryShowVerb implements Callable<Integer> {
    @Mixin
    private HistoryOptions options;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page to this file.")
    private Path html;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (html != null) {
            OutputFile.require("--html", html, List.of());
        }
        History history = options.read();
        if (html == null) {
            spec.commandLine().getOut().print(SeriesText.of(history));
        } else {
            AtomicFile.write(html, HistoryHtml.of(history));
            spec.commandLine().getOut().println("Wrote " + html + ".");
        }
        return ExitCode.OK;
    }
}
