package io.github.diobench.suite.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Keeps what runs came to, and says at which commit it changed. */
@Command(
        name = "history",
        subcommands = {HistoryAddVerb.class, HistoryShowVerb.class, HistoryCheckVerb.class},
        synopsisSubcommandLabel = "add|show|check",
        description = {
            "Keeps what runs came to over the life of a project, and says at which commit it changed.",
            "A history is a folder to commit: one text file for each run, so that branches which both added runs merge."
        },
        footer = {
            "",
            "Examples:",
            "  history add results/20261124T101500Z-1a2b3c4",
            "  history show --regime inline --arm spin",
            "  history check --md changes.md",
            "",
            "What is stored, and what a change is, is explained in results/README.md."
        },
        mixinStandardHelpOptions = true)
final class HistoryVerb implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "what shall be done with the history? Type add, show or check");
    }
}
