package io.github.diobench.suite.cli;

import io.github.diobench.suite.track.history.History;
import io.github.diobench.suite.track.history.HistoryFilter;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which part of which history to look at. */
final class HistoryOptions {
    @Mixin
    private StoreOption store;

    @Option(names = "--regime", paramLabel = "REGEX", description = "Only regimes in whose name this is found.")
    private Pattern regime;

    @Option(names = "--arm", paramLabel = "REGEX", description = "Only arms in whose name this is found.")
    private Pattern arm;

    @Option(
            names = "--machine",
            paramLabel = "REGEX",
            description = "Only classes of machines in whose name this is found.")
    private Pattern machine;

    /** Reads it. */
    History read() throws IOException {
        HistoryFilter filter =
                new HistoryFilter(Optional.ofNullable(regime), Optional.ofNullable(arm), Optional.ofNullable(machine));
        return History.read(store.store(), filter, LocalDate.now(ZoneOffset.UTC));
    }
}
