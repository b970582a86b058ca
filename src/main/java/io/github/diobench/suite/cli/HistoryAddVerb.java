package io.github.diobench.suite.cli;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.track.gate.GateRequest;
import io.github.diobench.suite.track.history.Addition;
import io.github.diobench.suite.track.history.MeasuredCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds runs to the history. */
@Command(
        name = "add",
        description = {
            "Adds runs to the history: for every arm of every judged regime the ratio to the reference, with its error.",
            "Of a gate, which measures any JMH project, it is what head costs in terms of base: the gates of one series have the "
                    + "same base, such as the last release.",
            "A run that is refused is added, too, and left out of the search for changes. A run that is there already is "
                    + "not added again."
        },
        footer = {
            "",
            "Examples:",
            "  history add results/20261124T101500Z-1a2b3c4",
            "  history add results/2026* --store /srv/diobench/history",
            "  gate --base-rev v1.0 --head-rev HEAD --results night && history add night/*",
            "",
            "Exit codes: 0 added, or there already; 2 bad input, and nothing was added."
        },
        mixinStandardHelpOptions = true)
final class HistoryAddVerb implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", arity = "1..*", description = "The folders of the runs.")
    private List<Path> runs;

    @Mixin
    private StoreOption store;

    @Option(
            names = "--commit-time",
            paramLabel = "TIME",
            description =
                    "When the measured commit was made, such as 2026-11-24T10:15:00Z; by default, what git in this "
                            + "folder says. Runs are put in order by it.")
    private String commitTime;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        // All are read before the first is written.
        List<Addition> additions = new ArrayList<>();
        for (Path run : runs) {
            additions.add(Addition.of(new RunFolder(run), measured(run), commitTime()));
        }
        for (Addition addition : additions) {
            spec.commandLine().getOut().print(addition.addTo(store.store()));
        }
        return ExitCode.OK;
    }

    private static Optional<MeasuredCode> measured(Path run) throws IOException {
        return GateRequest.ifAny(run)
                .map(gate ->
                        new MeasuredCode(gate.head().identity(), gate.base().identity()));
    }

    private Optional<Instant> commitTime() {
        if (commitTime == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(commitTime).toInstant());
        } catch (DateTimeException e) {
            throw new UserError("--commit-time: '" + commitTime + "' is not a time such as 2026-11-24T10:15:00Z", e);
        }
    }
}
