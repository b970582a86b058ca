package io.github.diobench.suite.campaign;

/**
 * Something that the user could expect in a plan and that is not there.
 *
 * @param what what is missing
 * @param reason why, as the end of a sentence that begins with "because"
 */
public record LeftOut(String what, String reason) {
    /** Returns both as one sentence without its full stop. */
    @Override
    public String toString() {
        return what + ", because " + reason;
    }
}
