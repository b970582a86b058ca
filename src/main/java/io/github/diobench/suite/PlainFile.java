package io.github.diobench.suite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * What a folder that anybody may have made is to hold: files and folders, and no links, pipes or devices in their place. A link
 * would have something read, or written over, that is somewhere else; a pipe is never at its end. Links on the way to the folder
 * itself are the user's own.
 */
public final class PlainFile {
    private PlainFile() {}

    /** Tells whether {@code file} is there, as a file of its own. */
    public static boolean is(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Tells whether {@code folder} is there, as a folder of its own. */
    public static boolean isFolder(Path folder) {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Makes sure that {@code file}, if there is anything of that name, is a file of its own.
     *
     * @throws UserError if not
     */
    public static void requireUnlessMissing(Path file) {
        if (!is(file)) {
            requireMissing(file, "plain file");
        }
    }

    /**
     * Makes sure that {@code folder} is there, as a folder of its own, and makes it if it is not.
     *
     * @throws UserError if there is something else of that name
     */
    public static Path folder(Path folder) throws IOException {
        if (!isFolder(folder)) {
            requireMissing(folder, "plain folder");
            try {
                Files.createDirectory(folder);
            } catch (FileAlreadyExistsException e) {
                // Another process was faster.
                requireMissing(folder, "plain folder");
            }
        }
        return folder;
    }

    private static void requireMissing(Path path, String wanted) {
        if (Files.isSymbolicLink(path)) {
            throw new UserError(path + " is a link; only a " + wanted + " is read or written there");
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new UserError(path + " is no " + wanted + "; delete it or name another place");
        }
    }
}
