package io.github.diobench.suite.cli;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.track.exchange.ExportFormat;
import io.github.diobench.suite.track.exchange.ExportTarget;
import io.github.diobench.suite.track.exchange.ExportedFile;
import io.github.diobench.suite.track.gate.GateRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hands stored runs to other tools. */
@Command(
        name = "export",
        description = {
            "Writes a stored run in the format of another tool: jmh, JMH's own JSON; github-action-benchmark, its custom files, "
                    + "one for each direction; bmf, the Bencher Metric Format; otava, a table of one or more runs with its "
                    + "configuration; hgrm, HdrHistogram's percentile tables.",
            "The formats and their traps are explained in docs/formats.md."
        },
        footer = {
            "",
            "Examples:",
            "  export results/20261124T101500Z-1a2b3c4 --format bmf > bencher.json",
            "  export results/20261124T101500Z-1a2b3c4 --format github-action-benchmark --output out",
            "  export results/2026* --format otava --output out",
            "  export results/20261124T101500Z-1a2b3c4 --format hgrm --output out",
            "",
            "Exit codes: 0 written; 2 bad input or option; 4 the runs are of different machines."
        },
        mixinStandardHelpOptions = true)
final class ExportVerb implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR",
            arity = "1..*",
            description = "The folder of the run; several for the format otava, one row each.")
    private List<Path> paths;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            required = true,
            description = "jmh, github-action-benchmark, bmf, otava or hgrm.")
    private String format;

    @Option(
            names = "--output",
            paramLabel = "PATH",
            description =
                    "The file or, for formats with several files, the folder to write to. A single file is otherwise "
                            + "printed.")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ExportFormat wanted = ExportFormat.of(format);
        if (output == null && wanted.isFolder()) {
            throw new UserError("format " + wanted.word() + " has several files: name a folder with --output");
        }
        List<RunFolder> folders = paths.stream().map(RunFolder::new).toList();
        PrintWriter err = spec.commandLine().getErr();
        List<ExportedFile> files = wanted.files(
                folders,
                folder -> GateRequest.ifAny(folder).map(gate -> gate.head().identity()),
                remark -> err.println("diobench: " + remark));
        PrintWriter out = spec.commandLine().getOut();
        if (output == null) {
            out.print(text(files.get(0)));
            return ExitCode.OK;
        }
        List<Path> written = new ExportTarget(output).write(files, wanted.isFolder());
        written.forEach(file -> out.println("wrote " + file));
        return ExitCode.OK;
    }

    private static String text(ExportedFile file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            file.content().writeTo(stream);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
