package io.github.diobench.suite;

import java.util.Optional;

/**
 * What the CPUs of the machine have done since it started, all together, or between two moments. In milliseconds, in steps of ten.
 *
 * @param own for this process, its ended threads included
 * @param busy for anybody, this process included
 * @param steal nothing, because a hypervisor had them do something else
 * @param all all of the above, and idling
 */
public record CpuTime(long own, long busy, long steal, long all) {
    /** What Linux counts times in, on every processor that Java runs on: hundredths of a second. */
    private static final long TICK_MILLIS = 10;

    /** The columns of the first line of {@code /proc/stat}, after its name. */
    private static final int IDLE = 4;

    private static final int IO_WAIT = 5;
    private static final int STEAL = 8;

    /** The fields of {@code /proc/self/stat}, numbered as in proc(5). */
    private static final int USER = 14;

    private static final int SYSTEM = 15;

    /** Reads it; empty where the system does not tell. */
    public static Optional<CpuTime> read(SystemFiles files) {
        String[] machine = files.words("proc/stat");
        Optional<Long> user = files.statField("proc/self/stat", USER);
        Optional<Long> system = files.statField("proc/self/stat", SYSTEM);
        if (machine.length <= STEAL || user.isEmpty() || system.isEmpty()) {
            return Optional.empty();
        }
        long busy = 0;
        long idle = 0;
        for (int i = 1; i < STEAL; i++) {
            long ticks = SystemFiles.whole(machine[i]).orElse(0L);
            if (i == IDLE || i == IO_WAIT) {
                idle += ticks;
            } else {
                busy += ticks;
            }
        }
        long steal = SystemFiles.whole(machine[STEAL]).orElse(0L);
        return Optional.of(new CpuTime(
                (user.get() + system.get()) * TICK_MILLIS,
                busy * TICK_MILLIS,
                steal * TICK_MILLIS,
                (busy + idle + steal) * TICK_MILLIS));
    }

    /** Returns what came since {@code earlier}. */
    public CpuTime since(CpuTime earlier) {
        return new CpuTime(own - earlier.own, busy - earlier.busy, steal - earlier.steal, all - earlier.all);
    }

    /** Returns the time for everybody else. The machine is counted more coarsely than a process, so that it may seem to be below zero; then it is 0. */
    public long others() {
        return Math.max(0, busy - own);
    }
}
