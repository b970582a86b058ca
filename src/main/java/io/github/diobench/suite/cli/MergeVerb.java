package io.github.diobench.suite.cli;

import io.github.diobench.suite.campaign.MergedRun;
import io.github.diobench.suite.track.shard.Merge;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts the shards of a plan together. */
@Command(
        name = "merge",
        description = {
            "Puts runs together that measured the shards of one plan (run --shard), and reports on the whole as if one run "
                    + "had measured everything.",
            "All shards must be there, each once and complete, made of the same plan, seed, margins, code and JVM. The arms of a "
                    + "round were measured on one machine in any case; shards of different machines are merged only if that is asked for."
        },
        footer = {
            "",
            "Examples:",
            "  merge shards/ --output results/merged",
            "  merge shard-1/2026* shard-2/2026* --output merged --across-machines",
            "",
            "Exit codes: 0 merged, whatever was found ('verdict DIR --strict' tells); 2 bad input or",
            "option, a shard is missing, incomplete or there twice; 4 the shards ran different code or,",
            "without --across-machines, on different machines. Unless it is 0 nothing is written."
        },
        mixinStandardHelpOptions = true)
final class MergeVerb implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR",
            arity = "1..*",
            description = "The folders of the shards, or folders in which they are.")
    private List<Path> places;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            required = true,
            description =
                    "The folder of the merged run, which is named after it; it must not be there yet, or be empty.")
    private Path output;

    @Option(
            names = "--across-machines",
            description =
                    "Merge shards of different machines, each a stratum of its own: the verdict is about their mix, and "
                            + "says where they differ.")
    private boolean acrossMachines;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Merge merge = Merge.into(output, places, acrossMachines);
        PrintWriter out = spec.commandLine().getOut();
        ReportPrinter.print(merge.reports(), merge.folder(), out);
        out.println();
        out.println(summary(merge.origin()));
        if (merge.origin().machines().size() > 1) {
            // Among them where the machines differ.
            merge.reports()
                    .judgement()
                    .ifPresent(judged -> judged.notes().forEach(note -> out.println("Note: " + note)));
        }
        return ExitCode.OK;
    }

    private static String summary(MergedRun origin) {
        return String.format(
                Locale.ROOT,
                "Merged %s by %s from %s: %s, %d latencies.",
                PlanText.count(origin.shards().size(), "shard"),
                origin.by(),
                PlanText.count(origin.machines().size(), "kind") + " of machine",
                PlanText.count(
                        origin.shards().stream().mapToInt(MergedRun.Part::forks).sum(), "fork"),
                origin.shards().stream().mapToLong(MergedRun.Part::latencies).sum());
    }
}
