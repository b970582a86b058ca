package io.github.diobench.suite.track.shard;

import io.github.diobench.suite.PlainFile;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the folders of runs in the places that a user names. */
final class ShardFolders {
    /** Enough for the folder of a fleet, in it one for each shard, in it {@code results}, in it the run. */
    private static final int DEPTH = 3;

    private ShardFolders() {}

    /**
     * Returns each of {@code places} that is the folder of a run, and what is found in the others.
     *
     * @throws UserError if there is none in one of them
     */
    static List<Path> in(List<Path> places) throws IOException {
        Set<Path> found = new LinkedHashSet<>();
        for (Path place : places) {
            if (!Files.isDirectory(place)) {
                throw new UserError("there is no folder " + place);
            }
            Set<Path> here = new LinkedHashSet<>();
            search(place.normalize(), DEPTH, here);
            if (here.isEmpty()) {
                throw new UserError("no shard in " + place + ": neither it nor a folder in it has a plan.json");
            }
            found.addAll(here);
        }
        return List.copyOf(found);
    }

    private static void search(Path folder, int depth, Set<Path> found) throws IOException {
        if (RunFolder.is(folder)) {
            found.add(folder);
            return;
        }
        if (depth == 0) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                // What is not finished has a name that begins with a dot.
                if (PlainFile.isFolder(entry) && !entry.getFileName().toString().startsWith(".")) {
                    search(entry, depth - 1, found);
                }
            }
        }
    }
}
