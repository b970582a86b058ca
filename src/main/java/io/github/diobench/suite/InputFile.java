package io.github.diobench.suite;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads files that anybody may have written or damaged, and no file that memory might not hold. */
public final class InputFile {
    /** Of a file of lines, most of which is kept as text: a byte of it takes no more than so many in memory. */
    public static final int LINES = 4;

    /** The same for JSON, of which each bracket may become an object. */
    public static final int OBJECTS = 32;

    private static final double MEBIBYTE = 1 << 20;

    /** What an array can be. */
    private static final long LONGEST = Integer.MAX_VALUE - 8;

    private InputFile() {}

    /**
     * Returns all bytes of {@code file}.
     *
     * @param factor how many bytes of memory a byte of the file may take: {@link #LINES} or {@link #OBJECTS}
     * @throws UserError if it is missing, a folder, unreadable, or too large for the memory that this JVM may use
     */
    public static byte[] bytes(Path file, int factor) throws IOException {
        requireFile(file);
        requireRoom(file, Files.size(file), factor);
        try {
            return Files.readAllBytes(file);
        } catch (AccessDeniedException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Opens {@code file}, to be read piece by piece.
     *
     * @throws UserError if it is missing, a folder or unreadable
     */
    public static InputStream open(Path file) throws IOException {
        requireFile(file);
        try {
            return new BufferedInputStream(Files.newInputStream(file));
        } catch (AccessDeniedException e) {
            throw unreadable(file, e);
        }
    }

    private static void requireFile(Path file) {
        if (Files.isDirectory(file)) {
            throw new UserError(file + " is a folder; a file is wanted");
        }
        if (!Files.isRegularFile(file)) {
            throw new UserError(file + ": there is no such file");
        }
    }

    private static UserError unreadable(Path file, AccessDeniedException cause) {
        return new UserError(file + " cannot be read: permission denied", cause);
    }

    /**
     * Makes sure that {@code size} bytes of {@code file} can be read.
     *
     * @throws UserError if memory might not do
     */
    public static void requireRoom(Path file, long size, int factor) {
        long limit = Math.min(LONGEST, Runtime.getRuntime().maxMemory() / factor);
        if (size > limit) {
            throw new UserError(String.format(
                    Locale.ROOT,
                    "%s has %.0f MiB, and with its memory this Java reads at most %.0f MiB of such a file; more memory is"
                            + " given with java -Xmx",
                    file,
                    size / MEBIBYTE,
                    limit / MEBIBYTE));
        }
    }
}
