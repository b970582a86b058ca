package io.github.diobench.suite.track.history;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.os.Git;
import io.github.diobench.suite.os.ProgramResult;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * What git, in the current folder, says about a commit.
 *
 * @param time when it was made; null if git does not tell
 * @param reason why git does not tell, on one line; null if it does
 */
record GitCommit(Instant time, String reason) {
    /** Asks git about {@code commit}. */
    static GitCommit of(String commit) {
        // Nothing else may reach a command line.
        if (!commit.matches("[0-9a-f]{7,64}")) {
            return new GitCommit(null, "that is no commit's name");
        }
        try {
            ProgramResult said = Git.ask(Path.of(""), "show", "--no-patch", "--format=%cI", commit + "^{commit}");
            return said.isOk()
                    ? new GitCommit(OffsetDateTime.parse(said.lastLine()).toInstant(), null)
                    : new GitCommit(null, Git.reason(said));
        } catch (DateTimeException | UserError e) {
            return new GitCommit(null, e.getMessage());
        }
    }
}
