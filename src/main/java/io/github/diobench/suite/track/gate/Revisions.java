package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.PlainFile;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.os.Git;
import io.github.diobench.suite.os.Program;
import io.github.diobench.suite.os.ProgramResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    private static final Duration BUILD_LIMIT = Duration.ofHours(1);
    private static final String SHALLOW = ", which is a shallow clone; 'git fetch --unshallow' gets the rest";

    /**
     * Returns the commit that {@code revision} means.
     *
     * @throws UserError if there is none, or if git cannot look; the message says why
     */
    public String commit(String option, String revision) {
        // What begins like an option is none of git's revisions.
        if (!revision.startsWith("-")) {
            ProgramResult found = Git.ask(repository, "rev-parse", "--verify", "--quiet", revision + "^{commit}");
            if (found.isOk()) {
                return found.lastLine();
            }
            if (!found.errors().isBlank()) {
                throw new UserError(option + " " + revision + ": " + Git.reason(found));
            }
        }
        throw new UserError(
                option + " " + revision + ": there is no such commit in " + repository + (isShallow() ? SHALLOW : ""));
    }

    private boolean isShallow() {
        return Git.ask(repository, "rev-parse", "--is-shallow-repository")
                .lastLine()
                .equals("true");
    }

    /**
     * Builds {@code commit}.
     *
     * @param revision what the user called it
     * @param arm the arm that it is to be, part of the names of files
     * @throws UserError if it cannot be built, or builds no such jars
     */
    public GateSide build(String revision, String commit, String arm) throws IOException {
        Files.createDirectories(kept.toAbsolutePath().getParent());
        PlainFile.folder(kept);
        String name = arm + "-" + commit.substring(0, Math.min(NAME_DIGITS, commit.length()));
        String within =
                Git.ask(repository, "rev-parse", "--show-prefix").output().strip();
        try (WorkTree tree = WorkTree.of(repository, commit)) {
            Path folder = tree.path().resolve(within);
            Path log = kept.resolve(name + ".log").toAbsolutePath();
            ProgramResult built = Program.of("sh", "-c", command)
                    .directory(folder)
                    .withoutEnvironment(Git.OTHER_REPOSITORY)
                    .outputFile(log)
                    .run(BUILD_LIMIT);
            if (!built.isOk()) {
                String how = built.timedOut()
                        ? "' did not end within " + BUILD_LIMIT.toMinutes() + " min for "
                        : "' ended with code " + built.exit() + " for ";
                throw new UserError("'" + command + how + revision + "; what it said is in " + log + ", at last: "
                        + built.lastLine());
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
