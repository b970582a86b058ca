package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.PlainFile;
import io.github.diobench.suite.Printable;
import io.github.diobench.suite.TemporaryFolder;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.os.Git;
import io.github.diobench.suite.os.ProcessTree;
import io.github.diobench.suite.os.ProgramResult;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * A git work tree of a commit, in a temporary folder, that is there for a while. The repository's own work tree is not
 * touched, and knows nothing of it afterwards; neither when this JVM is ended politely meanwhile. What a JVM left behind that was
 * killed is removed by the next.
 */
final class WorkTree implements AutoCloseable {
    private static final String PREFIX = "diobench-gate-";
    private static final String TREE = "tree";

    /** A file in the folder, locked as long as this process is there, however it ends. */
    private static final String LOCK = "lock";

    private final Path repository;
    private final TemporaryFolder folder;
    private final Path tree;
    private final FileChannel lock;
    private final Thread hook = new Thread(this::abandon, "work-tree");

    private WorkTree(Path repository, TemporaryFolder folder) throws IOException {
        this.repository = repository;
        this.folder = folder;
        this.tree = folder.path().resolve(TREE);
        this.lock =
                FileChannel.open(folder.path().resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileLock ignored = lock.lock();
    }

    /** Removes those of processes that were killed: nobody holds their locks. */
    private static void removeAbandoned(Path repository) throws IOException {
        List<Path> trees = Git.ask(repository, "worktree", "list", "--porcelain")
                .output()
                .lines()
                .filter(line -> line.startsWith("worktree "))
                .map(line -> Path.of(line.substring("worktree ".length())))
                .filter(tree -> tree.endsWith(TREE)
                        && tree.getParent().getFileName().toString().startsWith(PREFIX))
                .toList();
        for (Path tree : trees) {
            Path lock = tree.resolveSibling(LOCK);
            if (PlainFile.is(lock) && isFree(lock)) {
                remove(repository, new TemporaryFolder(tree.getParent()), tree);
            }
        }
    }

    private static boolean isFree(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // This very JVM holds it.
            return false;
        }
    }

    /**
     * Makes one, with the submodules that the commit names.
     *
     * @param notes is told what git did not like, but what stands in the way of nothing
     * @throws UserError if git cannot
     */
    static WorkTree of(Path repository, String commit, Consumer<String> notes) throws IOException {
        removeAbandoned(repository);
        WorkTree tree = new WorkTree(repository, TemporaryFolder.create(PREFIX));
        Runtime.getRuntime().addShutdownHook(tree.hook);
        try {
            tree.checkOut(commit, notes);
            new Submodules(repository, tree.path()).fetch();
        } catch (UserError e) {
            tree.close();
            throw e;
        }
        return tree;
    }

    private void checkOut(String commit, Consumer<String> notes) {
        ProgramResult added = Git.in(repository, "worktree", "add", "--quiet", "--detach", tree.toString(), commit);
        if (added.isOk()) {
            return;
        }
        String problem = "git cannot make a work tree of " + commit + ": " + Git.reason(added);
        // A hook runs when all is there, and its code becomes git's.
        boolean whole = !added.timedOut()
                && Files.isDirectory(tree)
                && Git.ask(tree, "rev-parse", "HEAD").output().strip().equals(commit)
                && Git.ask(tree, "status", "--porcelain").output().isBlank();
        if (!whole) {
            throw new UserError(problem);
        }
        notes.accept(
                "a hook failed when " + commit + " was checked out, which is whole all the same: " + Git.reason(added));
    }

    /** Returns where it is. */
    Path path() {
        return tree;
    }

    /** Removes it. */
    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The shutdown has begun, and the hook does it.
            return;
        }
        remove();
    }

    private void remove() throws IOException {
        lock.close();
        remove(repository, folder, tree);
    }

    private static void remove(Path repository, TemporaryFolder folder, Path tree) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            // Twice, because git locks a work tree while it makes it.
            Git.in(repository, "worktree", "remove", "--force", "--force", tree.toString());
            folder.close();
            // Whatever git did not remove is gone by now, which it is to notice.
            Git.in(repository, "worktree", "unlock", tree.toString());
            Git.in(repository, "worktree", "prune");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void abandon() {
        // What is being built in it would write into a folder that is being deleted.
        ProcessTree.endChildren();
        try {
            remove();
        } catch (IOException | UserError e) {
            System.err.println(
                    "diobench: " + Printable.message(folder.path() + " could not be removed: " + e.getMessage()));
        }
    }
}
