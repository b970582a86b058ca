package io.github.diobench.engine.dio;

/** What is written through the page cache after direct I/O met a hole. */
public enum FallbackPolicy {
    /** Only what direct I/O did not write: the first aim of the 2004 patch. */
    REMAINDER,
    /** The whole request again, as before the patch: the part before the hole is written twice. */
    WHOLE_REQUEST
}
