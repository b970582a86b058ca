package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.TemporaryFolder;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.os.Git;
import io.github.diobench.suite.os.ProcessTree;
import io.github.diobench.suite.os.ProgramResult;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A git work tree of a commit, in a temporary folder, that is there for a while. The repository's own work tree is not
 * touched, and knows nothing of it afterwards; neither when this JVM is ended politely meanwhile.
 */
final class WorkTree implements AutoCloseable {
    private final Path repository;
    private final TemporaryFolder folder;
    private final Path tree;
    private final Thread hook = new Thread(this::abandon, "work-tree");

    private WorkTree(Path repository, TemporaryFolder folder) {
        this.repository = repository;
        this.folder = folder;
        this.tree = folder.path().resolve("tree");
    }

    /**
     * Makes one.
     *
     * @throws UserError if git cannot
     */
    static WorkTree of(Path repository, String commit) throws IOException {
        WorkTree tree = new WorkTree(repository, TemporaryFolder.create("diobench-gate-"));
        Runtime.getRuntime().addShutdownHook(tree.hook);
        ProgramResult added = Git.in(
                repository,
                "worktree",
                "add",
                "--quiet",
                "--detach",
                tree.path().toString(),
                commit);
        if (!added.isOk()) {
            tree.close();
            throw new UserError("git cannot make a work tree of " + commit + ": " + Git.reason(added));
        }
        return tree;
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
            System.err.println("diobench: " + folder.path() + " could not be removed: " + e.getMessage());
        }
    }
}
