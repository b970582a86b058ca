package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.TemporaryFolder;
import io.github.diobench.suite.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
        Shell.Result added = Shell.git(
                repository,
                List.of("worktree", "add", "--quiet", "--detach", tree.path().toString(), commit));
        if (added.exit() != 0) {
            tree.close();
            throw new UserError("git cannot make a work tree of " + commit + ": " + added.lastLine());
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
        Shell.git(repository, List.of("worktree", "remove", "--force", tree.toString()));
        folder.close();
        // Whatever git did not remove is gone by now, which it is to notice.
        Shell.git(repository, List.of("worktree", "prune"));
    }

    private void abandon() {
        // What is being built in it would write into a folder that is being deleted.
        ProcessHandle.current().descendants().toList().forEach(ProcessHandle::destroyForcibly);
        try {
            remove();
        } catch (IOException e) {
            System.err.println("diobench: " + folder.path() + " could not be removed: " + e.getMessage());
        }
    }
}
