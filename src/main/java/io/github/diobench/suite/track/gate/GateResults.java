package io.github.diobench.suite.track.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The folder that holds the folders of gates. */
final class GateResults {
    private static final String IGNORE = ".gitignore";

    private GateResults() {}

    /**
     * Makes {@code results} if it is not there. In a git repository, which is mostly another project's, a new one tells git to leave it
     * alone.
     */
    static void make(Path results) throws IOException {
        if (Files.exists(results)) {
            return;
        }
        Files.createDirectories(results);
        for (Path above = results.toAbsolutePath().normalize(); above != null; above = above.getParent()) {
            if (Files.exists(above.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
                Files.writeString(results.resolve(IGNORE), "*\n");
                return;
            }
        }
    }
}
