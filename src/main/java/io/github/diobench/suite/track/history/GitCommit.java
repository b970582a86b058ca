package io.github.diobench.suite.track.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks git, in the current folder, about a commit. */
final class GitCommit {
    private static final long PATIENCE_SECONDS = 20;

    private GitCommit() {}

    /** Returns when {@code commit} was made; empty if there is no git, or if it does not know the commit. */
    static Optional<Instant> time(String commit) {
        // Nothing else may reach a command line.
        if (!commit.matches("[0-9a-f]{7,64}")) {
            return Optional.empty();
        }
        try {
            Process process = new ProcessBuilder("git", "show", "--no-patch", "--format=%cI", commit + "^{commit}")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0
                    ? Optional.of(OffsetDateTime.parse(output.trim()).toInstant())
                    : Optional.empty();
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
