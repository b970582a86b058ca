package io.github.diobench.engine.bio;

/** Who is told that a bio completed ({@code bi_end_io}). Implementations must neither block nor throw: devices call from completion threads. */
@FunctionalInterface
public interface EndIo {
    /**
     * Takes a completed bio back from the device; called once per submission, on the completing thread.
     *
     * @param bio the bio, whose {@link Bio#status} says how it went
     */
    void endIo(Bio bio);
}
