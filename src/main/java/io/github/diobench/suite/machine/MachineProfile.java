package io.github.diobench.suite.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What the operations cost on a machine that decide between atomics and locks, in nanoseconds, measured by one JVM.
 *
 * @param lockedNs an atomic addition to a word that no other thread uses
 * @param releaseStoreNs a release store to such a word, as many in a row cost
 * @param monitorNs entering and leaving a Java monitor that no other thread uses
 * @param clockReadNs reading {@link System#nanoTime}
 * @param handOver between two CPUs; {@code null} with only one, or if hardly any time was undisturbed
 */
public record MachineProfile(
        double lockedNs, double releaseStoreNs, double monitorNs, double clockReadNs, HandOverTimes handOver) {
    private static final long WARMUP_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long MEASURING_NANOS = TimeUnit.MILLISECONDS.toNanos(700);
    private static final long HAND_OVER_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The system chooses CPUs for each pair of threads anew. */
    private static final long PAIR_NANOS = TimeUnit.MILLISECONDS.toNanos(80);

    /** Fewer say more about who else was running; a quiet machine gives a hundred thousand. */
    private static final int LEAST_TIMES = 500;

    /** On one machine costs change by a third at most, with its clock rate and with what else runs. */
    private static final double CLEAR = 1.35;

    /** Returns whether locked operations cost so much more or less on {@code other} that it cannot be the same machine. */
    public boolean differsClearly(MachineProfile other) {
        return isClear(lockedNs, other.lockedNs);
    }

    /** Returns whether the one of two costs is so much more than the other that they are not of one machine in one state. */
    public static boolean isClear(double one, double other) {
        return Math.max(one, other) > CLEAR * Math.min(one, other);
    }

    /** Returns it in words. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "locked operation %.1f ns, release store %.1f ns, monitor %.1f ns, %sclock read %.0f ns",
                lockedNs,
                releaseStoreNs,
                monitorNs,
                handOver == null ? "" : handOver.words() + ", ",
                clockReadNs);
    }

    /** Measures this machine by this JVM, which takes two seconds. */
    static MachineProfile measure() throws InterruptedException {
        Operations operations = new Operations();
        OperationTimer timer = new OperationTimer(
                List.of(operations::locked, operations::releaseStore, operations::monitor, operations::clockRead));
        timer.warmUp(WARMUP_NANOS);
        double[] nanos = timer.measure(MEASURING_NANOS);
        MachineProfile profile = new MachineProfile(nanos[0], nanos[1], nanos[2], nanos[3], measureHandOver());
        // Never true, which the compiler does not know.
        return timer.sink() == Long.MIN_VALUE ? null : profile;
    }

    private static HandOverTimes measureHandOver() throws InterruptedException {
        if (Runtime.getRuntime().availableProcessors() < 2) {
            return null;
        }
        PingPong.play(PAIR_NANOS);
        double[] all = {};
        long end = System.nanoTime() + HAND_OVER_NANOS;
        while (System.nanoTime() - end < 0) {
            double[] some = PingPong.play(PAIR_NANOS);
            all = Arrays.copyOf(all, all.length + some.length);
            System.arraycopy(some, 0, all, all.length - some.length, some.length);
        }
        return all.length < LEAST_TIMES ? null : HandOverTimes.of(all);
    }
}
