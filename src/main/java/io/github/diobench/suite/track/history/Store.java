package io.github.diobench.suite.track.history;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.PlainFile;
import io.github.diobench.suite.UserError;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The folder with the history: {@code <machine class>/<UTC time>-<commit>-<id>.jsonl}, one file for each run, written once.
 *
 * <p>Why a file for each: two branches that append to one file both change its last line, which git takes for a conflict. Files of
 * different names merge by themselves, and a name holds a digest of the run, so that no two runs have the same.
 *
 * @param folder where it is
 */
public record Store(Path folder) {
    /** Far more than any run has; whoever puts something else here must not fill the memory with it. */
    private static final long MOST_BYTES = 16L << 20;

    /**
     * Adds {@code file}, whole or not at all.
     *
     * @return whether it was added; if not, it was there already
     * @throws UserError if the same run is there with other values
     * @throws IOException if it cannot be written
     */
    boolean add(StoredFile file) throws IOException {
        Path target = path(file);
        Files.createDirectories(folder);
        PlainFile.folder(target.getParent());
        // Another process may add the same run at the same time.
        if (AtomicFile.writeNew(target, file.text())) {
            return true;
        }
        if (!withoutCommitTime(read(target)).equals(withoutCommitTime(file))) {
            throw new UserError(target + " already holds run " + file.run().run()
                    + " with other values, and is never changed; delete it if the run is to be added anew");
        }
        return false;
    }

    /** Whoever adds a run a second time may not have the commits at hand. */
    private static StoredFile withoutCommitTime(StoredFile file) {
        return new StoredFile(file.run().withCommitTime(null), file.points());
    }

    /**
     * Returns {@code file} in the class of machine where it is already, or else in the one that {@code choice} makes of those that
     * there are.
     */
    StoredFile placed(StoredFile file, Function<List<String>, String> choice) throws IOException {
        List<String> classes = Files.isDirectory(folder)
                ? sorted(folder).stream()
                        .filter(PlainFile::isFolder)
                        .map(path -> path.getFileName().toString())
                        .toList()
                : List.of();
        String machine = classes.stream()
                .filter(one -> Files.exists(folder.resolve(one).resolve(file.fileName())))
                .findFirst()
                .orElseGet(() -> choice.apply(classes));
        return new StoredFile(file.run().withMachine(machine), file.points());
    }

    /** Returns where {@code file} belongs. */
    Path path(StoredFile file) {
        return folder.resolve(file.run().machine()).resolve(file.fileName());
    }

    /** Returns the file that says which change points are known. */
    Path acknowledged() {
        return folder.resolve("acknowledged.jsonl");
    }

    /**
     * Reads all runs, in the order of their files' names.
     *
     * @throws UserError if there is no such folder, if a file is damaged, or if two hold the same run
     */
    List<StoredFile> readAll() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UserError("there is no history at " + folder + "; 'history add RUN' begins one");
        }
        List<StoredFile> all = new ArrayList<>();
        Map<String, Path> ids = new HashMap<>();
        for (Path machine : sorted(folder)) {
            if (isMachine(machine)) {
                for (Path path : sorted(machine)) {
                    if (isStoredRun(path)) {
                        StoredFile file = read(path);
                        Path other = ids.putIfAbsent(file.run().id(), path);
                        if (other != null) {
                            throw new UserError(path + " holds the same run as " + other + "; delete one of them");
                        }
                        all.add(file);
                    }
                }
            }
        }
        return all;
    }

    /** A link would show the runs of another folder as if they were of this machine. */
    private static boolean isMachine(Path path) {
        if (Files.isSymbolicLink(path) && Files.isDirectory(path)) {
            throw new UserError(path + " is a link; a history holds its runs itself");
        }
        return PlainFile.isFolder(path);
    }

    private static List<Path> sorted(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.sorted().toList();
        }
    }

    /** What begins with a dot is a file that was being written when the program was ended. */
    private static boolean isStoredRun(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(StoredFile.SUFFIX) && !name.startsWith(".");
    }

    private static StoredFile read(Path path) throws IOException {
        return StoredFile.parse(path.toString(), text(path, "stored run"));
    }

    /** Returns what stands in {@code path}, which should be a {@code what}. */
    static String text(Path path, String what) throws IOException {
        if (!PlainFile.is(path)) {
            throw new UserError(
                    path + " is no " + what + ": it is " + (Files.isSymbolicLink(path) ? "a link" : "not a file"));
        }
        if (Files.size(path) > MOST_BYTES) {
            throw new UserError(path + " is no " + what + ": it is too large");
        }
        try {
            return Files.readString(path);
        } catch (CharacterCodingException e) {
            throw new UserError(path + " is no " + what + ": it is not UTF-8", e);
        }
    }
}
