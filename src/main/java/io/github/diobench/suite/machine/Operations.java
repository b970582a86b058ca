package io.github.diobench.suite.machine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The operations whose cost is measured, each many times in a loop whose result depends on all of them. For one thread. */
final class Operations {
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

    /** In the middle of its array, so that nothing else is on its cache line. */
    private static final int PLACE = 32;

    private final long[] line = new long[2 * PLACE];
    private final Object[] monitors = {new Object(), new Object()};
    private long guarded;

    /** Adds to one word, atomically. */
    long locked(int times) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += (long) ELEMENT.getAndAdd(line, PLACE, 1L);
        }
        return sum;
    }

    /** Stores into one word so that what was written before is seen first. */
    long releaseStore(int times) {
        for (int i = 0; i < times; i++) {
            ELEMENT.setRelease(line, PLACE, (long) i);
        }
        return line[PLACE];
    }

    /** Reads the clock. */
    long clockRead(int times) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += System.nanoTime();
        }
        return sum;
    }

    /** Enters and leaves a monitor; by turns two of them, because the compiler would make one section of several in a row. */
    long monitor(int times) {
        for (int i = 0; i < times; i++) {
            synchronized (monitors[i & 1]) {
                guarded += i;
            }
        }
        return guarded;
    }
}
