package io.github.diobench.suite.campaign;

import static io.github.diobench.suite.campaign.Purpose.FALLBACK;
import static io.github.diobench.suite.campaign.Purpose.FLOOR;
import static io.github.diobench.suite.campaign.Purpose.JUDGED;
import static io.github.diobench.suite.campaign.Purpose.LATENCY;
import static io.github.diobench.suite.campaign.Purpose.OBSERVED;
import static io.github.diobench.suite.campaign.RegimeSpec.EVERY_ROUND;

import java.util.List;
import java.util.Map;

/**
 * The regimes that several profiles share, so that one name means the same in all of them.
 *
 * <p>Inline: a bio completes on the submitter's own thread. Queued: on another one, and at depth 1 unless the name says
 * otherwise, because with more requests outstanding the two work on different ones and hardly ever meet at a counter.
 */
final class ShippedRegimes {
    static final RegimeSpec ASYNC_INLINE = inline("async", "write", 16);
    static final RegimeSpec SYNC_INLINE = inline("sync", "write", 16);
    static final RegimeSpec ASYNC_QUEUED = queued("async", "write", 16);

    /** The same queue, whose parties now mostly work on different requests. */
    static final RegimeSpec ASYNC_QUEUED_DEPTH_4 =
            queued("async-write-16-queued-depth-4", "rw=write mode=async bios=16 iodepth=4");

    /** A write that ends in a hole, whose remainder goes through the page cache. */
    static final RegimeSpec FALLBACK_REMAINDER =
            judged("fallback-remainder", "FallbackBenchmark", "mode=sync fallback=remainder hole=last");

    /**
     * What the usual arguments do to the numbers: the reference under the JVM's default collector, whose barriers cost more, with
     * objects that each begin a cache line, so that nothing depends on where in a line they lie, and compiled beside the work, as JVMs do
     * unless they are told to wait.
     */
    static final RegimeSpec JVM_ARGUMENTS = RegimeSpec.of(
                    "async-write-16-inline-jvm",
                    OBSERVED,
                    "RequestBenchmark",
                    "counter=spin,synchronized rw=write mode=async bios=16",
                    8)
            .with(Map.of(
                    "atomic-g1", Planner.jvmArgs("-XX:+UseG1GC"),
                    "atomic-aligned-64", Planner.jvmArgs(Planner.COLLECTOR, "-XX:ObjectAlignmentInBytes=64"),
                    "atomic-background", Planner.jvmArgs(Planner.COLLECTOR, "-XX:+BackgroundCompilation")));

    private ShippedRegimes() {}

    /** Returns the accounting of a request alone. */
    static RegimeSpec accounting(String mode, int bios) {
        return judged("accounting-" + mode + "-" + bios, "CounterBenchmark", "mode=" + mode + " bios=" + bios);
    }

    /** Returns whole requests on the inline device. */
    static RegimeSpec inline(String mode, String rw, int bios) {
        return judged(name(mode, rw, bios) + "-inline", "RequestBenchmark", params(mode, rw, bios));
    }

    /** Returns whole requests whose bios complete on another thread. */
    static RegimeSpec queued(String mode, String rw, int bios) {
        return queued(name(mode, rw, bios) + "-queued", params(mode, rw, bios) + " iodepth=1");
    }

    /** Returns whole requests whose bios complete on another thread, under further parameters. */
    static RegimeSpec queued(String name, String params) {
        return judged(name, "CompletionBenchmark", params + " completers=1").lasting(Profiles.QUEUED_TIMING);
    }

    /** Returns whole distributions of the latencies of requests, of {@code forks} forks of each arm. */
    static RegimeSpec latency(String mode, String rw, int bios, String device, int forks) {
        return latency("latency-", "request", mode, rw, bios, device, forks);
    }

    /** Returns the same of the completion calls of a counter, which are not measured beside requests: two clock reads a bio would weigh on those. */
    static RegimeSpec completionLatency(String mode, String rw, int bios, String device, int forks) {
        return latency("completion-latency-", "completion", mode, rw, bios, device, forks);
    }

    private static RegimeSpec latency(
            String prefix, String record, String mode, String rw, int bios, String device, int forks) {
        return RegimeSpec.of(
                        prefix + name(mode, rw, bios) + "-" + device,
                        LATENCY,
                        "LatencyBenchmark",
                        params(mode, rw, bios) + " device=" + device + " record=" + record,
                        forks)
                .lasting(Profiles.LATENCY_TIMING);
    }

    /** Returns the floors: what is left without accounting, without an engine, without an operation. */
    static List<RegimeSpec> floors(int forks) {
        return List.of(
                RegimeSpec.of("timer", FLOOR, "TimerBenchmark", "", forks),
                RegimeSpec.of(
                        "no-accounting-async",
                        FLOOR,
                        "RequestBenchmark",
                        "counter=plain rw=write mode=async bios=16",
                        forks),
                RegimeSpec.of(
                        "no-accounting-sync",
                        FLOOR,
                        "RequestBenchmark",
                        "counter=plain rw=write mode=sync bios=16",
                        forks),
                RegimeSpec.of("no-engine-queued", FLOOR, "QueueBenchmark", "bios=16 iodepth=1", forks)
                        .lasting(Profiles.QUEUED_TIMING));
    }

    /** Returns both fallback policies with the hole at each place. */
    static RegimeSpec fallback(int forks) {
        return RegimeSpec.of(
                "fallback", FALLBACK, "FallbackBenchmark", "counter=spin mode=sync fallback=* hole=*", forks);
    }

    private static RegimeSpec judged(String name, String benchmark, String params) {
        return RegimeSpec.of(name, JUDGED, benchmark, params, EVERY_ROUND);
    }

    private static String name(String mode, String rw, int bios) {
        return mode + "-" + rw + "-" + bios;
    }

    private static String params(String mode, String rw, int bios) {
        return "rw=" + rw + " mode=" + mode + " bios=" + bios;
    }
}
