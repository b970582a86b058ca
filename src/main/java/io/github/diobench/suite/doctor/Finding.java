package io.github.diobench.suite.doctor;

/**
 * What was seen of one property of the machine.
 *
 * @param id stable name of the property, such as {@code clock.source}
 * @param severity how much it matters
 * @param observed what was seen
 * @param effect what that does to the numbers; {@code null} if nothing
 * @param remedy how to mend it, with the command where there is one; {@code null} if there is nothing to mend, or no way
 */
public record Finding(String id, Severity severity, String observed, String effect, String remedy) {
    /** Returns it in one line, without the remedy. */
    public String line() {
        return severity + " " + id + ": " + observed + (effect == null ? "" : "; " + effect);
    }

    /** Returns whether it matters at least as much as {@code bound}. */
    public boolean isAtLeast(Severity bound) {
        return severity.compareTo(bound) >= 0;
    }

    static Finding ok(String id, String observed) {
        return new Finding(id, Severity.OK, observed, null, null);
    }

    static Finding note(String id, String observed, String effect, String remedy) {
        return new Finding(id, Severity.NOTE, observed, effect, remedy);
    }

    static Finding warn(String id, String observed, String effect, String remedy) {
        return new Finding(id, Severity.WARN, observed, effect, remedy);
    }

    static Finding unfit(String id, String observed, String effect, String remedy) {
        return new Finding(id, Severity.UNFIT, observed, effect, remedy);
    }
}
