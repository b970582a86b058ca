package io.github.diobench.suite.campaign;

import static io.github.diobench.suite.campaign.Purpose.OBSERVED;

import java.util.ArrayList;
import java.util.List;

/**
 * The profile that answers: where does the claim hold, and where not?
 *
 * <p>Twelve judged regimes of 16 rounds, chosen so that they can refute the predictions of kernel-claims section 5. P1, P3:
 * the accounting alone, asynchronous and synchronous. P4: whole requests, which must show less of it, and the less the more
 * work a bio has. P5: submitter and completer on two CPUs. P6: a write that falls back. What needs other counters than the
 * judged ones (P2's {@code reentrant}; P5's best, which take no lock) is observed, and P7, the tail, is a latency regime with
 * rounds enough to judge.
 */
final class StandardProfile {
    static final Profile STANDARD = new Profile(
            "standard",
            "twelve judged regimes, a judged tail, and what the predictions need",
            16,
            Profiles.TIMING,
            Profiles.REFERENCE,
            Profiles.COMPARED,
            Profiles.SLOWED,
            regimes());

    private StandardProfile() {}

    private static List<RegimeSpec> regimes() {
        List<RegimeSpec> regimes = new ArrayList<>(List.of(
                ShippedRegimes.ASYNC_INLINE,
                ShippedRegimes.SYNC_INLINE,
                ShippedRegimes.ASYNC_QUEUED,
                ShippedRegimes.accounting("async", 16),
                ShippedRegimes.accounting("sync", 16),
                ShippedRegimes.accounting("async", 1),
                ShippedRegimes.inline("async", "write", 1),
                ShippedRegimes.inline("async", "write", 64),
                ShippedRegimes.queued("async", "write", 64),
                ShippedRegimes.ASYNC_QUEUED_DEPTH_4,
                ShippedRegimes.inline("async", "read", 16),
                ShippedRegimes.FALLBACK_REMAINDER));
        regimes.addAll(ShippedRegimes.floors(2));
        regimes.add(ShippedRegimes.latency("async", "write", 16, "queued", ArmChoice.JUDGEABLE_LATENCY_FORKS));
        regimes.add(
                ShippedRegimes.completionLatency("async", "write", 16, "queued", ArmChoice.JUDGEABLE_LATENCY_FORKS));
        // The second denominator of the regime of 64 bios.
        regimes.add(ShippedRegimes.accounting("async", 64).observed(2));
        regimes.add(RegimeSpec.of(
                "accounting-async-1-family",
                OBSERVED,
                "CounterBenchmark",
                "counter=reentrant,deferred,refcount,iomap,packed mode=async bios=1",
                3));
        regimes.add(RegimeSpec.of(
                "async-write-16-queued-family",
                OBSERVED,
                "CompletionBenchmark",
                "counter=reentrant,deferred,refcount,iomap,packed rw=write mode=async bios=16 completers=1 iodepth=1",
                3));
        regimes.add(RegimeSpec.of(
                "accounting-sync-1-family",
                OBSERVED,
                "CounterBenchmark",
                "counter=spin,reentrant mode=sync bios=1",
                3));
        regimes.add(ShippedRegimes.queued("sync", "write", 16).observed(3));
        regimes.add(
                ShippedRegimes.queued("async-write-16-queued-yield", "rw=write mode=async bios=16 iodepth=1 idle=yield")
                        .observed(2));
        regimes.add(
                ShippedRegimes.queued("async-write-16-queued-park", "rw=write mode=async bios=16 iodepth=1 idle=park")
                        .observed(2));
        regimes.add(ShippedRegimes.fallback(1));
        regimes.add(ShippedRegimes.JVM_ARGUMENTS);
        return regimes;
    }
}
