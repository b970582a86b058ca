package io.github.diobench.suite.track.gate;

import java.io.IOException;
import java.nio.file.Path;

/** A revision that was built in a work tree, which is there until this is closed. */
public final class BuiltRevision implements AutoCloseable {
    private final GateSide side;
    private final Path folder;
    private final WorkTree tree;

    BuiltRevision(GateSide side, Path folder, WorkTree tree) {
        this.side = side;
        this.folder = folder;
        this.tree = tree;
    }

    /** Returns the version. */
    public GateSide side() {
        return side;
    }

    /** Returns where it was built, and where its forks run. */
    public Path folder() {
        return folder;
    }

    /** Removes the work tree. */
    @Override
    public void close() throws IOException {
        tree.close();
    }
}
