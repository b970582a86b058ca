package io.github.diobench.suite.cli;

import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.judge.Judge;
import io.github.diobench.suite.judge.Judgement;
import io.github.diobench.suite.judge.MarginsFile;
import io.github.diobench.suite.report.VerdictFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a past run again. */
@Command(
        name = "verdict",
        description = {
            "Judges a run again, from its plan, environment and journal, without measuring, and writes verdict.json and "
                    + "verdict.md into its folder.",
            "It goes by the margins that were fixed before the run, unless it is given others, which it then says."
        },
        footer = {
            "",
            "Examples:",
            "  verdict results/20261124T101500Z-1a2b3c4",
            "  verdict results/20261124T101500Z-1a2b3c4 --strict",
            "  verdict results/20261124T101500Z-1a2b3c4 --margins my-margins.json",
            "",
            "The margins.json in a run's folder is a file to copy and change; it is explained",
            "in results/README.md.",
            "",
            "Exit codes: 0 judged, whatever came of it; 2 bad input or option. With --strict:",
            "0 every claim holds; 1 a claim is refuted; 3 none is, but one is inconclusive;",
            "4 none is refuted, but one is refused, or there is nothing to judge."
        },
        mixinStandardHelpOptions = true)
final class VerdictVerb implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder of the run.")
    private Path path;

    @Option(names = "--margins", paramLabel = "FILE", description = "Judge by these margins.")
    private Path margins;

    @Option(names = "--strict", description = "Let the exit code tell what came of it.")
    private boolean strict;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RunFolder folder = new RunFolder(path);
        RunData run = RunData.load(folder);
        Judge judge = margins == null ? Judge.by(folder) : Judge.by(MarginsFile.read(margins), folder);
        PrintWriter out = spec.commandLine().getOut();
        Optional<String> whyNot = judge.whyNot(run);
        if (whyNot.isPresent()) {
            out.println("No verdict: " + whyNot.get() + ".");
            return strict ? ExitCode.REFUSED : ExitCode.OK;
        }
        Judgement judgement = judge.judge(run);
        VerdictFiles.write(judgement, folder);
        out.print(VerdictFiles.text(judgement));
        return strict ? ExitCode.of(judgement.overall()) : ExitCode.OK;
    }
}
