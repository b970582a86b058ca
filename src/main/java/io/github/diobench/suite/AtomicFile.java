package io.github.diobench.suite;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * Writes files that other programs see whole or not at all: beside the target first, then moved into place. What is written
 * beside it is a new file under a name that nobody can have taken before.
 */
public final class AtomicFile {
    private static final SecureRandom NAMES = new SecureRandom();

    private AtomicFile() {}

    /** Something that can write itself to a stream. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything to {@code out} and leaves it open. */
        void writeTo(PrintStream out) throws IOException;
    }

    /** Puts {@code text}, in UTF-8, into {@code target}, replacing what was there. */
    public static void write(Path target, String text) throws IOException {
        write(target, out -> out.print(text));
    }

    /**
     * Puts {@code content}, in UTF-8, into {@code target}, replacing what was there.
     *
     * @throws UserError if {@code target} is a link, a folder, a pipe or a device
     * @throws IOException if anything could not be written; {@code target} is then as it was before
     */
    public static void write(Path target, Content content) throws IOException {
        PlainFile.requireUnlessMissing(target);
        write(target, content, beside -> {
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        });
    }

    /**
     * Puts {@code text}, in UTF-8, into {@code target}, unless there is something of that name already. Of several processes that
     * do so at once, one succeeds; only where a file system has no hard links may two.
     *
     * @return whether it was put there
     * @throws IOException if it could not be written; there is then no {@code target}
     */
    public static boolean writeNew(Path target, String text) throws IOException {
        return write(target, out -> out.print(text), beside -> isMovedTo(target, beside));
    }

    private static boolean isMovedTo(Path target, Path beside) throws IOException {
        try {
            Files.createLink(target, beside);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException | FileSystemException e) {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        }
    }

    /** Moves what was written to where it belongs, and tells whether it did. */
    private interface Move {
        boolean from(Path beside) throws IOException;
    }

    private static boolean write(Path target, Content content, Move move) throws IOException {
        Path beside = target.resolveSibling(String.format(Locale.ROOT, ".%016x.tmp", NAMES.nextLong()));
        try {
            try (OutputStream file = Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW);
                    PrintStream out = new PrintStream(file, false, StandardCharsets.UTF_8)) {
                content.writeTo(out);
                // A PrintStream swallows errors such as a full disk and only remembers that there was one.
                if (out.checkError()) {
                    throw new IOException("cannot write " + target);
                }
            }
            return move.from(beside);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
