package io.github.diobench.suite.campaign;

import static io.github.diobench.suite.campaign.Purpose.FALLBACK;
import static io.github.diobench.suite.campaign.Purpose.FLOOR;
import static io.github.diobench.suite.campaign.Purpose.JUDGED;
import static io.github.diobench.suite.campaign.Purpose.LATENCY;
import static io.github.diobench.suite.campaign.Purpose.OBSERVED;
import static io.github.diobench.suite.campaign.RegimeSpec.EVERY_ROUND;

import java.util.List;

/** The profiles that diobench ships. */
public final class Profiles {
    private static final int FORK_TIMEOUT_MILLIS = 60_000;

    private static final String REFERENCE = "atomic";
    private static final List<String> COMPARED = List.of("spin", "synchronized", "stamped");
    private static final String SLOWED = "slowed";

    // Inline: the bio completes on the submitter's own thread. Queued: on another one, and at depth 1, because with
    // more
    // requests outstanding the two work on different ones and hardly ever meet at a counter.
    private static final RegimeSpec ASYNC_INLINE = RegimeSpec.of(
            "async-write-16-inline", JUDGED, "RequestBenchmark", "rw=write mode=async bios=16", EVERY_ROUND);
    private static final RegimeSpec SYNC_INLINE = RegimeSpec.of(
            "sync-write-16-inline", JUDGED, "RequestBenchmark", "rw=write mode=sync bios=16", EVERY_ROUND);
    private static final RegimeSpec ASYNC_QUEUED = RegimeSpec.of(
            "async-write-16-queued",
            JUDGED,
            "CompletionBenchmark",
            "rw=write mode=async bios=16 completers=1 iodepth=1",
            EVERY_ROUND);

    /** Proves that everything works on this machine, in at most a minute. Its numbers are worth nothing. */
    public static final Profile SMOKE = new Profile(
            "smoke",
            "shows that everything works here, in at most a minute; judges nothing",
            1,
            new Timing(1, 100, 2, 100, FORK_TIMEOUT_MILLIS),
            REFERENCE,
            COMPARED,
            SLOWED,
            List.of(
                    ASYNC_INLINE,
                    SYNC_INLINE,
                    ASYNC_QUEUED,
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
            "three judged regimes and an outline of the rest, in at most ten minutes; the default",
            8,
            new Timing(3, 300, 5, 300, FORK_TIMEOUT_MILLIS),
            REFERENCE,
            COMPARED,
            SLOWED,
            List.of(
                    ASYNC_INLINE,
                    SYNC_INLINE,
                    ASYNC_QUEUED,
                    RegimeSpec.of(
                            "async-write-1-inline", OBSERVED, "RequestBenchmark", "rw=write mode=async bios=1", 1),
                    RegimeSpec.of(
                            "async-write-16-queued-depth-4",
                            OBSERVED,
                            "CompletionBenchmark",
                            "rw=write mode=async bios=16 completers=1 iodepth=4",
                            1),
                    RegimeSpec.of("accounting-async-16", OBSERVED, "CounterBenchmark", "mode=async bios=16", 1),
                    RegimeSpec.of(
                            "latency-async-write-16", LATENCY, "LatencyBenchmark", "rw=write mode=async bios=16", 2),
                    RegimeSpec.of(
                            "fallback", FALLBACK, "FallbackBenchmark", "counter=spin mode=sync fallback=* hole=*", 1),
                    RegimeSpec.of(
                            "no-accounting-async",
                            FLOOR,
                            "RequestBenchmark",
                            "counter=plain rw=write mode=async bios=16",
                            2),
                    RegimeSpec.of(
                            "no-accounting-sync",
                            FLOOR,
                            "RequestBenchmark",
                            "counter=plain rw=write mode=sync bios=16",
                            2),
                    RegimeSpec.of("no-engine-queued", FLOOR, "QueueBenchmark", "bios=16 iodepth=1", 2),
                    RegimeSpec.of("timer", FLOOR, "TimerBenchmark", "", 2)));

    private Profiles() {}

    /** Returns all profiles, shortest first. */
    public static List<Profile> all() {
        return List.of(SMOKE, QUICK);
    }
}
