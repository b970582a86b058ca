package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.PlainFile;
import io.github.diobench.suite.TemporaryFolder;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.os.Git;
import io.github.diobench.suite.os.Program;
import io.github.diobench.suite.os.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Builds versions of a git repository, each in a work tree of its own, in which its forks run, and that is removed again.
 *
 * @param repository a folder of the repository; the command runs in the same folder of the work tree
 * @param command what builds it
 * @param jars what it builds, as in {@link BuiltJars}
 * @param kept where the jars are kept, so that a gate can be gone on with
 */
public record Revisions(Path repository, BuildCommand command, String jars, Path kept) {
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
     * Builds {@code commit} in a work tree, which is there until what is returned is closed.
     *
     * @param revision what the user called it
     * @param arm the arm that it is to be, part of the names of files
     * @param notes is told what is to be known, line by line
     * @throws UserError if it cannot be built, or builds no such jars
     */
    public BuiltRevision build(String revision, String commit, String arm, Consumer<String> notes) throws IOException {
        GateResults.make(kept.toAbsolutePath().getParent());
        PlainFile.folder(kept);
        String name = arm + "-" + commit.substring(0, Math.min(NAME_DIGITS, commit.length()));
        return built(revision, commit, name, notes, folder -> {
            List<Path> found = ClassPathEntries.of(new BuiltJars(folder, jars).find(revision, command.in(folder)));
            return GateSide.of(keep(found, name), revision, commit);
        });
    }

    /**
     * Builds {@code commit} once more, for the files beside the jars, which are kept; the work tree is there until what is returned is
     * closed.
     *
     * @param side what was built
     * @throws UserError if it cannot be built
     */
    public BuiltRevision rebuild(GateSide side, String arm, Consumer<String> notes) throws IOException {
        String commit = commit("--resume", String.valueOf(side.commit()));
        return built(side.revision(), commit, arm + "-again", notes, folder -> side);
    }

    /** Says what was built in a folder. */
    @FunctionalInterface
    private interface Found {
        GateSide in(Path folder) throws IOException;
    }

    private BuiltRevision built(String revision, String commit, String log, Consumer<String> notes, Found found)
            throws IOException {
        WorkTree tree = WorkTree.of(repository, commit, notes);
        try {
            Path folder = tree.path().resolve(prefix());
            build(folder, revision, kept.resolve(log + ".log").toAbsolutePath());
            return new BuiltRevision(found.in(folder), folder, tree);
        } catch (IOException | RuntimeException e) {
            tree.close();
            throw e;
        }
    }

    /** Returns a line about what is not committed, and therefore not part of {@code revision}; empty if there is nothing. */
    public Optional<String> uncommitted(String revision) {
        List<String> changes = Git.ask(repository, "status", "--porcelain", "--untracked-files=no")
                .output()
                .lines()
                .toList();
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(changes.size() + (changes.size() == 1 ? " file is" : " files are") + " changed in "
                        + repository + " and not committed; " + revision + " is measured without that");
    }

    private String prefix() {
        return Git.ask(repository, "rev-parse", "--show-prefix").output().strip();
    }

    private void build(Path folder, String revision, Path log) {
        if (!Files.isDirectory(folder)) {
            throw new UserError(revision + " has no folder " + prefix());
        }
        String shell = command.in(folder);
        ProgramResult built = Program.of("sh", "-c", shell)
                .directory(folder)
                .withoutEnvironment(Git.OTHER_REPOSITORY)
                .outputFile(log)
                .run(BUILD_LIMIT);
        if (!built.isOk()) {
            String how = built.timedOut()
                    ? "' did not end within " + BUILD_LIMIT.toMinutes() + " min for "
                    : "' ended with code " + built.exit() + " for ";
            throw new UserError(
                    "'" + shell + how + revision + "; what it said is in " + log + ", at last: " + built.lastLine());
        }
    }

    /** Copies {@code built}, so that the other revision's build cannot touch it and the gate can be gone on with. */
    private List<Path> keep(List<Path> built, String name) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (Path entry : built) {
            boolean isFolder = Files.isDirectory(entry);
            Path copy = kept.resolve(name + "-" + copies.size() + (isFolder ? "" : ".jar"))
                    .toAbsolutePath()
                    .normalize();
            if (isFolder) {
                copyFolder(entry, copy);
            } else {
                AtomicFile.write(copy, out -> Files.copy(entry, out));
            }
            copies.add(copy);
        }
        return copies;
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        new TemporaryFolder(to).close();
        List<Path> all;
        try (Stream<Path> files = Files.walk(from)) {
            all = files.toList();
        }
        for (Path file : all) {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
    }
}
