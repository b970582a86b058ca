package io.github.diobench.suite.cli;

import static io.github.diobench.suite.campaign.RegimeSpec.EVERY_ROUND;

import io.github.diobench.suite.campaign.Profile;
import io.github.diobench.suite.campaign.Purpose;
import io.github.diobench.suite.campaign.RegimeSpec;
import io.github.diobench.suite.campaign.Timing;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The program with profiles of its tests' own. */
final class FixtureMain {
    private static final Timing SHORT = new Timing(1, 50, 2, 50, 20_000);

    static final List<Profile> PROFILES = List.of(
            profile("good", SHORT, "slow"),
            profile("mixed", SHORT, "broken", "dying"),
            profile("hanging", new Timing(0, 50, 1, 50, 10_000), "hanging"),
            profile("stuck", new Timing(0, 50, 1, 50, 100_000), "hanging"),
            profile("long", new Timing(1, 100, 20, 100, 20_000), "slow"),
            lossy(),
            profile("crashing", SHORT, "crashing"));

    private FixtureMain() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Main(PROFILES, out, err).run(args));
    }

    private static Profile profile(String name, Timing timing, String... counters) {
        return new Profile(
                name,
                "for tests",
                2,
                timing,
                "quick",
                List.of(counters),
                "slow",
                List.of(
                        regime("judged", Purpose.OBSERVED, "RecordingBenchmark", Map.of("bios", "2"), EVERY_ROUND),
                        regime("timer", Purpose.FLOOR, "ClockBenchmark", Map.of(), 1)));
    }

    /**
     * Real benchmarks with a counter that loses completions: long enough for millions of them even where two threads must
     * share one slow CPU, since the fork that loses one ends there.
     */
    private static Profile lossy() {
        Map<String, String> async = Map.of("mode", "async", "bios", "64");
        Map<String, String> sync = Map.of("mode", "sync", "bios", "64");
        Map<String, String> queued = Map.of("mode", "async", "bios", "64", "iodepth", "4");
        return new Profile(
                "lossy",
                "for tests",
                1,
                new Timing(1, 300, 10, 300, 10_000),
                "spin",
                List.of("lossy"),
                "slowed",
                List.of(
                        regime("async-inline", Purpose.OBSERVED, "RequestBenchmark", async, EVERY_ROUND),
                        regime("sync-inline", Purpose.OBSERVED, "RequestBenchmark", sync, EVERY_ROUND),
                        regime("async-queued", Purpose.OBSERVED, "CompletionBenchmark", queued, EVERY_ROUND)));
    }

    private static RegimeSpec regime(
            String name, Purpose purpose, String benchmark, Map<String, String> params, int forks) {
        return new RegimeSpec(name, purpose, benchmark, params, 1, forks, null, Map.of());
    }
}
