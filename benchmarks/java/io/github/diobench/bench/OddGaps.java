package io.github.diobench.bench;

import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.Scheduler;
import java.util.SplittableRandom;

/**
 * Memory of drawn size, allocated between the objects of a benchmark: where these begin in a cache line, and which of them share
 * one, is then another matter in each iteration.
 *
 * <p>It lasts until the collector moves the objects, which in a fork of a second or two hardly happens. Not thread-safe.
 */
final class OddGaps {
    /** The least that moves an object: the JVM's alignment. */
    private static final int STEP = 8;

    /** As many steps as two cache lines have, since processors fetch lines in pairs. */
    private static final int STEPS = 16;

    private final SplittableRandom random;

    /** Kept so that the compiler cannot leave the allocation out. */
    private byte[] last;

    OddGaps(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Returns gaps that differ from fork to fork. */
    static OddGaps ofThisFork() {
        return new OddGaps(ProcessHandle.current().pid());
    }

    /** Allocates one gap. */
    void leave() {
        last = new byte[STEP * random.nextInt(STEPS)];
    }

    /** Allocates one gap after which nothing shares a line, or a pair of lines, with what comes before it. */
    void leaveLines() {
        last = new byte[STEP * (STEPS + random.nextInt(STEPS))];
    }

    /** The size of the last gap without its header, in bytes. */
    int size() {
        return last.length;
    }

    /** Returns {@code provider} with a gap before and behind each of its counters, which are the same objects otherwise. */
    BioCounterProvider around(BioCounterProvider provider) {
        return new BioCounterProvider() {
            @Override
            public String name() {
                return provider.name();
            }

            @Override
            public String description() {
                return provider.description();
            }

            @Override
            public boolean submitterThreadOnly() {
                return provider.submitterThreadOnly();
            }

            @Override
            public BioCounter create(Scheduler scheduler) {
                leave();
                BioCounter counter = provider.create(scheduler);
                leave();
                return counter;
            }
        };
    }
}
