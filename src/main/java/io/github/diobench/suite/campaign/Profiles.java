package io.github.diobench.suite.campaign;

import static io.github.diobench.suite.campaign.Purpose.FALLBACK;
import static io.github.diobench.suite.campaign.Purpose.FLOOR;
import static io.github.diobench.suite.campaign.Purpose.LATENCY;
import static io.github.diobench.suite.campaign.Purpose.OBSERVED;

import java.util.ArrayList;
import java.util.List;

/**
 * The profiles that diobench ships.
 *
 * <p>In each list what matters most comes first: a budget leaves out from the end.
 */
public final class Profiles {
    static final int FORK_TIMEOUT_MILLIS = 60_000;

    /** What a fork measures, all in turns. Short ones: what a virtual machine's neighbours do changes from one tenth of a second to the next. */
    static final Timing TIMING = new Timing(30, 10, 180, 2, FORK_TIMEOUT_MILLIS);

    /** What it measures where two threads meet, which takes longer to get warm, and a while each turn until they are on different CPUs. */
    static final Timing QUEUED_TIMING = new Timing(15, 40, 100, 5, FORK_TIMEOUT_MILLIS);

    /** What it measures where whole distributions are recorded: turns long enough for a tail. */
    static final Timing LATENCY_TIMING = new Timing(9, 100, 10, 150, FORK_TIMEOUT_MILLIS);

    static final String REFERENCE = "atomic";

    /** The patch under three locks, and what today's code could use in place of any lock. */
    static final List<String> COMPARED = List.of("spin", "synchronized", "stamped", "iomap", "deferred");

    static final String SLOWED = "slowed";

    /** Proves that everything works on this machine, in at most a minute. Its numbers are worth nothing. */
    public static final Profile SMOKE = new Profile(
            "smoke",
            "shows that everything works here; judges nothing",
            1,
            new Timing(2, 50, 4, 25, FORK_TIMEOUT_MILLIS),
            REFERENCE,
            COMPARED,
            SLOWED,
            List.of(
                    ShippedRegimes.ASYNC_INLINE,
                    ShippedRegimes.SYNC_INLINE,
                    ShippedRegimes.ASYNC_QUEUED.lasting(null),
                    RegimeSpec.of("accounting", OBSERVED, "CounterBenchmark", "counter=spin mode=async bios=16", 1),
                    RegimeSpec.of(
                            "latency", LATENCY, "LatencyBenchmark", "counter=spin rw=write mode=async bios=16", 1),
                    RegimeSpec.of("fallback", FALLBACK, "FallbackBenchmark", "counter=spin mode=sync", 1),
                    RegimeSpec.of("no-accounting", FLOOR, "RequestBenchmark", "counter=plain rw=write bios=16", 1),
                    RegimeSpec.of("no-engine-queued", FLOOR, "QueueBenchmark", "bios=16 iodepth=1", 1),
                    RegimeSpec.of("timer", FLOOR, "TimerBenchmark", "", 1)));

    /** The default: a verdict on three regimes in at most ten minutes. */
    public static final Profile QUICK = new Profile(
            "quick",
            "three judged regimes and an outline of the rest; the default",
            6,
            TIMING,
            REFERENCE,
            COMPARED,
            SLOWED,
            quick());

    private Profiles() {}

    /** Returns all profiles, shortest first. */
    public static List<Profile> all() {
        return List.of(
                SMOKE, QUICK, MapProfile.MAP, CalibrateProfile.CALIBRATE, StandardProfile.STANDARD, FullProfile.FULL);
    }

    private static List<RegimeSpec> quick() {
        List<RegimeSpec> regimes = new ArrayList<>(
                List.of(ShippedRegimes.ASYNC_INLINE, ShippedRegimes.SYNC_INLINE, ShippedRegimes.ASYNC_QUEUED));
        regimes.addAll(ShippedRegimes.floors(1));
        // The second denominators of the judged regimes whose bios complete on the submitter's thread.
        regimes.add(ShippedRegimes.accounting("async", 16).observed(1));
        regimes.add(ShippedRegimes.accounting("sync", 16).observed(1));
        regimes.add(ShippedRegimes.inline("async", "write", 1).observed(1));
        regimes.add(ShippedRegimes.ASYNC_QUEUED_DEPTH_4.observed(1));
        regimes.add(ShippedRegimes.latency("async", "write", 16, "queued", 1).comparing("spin,synchronized"));
        regimes.add(ShippedRegimes.completionLatency("async", "write", 16, "queued", 1)
                .comparing("spin,synchronized"));
        regimes.add(ShippedRegimes.fallback(1));
        return regimes;
    }
}
