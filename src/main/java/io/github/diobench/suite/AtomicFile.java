package io.github.diobench.suite;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that other programs see whole or not at all: beside the target first, then moved into place. */
public final class AtomicFile {
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
     * @throws IOException if anything could not be written; {@code target} is then as it was before
     */
    public static void write(Path target, Content content) throws IOException {
        Path beside = target.resolveSibling("." + target.getFileName() + ".tmp");
        try {
            try (OutputStream file = Files.newOutputStream(beside);
                    PrintStream out = new PrintStream(file, false, StandardCharsets.UTF_8)) {
                content.writeTo(out);
                // A PrintStream swallows errors such as a full disk and only remembers that there was one.
                if (out.checkError()) {
                    throw new IOException("cannot write " + target);
                }
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
