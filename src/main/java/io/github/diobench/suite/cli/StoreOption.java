package io.github.diobench.suite.cli;

import io.github.diobench.suite.track.history.Store;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where the history is. */
final class StoreOption {
    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = "results/history",
            description = "The folder of the history, by default results/history.")
    private Path folder;

    Store store() {
        return new Store(folder);
    }
}
