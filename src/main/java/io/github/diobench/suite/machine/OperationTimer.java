package io.github.diobench.suite.machine;

import java.util.Arrays;
import java.util.List;

/**
 * Times short operations so that neither the compiler, nor the clock, nor other programs are in the result. For one thread.
 *
 * <p>All take turns of some ten microseconds over the whole time. What disturbs only ever makes a turn longer, and a busy sibling of the
 * CPU does so for most turns; what counts is how short the shortest {@value #QUANTILE} of the turns are. On a quiet machine their median
 * is the same.
 */
final class OperationTimer {
    /** An operation that can be carried out many times; what it returns depends on all of them. */
    @FunctionalInterface
    interface Repeated {
        long run(int times);
    }

    private static final double QUANTILE = 0.02;

    /** Some hundred times what reading the clock takes. */
    private static final long TURN_NANOS = 20_000;

    private static final int MOST_TIMES = 1 << 20;
    private static final int FIRST_TIMES = 64;
    private static final int LEAST_WARMUP_TURNS = 1000;
    private static final int MOST_TURNS = 1 << 16;

    private final List<Repeated> operations;
    private final int[] times;
    private long sink;

    OperationTimer(List<Repeated> operations) {
        this.operations = List.copyOf(operations);
        times = new int[operations.size()];
        Arrays.fill(times, FIRST_TIMES);
    }

    /**
     * Lets the compiler see the operations for {@code nanos}, or longer on a machine that leaves this program little time, and finds
     * out how often each fits into a turn.
     */
    void warmUp(long nanos) {
        long end = System.nanoTime() + nanos;
        for (int turns = 0; turns < LEAST_WARMUP_TURNS || System.nanoTime() - end < 0; turns++) {
            for (int i = 0; i < times.length; i++) {
                if (turn(i) < TURN_NANOS && times[i] < MOST_TIMES) {
                    times[i] *= 2;
                }
            }
        }
    }

    /** Times for {@code nanos} and returns what each operation costs, in nanoseconds, the loop around it included. */
    double[] measure(long nanos) {
        double[][] turns = new double[times.length][MOST_TURNS];
        int count = 0;
        long end = System.nanoTime() + nanos;
        do {
            for (int i = 0; i < times.length; i++) {
                turns[i][count] = (double) turn(i) / times[i];
            }
            count++;
        } while (count < MOST_TURNS && System.nanoTime() - end < 0);
        double[] nanosEach = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            Arrays.sort(turns[i], 0, count);
            nanosEach[i] = Rounded.nanos(turns[i][(int) (QUANTILE * count)]);
        }
        return nanosEach;
    }

    private long turn(int index) {
        long start = System.nanoTime();
        sink += operations.get(index).run(times[index]);
        return System.nanoTime() - start;
    }

    /** Returns what depends on everything that was run. */
    long sink() {
        return sink;
    }
}
