package io.github.diobench.bench;

import io.github.diobench.engine.aio.Kiocb;
import java.util.function.Consumer;

/** When an operation completed, noted by the completer. Whoever has its event may read it. */
final class CompletionTime implements Consumer<Kiocb> {
    /** So far inside its array that the completer's writing disturbs nobody who reads a neighbour. */
    private static final int AT = 16;

    private final long[] time = new long[2 * AT];

    @Override
    public void accept(Kiocb completed) {
        time[AT] = System.nanoTime();
    }

    /** Returns it on the scale of {@link System#nanoTime}. */
    long nanos() {
        return time[AT];
    }
}
