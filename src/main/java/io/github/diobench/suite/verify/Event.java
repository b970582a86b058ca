package io.github.diobench.suite.verify;

import io.github.diobench.suite.Json;
import java.util.List;

/**
 * What a verifying JVM tells the one that watches it, one JSON object a line.
 *
 * @param kind what it is
 * @param text one line for the user
 * @param lines more, such as an interleaving
 */
public record Event(Kind kind, String text, List<String> lines) {
    /** What an event can be. */
    public enum Kind {
        /** Something begins that may not come back; the text says what. */
        BEGINS,
        /** The provider that began is a counter's; the text is its name, the one line whether it is for the submitter's thread only. */
        COUNTER,
        /** A stage is over, and this was tried. */
        TRIED,
        /** A promise was broken, or a provider is none. */
        FAULT,
        /** All is said. */
        END
    }

    /** Copies the lines. */
    public Event {
        lines = List.copyOf(lines);
    }

    /** Returns this on one line. */
    String toLine() {
        return Json.line(this);
    }
}
