package io.github.diobench.suite.cli;

import io.github.diobench.suite.campaign.OutputFile;
import io.github.diobench.suite.track.exchange.ImportReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at what JMH measured elsewhere. */
@Command(
        name = "import",
        description = {
            "Shows what JMH measured elsewhere, from the JSON that it writes with -rf json: means over forks with their intervals; "
                    + "two files side by side.",
            "It never judges: JMH runs all forks of one benchmark back to back, so that a difference may be the machine's. For a "
                    + "verdict, 'gate --base base.jar --head head.jar' measures both versions in turns."
        },
        footer = {
            "",
            "Examples:",
            "  import jmh-result.json",
            "  import before.json after.json",
            "  import before.json after.json --output both.json"
        },
        mixinStandardHelpOptions = true)
final class ImportVerb implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "What JMH wrote.")
    private List<Path> files;

    @Option(names = "--output", paramLabel = "FILE", description = "Also write it to this file, as JSON.")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (output != null) {
            OutputFile.require("--output", output, files);
        }
        ImportReport report = ImportReport.of(files);
        if (output != null) {
            report.write(output);
        }
        spec.commandLine().getOut().print(report.text());
        return ExitCode.OK;
    }
}
