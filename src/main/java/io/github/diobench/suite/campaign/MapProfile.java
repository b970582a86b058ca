package io.github.diobench.suite.campaign;

import static io.github.diobench.suite.campaign.Purpose.OBSERVED;
import static io.github.diobench.suite.campaign.RegimeSpec.AS_MANY_AS_FIT;
import static io.github.diobench.suite.campaign.RegimeSpec.EVERY_ROUND;

import java.util.ArrayList;
import java.util.List;

/** The ratio as a map: over the bios of a request, the mode and the number of submitters. Intervals, but no verdict. */
final class MapProfile {
    static final Profile MAP = new Profile(
            "map",
            "the ratio as a map over bios, mode and threads; intervals, no verdict",
            6,
            Profiles.TIMING,
            Profiles.REFERENCE,
            Profiles.COMPARED,
            Profiles.SLOWED,
            regimes());

    private MapProfile() {}

    private static List<RegimeSpec> regimes() {
        List<RegimeSpec> regimes = new ArrayList<>(List.of(
                line("inline", "RequestBenchmark", "rw=write mode=* bios=*"),
                line("queued", "CompletionBenchmark", "rw=write mode=* bios=* completers=1 iodepth=1"),
                line("accounting", "CounterBenchmark", "mode=* bios=*")));
        regimes.add(line("inline-all-cpus", "RequestBenchmark", "rw=write mode=* bios=*")
                .withThreads(AS_MANY_AS_FIT));
        regimes.add(line("queued-all-cpus", "CompletionBenchmark", "rw=write mode=* bios=* completers=1 iodepth=1")
                .withThreads(AS_MANY_AS_FIT));
        return regimes;
    }

    private static RegimeSpec line(String name, String benchmark, String params) {
        return RegimeSpec.of(name, OBSERVED, benchmark, params, EVERY_ROUND);
    }
}
