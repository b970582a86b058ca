package io.github.diobench.suite.track.history;

import java.util.Objects;

/**
 * Two versions of another project, of which a gate has measured the one against the other.
 *
 * @param head the commit of the version in question, or what else tells it from others
 * @param base the same of the version that it is compared with: the points of a series are compared with the same
 */
public record MeasuredCode(String head, String base) {
    /** Makes sure that neither is missing. */
    public MeasuredCode {
        Objects.requireNonNull(head, "head is missing");
        Objects.requireNonNull(base, "base is missing");
    }
}
