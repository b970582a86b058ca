package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.UserError;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Builds versions of a git repository, each in a work tree of its own that is removed again.
 *
 * @param repository a folder of the repository; the command runs in the same folder of the work tree
 * @param command what builds it, for {@code sh -c}
 * @param jars what it builds, as a class path of jars within that folder
 * @param kept where the jars are kept, so that a gate can be gone on with
 */
public record Revisions(Path repository, String command, String jars, Path kept) {
    private static final int NAME_DIGITS = 12;

    /**
     * Returns the commit that {@code revision} means.
     *
     * @throws UserError if there is none
     */
    public String commit(String option, String revision) throws IOException {
        // What begins like an option is none of git's revisions.
        Shell.Result found = revision.startsWith("-")
                ? new Shell.Result(1, "")
                : Shell.git(repository, List.of("rev-parse", "--verify", "--quiet", revision + "^{commit}"));
        if (found.exit() != 0) {
            throw new UserError(option + " " + revision + ": there is no such commit in " + repository);
        }
        return found.lastLine();
    }

    /**
     * Builds {@code commit}.
     *
     * @param revision what the user called it
     * @param arm the arm that it is to be, part of the names of files
     * @throws UserError if it cannot be built, or builds no such jars
     */
    public GateSide build(String revision, String commit, String arm) throws IOException {
        Files.createDirectories(kept);
        String name = arm + "-" + commit.substring(0, Math.min(NAME_DIGITS, commit.length()));
        String within = Shell.git(repository, List.of("rev-parse", "--show-prefix"))
                .output()
                .strip();
        try (WorkTree tree = WorkTree.of(repository, commit)) {
            Path folder = tree.path().resolve(within);
            Path log = kept.resolve(name + ".log").toAbsolutePath();
            Shell.Result built = Shell.run(folder, List.of("sh", "-c", command), log);
            if (built.exit() != 0) {
                throw new UserError("'" + command + "' ended with code " + built.exit() + " for " + revision
                        + "; what it said is in " + log + ", at last: " + built.lastLine());
            }
            return GateSide.ofRevision(revision, commit, keep(folder, name, revision));
        }
    }

    private List<Path> keep(Path folder, String name, String revision) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (String jar : jars.split(Pattern.quote(File.pathSeparator), -1)) {
            Path built = folder.resolve(jar);
            if (!Files.isRegularFile(built)) {
                throw new UserError(
                        "'" + command + "' built no " + jar + " for " + revision + "; say with --jar what it builds");
            }
            Path copy = kept.resolve(name + "-" + copies.size() + ".jar")
                    .toAbsolutePath()
                    .normalize();
            AtomicFile.write(copy, out -> Files.copy(built, out));
            copies.add(copy);
        }
        return copies;
    }
}
