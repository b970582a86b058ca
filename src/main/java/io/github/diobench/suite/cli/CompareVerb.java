package io.github.diobench.suite.cli;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.OutputFile;
import io.github.diobench.suite.track.compare.Comparison;
import io.github.diobench.suite.track.compare.RunComparer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows two past runs side by side. */
@Command(
        name = "compare",
        description = {
            "Compares two stored runs: times, ratios to the reference, and whole distributions of latencies, with intervals. It is "
                    + "refused if machine, operating system, JVM, its arguments, timing or threads differ; the code may.",
            "There is never a verdict, because the two did not run in turns; 'gate' is for that."
        },
        footer = {
            "",
            "Examples:",
            "  compare results/20261124T101500Z-1a2b3c4 results/20261125T093000Z-5d6e7f8",
            "  compare results/20261124T101500Z-1a2b3c4 results/20261125T093000Z-5d6e7f8 --html compared.html",
            "  compare theirs ours --across-machines",
            "",
            "Exit codes: 0 compared, whatever came of it; 2 bad input or option; 4 refused, for",
            "the runs were not measured alike."
        },
        mixinStandardHelpOptions = true)
final class CompareVerb implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A", description = "The folder of the one run.")
    private Path a;

    @Parameters(index = "1", paramLabel = "B", description = "The folder of the other run.")
    private Path b;

    @Option(
            names = "--across-machines",
            description =
                    "Compare runs that were not measured alike: only ratios to the reference of the same run, no times.")
    private boolean acrossMachines;

    @Option(names = "--json", paramLabel = "FILE", description = "Write it as JSON.")
    private Path json;

    @Option(names = "--md", paramLabel = "FILE", description = "Write it as Markdown.")
    private Path markdown;

    @Option(names = "--html", paramLabel = "FILE", description = "Write it as one page of HTML with plots.")
    private Path html;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        requireTargets();
        Comparison comparison = RunComparer.compare(a, b, acrossMachines);
        if (json != null) {
            comparison.writeJson(json);
        }
        if (markdown != null) {
            comparison.writeMarkdown(markdown);
        }
        if (html != null) {
            comparison.writeHtml(html);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(comparison.text());
        return ExitCode.OK;
    }

    /** Nothing is written if any of the files cannot be. */
    private void requireTargets() throws IOException {
        Map<String, Path> targets = new TreeMap<>();
        putIfGiven(targets, "--json", json);
        putIfGiven(targets, "--md", markdown);
        putIfGiven(targets, "--html", html);
        Set<Path> seen = new HashSet<>();
        for (Map.Entry<String, Path> target : targets.entrySet()) {
            String what = target.getKey() + " " + target.getValue() + ": ";
            Path file = target.getValue().toAbsolutePath().normalize();
            OutputFile.require(target.getKey(), target.getValue(), List.of());
            if (!Files.isDirectory(file.getParent())) {
                throw new UserError(
                        what + "there is no folder " + target.getValue().getParent());
            }
            if (!seen.add(file)) {
                throw new UserError(what + "another option names the same file");
            }
        }
    }

    private static void putIfGiven(Map<String, Path> targets, String option, Path file) {
        if (file != null) {
            targets.put(option, file);
        }
    }
}
