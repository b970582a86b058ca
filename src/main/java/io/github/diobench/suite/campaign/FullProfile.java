package io.github.diobench.suite.campaign;

import static io.github.diobench.suite.campaign.RegimeSpec.AS_MANY_AS_FIT;
import static io.github.diobench.suite.campaign.RegimeSpec.EVERY_ROUND;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything, with the whole family of counters: for a night. */
final class FullProfile {
    private static final List<String> FAMILY =
            List.of("spin", "synchronized", "stamped", "deferred", "reentrant", "refcount", "iomap", "packed");

    static final Profile FULL = new Profile(
            "full",
            "every benchmark with the whole family of counters, overnight",
            32,
            Profiles.TIMING,
            Profiles.REFERENCE,
            FAMILY,
            Profiles.SLOWED,
            regimes());

    private FullProfile() {}

    private static List<RegimeSpec> regimes() {
        // By name, so that what standard judges comes first and once.
        Map<String, RegimeSpec> judged = new LinkedHashMap<>();
        StandardProfile.STANDARD.regimes().stream()
                .filter(spec -> spec.purpose() == Purpose.JUDGED)
                .forEach(spec -> judged.put(spec.name(), spec));
        for (int bios : List.of(1, 16, 64)) {
            for (String mode : List.of("async", "sync")) {
                add(judged, ShippedRegimes.accounting(mode, bios));
                add(judged, ShippedRegimes.inline(mode, "write", bios));
            }
            add(judged, ShippedRegimes.queued("async", "write", bios));
        }
        add(judged, ShippedRegimes.inline("sync", "read", 16));
        add(judged, ShippedRegimes.queued("async", "read", 16));
        List<RegimeSpec> regimes = new ArrayList<>(judged.values());
        regimes.addAll(ShippedRegimes.floors(8));
        regimes.add(ShippedRegimes.latency("async", "write", 16, "queued", EVERY_ROUND));
        regimes.add(ShippedRegimes.completionLatency("async", "write", 16, "queued", EVERY_ROUND));
        regimes.add(ShippedRegimes.latency("sync", "write", 16, "queued", EVERY_ROUND));
        regimes.add(ShippedRegimes.latency("async", "write", 16, "inline", EVERY_ROUND));
        regimes.add(ShippedRegimes.queued("sync", "write", 16).observed(8));
        for (String idle : List.of("yield", "park")) {
            regimes.add(ShippedRegimes.queued(
                            "async-write-16-queued-" + idle, "rw=write mode=async bios=16 iodepth=1 idle=" + idle)
                    .observed(8));
        }
        regimes.add(
                ShippedRegimes.queued("async-write-16-queued-think", "rw=write mode=async bios=16 iodepth=1 think=100")
                        .observed(8));
        regimes.add(ShippedRegimes.inline("async", "write", 16)
                .named("async-write-16-inline-all-cpus")
                .withThreads(AS_MANY_AS_FIT)
                .observed(8));
        regimes.add(ShippedRegimes.queued("async-write-16-queued-all-cpus", "rw=write mode=async bios=16 iodepth=1")
                .withThreads(AS_MANY_AS_FIT)
                .observed(8));
        regimes.add(ShippedRegimes.fallback(8));
        return regimes;
    }

    private static void add(Map<String, RegimeSpec> regimes, RegimeSpec spec) {
        regimes.putIfAbsent(spec.name(), spec);
    }
}
