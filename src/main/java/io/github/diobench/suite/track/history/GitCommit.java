package io.github.diobench.suite.track.history;

import io.github.diobench.suite.campaign.Command;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Asks git, in the current folder, about a commit. */
final class GitCommit {
    private GitCommit() {}

    /** Returns when {@code commit} was made; empty if there is no git, or if it does not know the commit. */
    static Optional<Instant> time(String commit) {
        // Nothing else may reach a command line.
        return commit.matches("[0-9a-f]{7,64}")
                ? Command.output(List.of("git", "show", "--no-patch", "--format=%cI", commit + "^{commit}"))
                        .flatMap(GitCommit::parsed)
                : Optional.empty();
    }

    /** Git's warnings, if there are any, come first. */
    private static Optional<Instant> parsed(String output) {
        try {
            return output.lines()
                    .reduce((first, last) -> last)
                    .map(line -> OffsetDateTime.parse(line.strip()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
