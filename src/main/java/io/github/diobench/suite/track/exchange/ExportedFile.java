package io.github.diobench.suite.track.exchange;

import io.github.diobench.suite.AtomicFile;

/**
 * A file for another tool, not written yet.
 *
 * @param name what it is called
 * @param content what is in it
 */
public record ExportedFile(String name, AtomicFile.Content content) {
    /** A file with {@code text}. */
    static ExportedFile of(String name, String text) {
        return new ExportedFile(name, out -> out.print(text));
    }
}
