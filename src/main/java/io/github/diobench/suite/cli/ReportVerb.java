package io.github.diobench.suite.cli;

import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.report.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the reports of a past run again. */
@Command(
        name = "report",
        description = "Makes all reports of a run again, from its plan, environment and journal, without measuring.",
        footer = {"", "Example:", "  report results/20261124T101500Z-1a2b3c4"},
        mixinStandardHelpOptions = true)
final class ReportVerb implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder of the run.")
    private Path path;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RunFolder folder = new RunFolder(path);
        ReportPrinter.print(Reports.write(folder), folder, spec.commandLine().getOut());
        return ExitCode.OK;
    }
}
