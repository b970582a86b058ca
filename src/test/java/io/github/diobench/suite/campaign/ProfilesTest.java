package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ProfilesTest {
    /** What a fork takes beside its iterations, on a slow day. */
    private static final Duration BESIDE = Duration.ofMillis(900);

    @Test
    void quick_judges_exactly_three_regimes() {
        assertEquals(
                List.of("async-write-16-inline", "sync-write-16-inline", "async-write-16-queued"),
                Profiles.QUICK.regimes().stream()
                        .filter(regime -> regime.purpose() == Purpose.JUDGED)
                        .map(RegimeSpec::name)
                        .toList());
        assertEquals(8, Profiles.QUICK.rounds());
    }

    @Test
    void quick_takes_at_most_ten_minutes() {
        // Three regimes of six arms, and about thirty forks that are not judged.
        Duration total = perFork(Profiles.QUICK).multipliedBy(3 * 6 * 8 + 30);
        assertTrue(total.compareTo(Duration.ofMinutes(10)) <= 0, total.toString());
    }

    @Test
    void smoke_takes_at_most_a_minute() {
        int unjudged = Profiles.SMOKE.regimes().size() - 3;
        Duration total = perFork(Profiles.SMOKE).multipliedBy(3 * 6 + unjudged);
        assertTrue(total.compareTo(Duration.ofSeconds(45)) <= 0, total.toString());
    }

    @Test
    void smoke_runs_every_benchmark_that_quick_runs() {
        assertEquals(benchmarks(Profiles.QUICK), benchmarks(Profiles.SMOKE));
    }

    @Test
    void calibrate_has_the_judged_regimes_of_quick_and_takes_at_most_three_quarters_of_an_hour() {
        Profile calibrate = CalibrateProfile.CALIBRATE;
        assertEquals(
                Profiles.QUICK.regimes().stream()
                        .filter(regime -> regime.purpose() == Purpose.JUDGED)
                        .map(RegimeSpec::calibrated)
                        .toList(),
                calibrate.regimes());
        assertEquals(Profiles.QUICK.timing(), calibrate.timing(), "or else its noise is not that of a verdict");
        assertEquals(0, calibrate.rounds() % Profiles.QUICK.rounds());
        int forks = calibrate.rounds() * 3 * (calibrate.counters().size() + 2);
        assertTrue(forks * 3.1 <= 45 * 60, forks + " forks");
    }

    @Test
    void names_are_fit_for_files_and_unique() {
        for (Profile profile : Profiles.all()) {
            Set<String> names = profile.regimes().stream().map(RegimeSpec::name).collect(Collectors.toSet());
            assertEquals(profile.regimes().size(), names.size(), profile.name());
            names.forEach(name -> assertTrue(name.matches("[a-z0-9-]+"), name));
        }
    }

    private static Duration perFork(Profile profile) {
        return profile.timing().iterations().plus(BESIDE);
    }

    private static Set<String> benchmarks(Profile profile) {
        return profile.regimes().stream().map(RegimeSpec::benchmark).collect(Collectors.toSet());
    }
}
