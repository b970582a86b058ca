package io.github.diobench.suite.verify;

import java.util.List;

/** A promise that a counter did not keep. */
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> interleaving;

    /**
     * Makes a violation.
     *
     * @param what one line that says what went wrong
     */
    public Violation(String what) {
        this(what, List.of());
    }

    /**
     * Makes a violation that a schedule led to.
     *
     * @param what one line that says what went wrong
     * @param interleaving the steps that led there, one a line
     */
    public Violation(String what, List<String> interleaving) {
        super(interleaving.isEmpty() ? what : what + "\n" + String.join("\n", interleaving));
        this.interleaving = List.copyOf(interleaving);
    }

    /** What went wrong, in one line, without the steps that led there. */
    public String what() {
        return getMessage().lines().findFirst().orElse("");
    }

    /** The steps that led there, one a line; empty unless a schedule did. */
    public List<String> interleaving() {
        return interleaving == null ? List.of() : interleaving;
    }
}
