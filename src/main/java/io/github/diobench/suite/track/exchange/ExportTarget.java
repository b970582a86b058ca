package io.github.diobench.suite.track.exchange;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where exported files go: into a folder or, if there is a single one, into a file. What a run is derived from is never
 * written over.
 */
public final class ExportTarget {
    private final Path output;

    /** Makes it for {@code output}. */
    public ExportTarget(Path output) {
        this.output = output;
    }

    /**
     * Writes {@code files}, each whole or not at all, replacing older ones.
     *
     * @param folder whether a folder is wanted even if there is a single file
     * @return where they are
     * @throws UserError if the target is a file and a folder is wanted, or is a link or part of a run
     * @throws IOException if one cannot be written
     */
    public List<Path> write(List<ExportedFile> files, boolean folder) throws IOException {
        boolean into = folder || Files.isDirectory(output);
        if (folder && Files.exists(output) && !Files.isDirectory(output)) {
            throw new UserError("--output " + output + " is a file; this format has several and wants a folder");
        }
        List<Path> targets = new ArrayList<>();
        for (ExportedFile file : files) {
            Path target = into ? output.resolve(file.name()) : output;
            OutputFile.require("--output", target, List.of());
            targets.add(target);
        }
        Path parent = targets.get(0).toAbsolutePath().getParent();
        Files.createDirectories(parent);
        for (int i = 0; i < targets.size(); i++) {
            AtomicFile.write(targets.get(i), files.get(i).content());
        }
        return targets;
    }
}
