package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.counter.CounterCatalog;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ProfilesTest {
    /** What a fork takes beside its iterations: measured 0.35 s on an idle machine with two CPUs. */
    private static final Duration BESIDE = Duration.ofMillis(600);

    private static final BenchmarkCatalog CATALOG = BenchmarkCatalog.ofClassPath();

    @Test
    void quick_judges_exactly_three_regimes() {
        assertEquals(
                List.of("async-write-16-inline", "sync-write-16-inline", "async-write-16-queued"),
                judged(Profiles.QUICK));
        assertEquals(6, Profiles.QUICK.rounds());
    }

    @Test
    void standard_judges_twelve_regimes_with_those_of_quick_first() {
        List<String> judged = judged(StandardProfile.STANDARD);
        assertEquals(12, judged.size());
        assertEquals(judged(Profiles.QUICK), judged.subList(0, 3));
        assertEquals(16, StandardProfile.STANDARD.rounds());
    }

    @Test
    void full_judges_what_standard_judges_and_every_counter() {
        assertTrue(judged(FullProfile.FULL).containsAll(judged(StandardProfile.STANDARD)));
        Set<String> arms = plan(FullProfile.FULL).regimes().stream()
                .flatMap(regime -> regime.arms().stream())
                .map(Arm::counter)
                .collect(Collectors.toSet());
        assertTrue(arms.containsAll(CounterCatalog.builtInNames()), arms.toString());
    }

    @ParameterizedTest
    @CsvSource({"smoke, 1", "quick, 10", "map, 35", "standard, 70", "full, 300"})
    void a_profile_takes_no_longer_than_it_should_on_two_cpus(String name, int minutes) {
        Profile profile = Profiles.all().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        Duration total = profile.timing()
                .iterations()
                .plus(BESIDE)
                .multipliedBy(plan(profile).slots().size());
        assertTrue(total.compareTo(Duration.ofMinutes(minutes)) <= 0, total.toString());
        assertTrue(total.compareTo(Duration.ofSeconds(minutes * 20L)) >= 0, total.toString());
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
        assertTrue(forks * 2.9 <= 45 * 60, forks + " forks");
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void a_profile_can_be_planned_on_any_machine(Profile profile) {
        for (int cpus : new int[] {1, 2, 3, 64}) {
            Plan plan = plan(profile, cpus);
            assertTrue(plan.regimes().stream().allMatch(regime -> regime.busyThreads() <= cpus), cpus + " CPUs");
            if (cpus == 64) {
                assertEquals(List.of(), plan.leftOut());
            }
        }
    }

    @Test
    void a_tail_can_be_judged_in_standard_and_full() {
        for (Profile profile : List.of(StandardProfile.STANDARD, FullProfile.FULL)) {
            List<Regime> latencies = plan(profile).regimes().stream()
                    .filter(regime -> regime.purpose() == Purpose.LATENCY)
                    .toList();
            assertTrue(latencies.size() >= 1);
            for (Regime regime : latencies) {
                assertTrue(regime.forks() >= 8, regime.name());
                assertTrue(regime.arms().stream().anyMatch(arm -> arm.role() == Arm.Role.AGAIN), regime.name());
            }
        }
    }

    @Test
    void smoke_runs_every_benchmark_that_any_profile_runs() {
        for (Profile profile : Profiles.all()) {
            Set<String> missing = new TreeSet<>(benchmarks(profile));
            missing.removeAll(benchmarks(Profiles.SMOKE));
            assertEquals(Set.of(), missing, profile.name());
        }
    }

    @Test
    void full_runs_every_benchmark_there_is() {
        Set<String> all = CATALOG.entries().stream()
                .filter(entry -> entry.name().startsWith("io.github.diobench.bench."))
                .map(BenchmarkEntry::className)
                .collect(Collectors.toSet());
        assertEquals(all, benchmarks(FullProfile.FULL));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void names_are_fit_for_files_and_unique(Profile profile) {
        Set<String> names = profile.regimes().stream().map(RegimeSpec::name).collect(Collectors.toSet());
        assertEquals(profile.regimes().size(), names.size(), profile.name());
        names.forEach(name -> assertTrue(name.matches("[a-z0-9-]+"), name));
    }

    @Test
    void a_name_means_the_same_in_all_profiles() {
        var meanings = new HashMap<String, String>();
        for (Profile profile : List.of(Profiles.QUICK, StandardProfile.STANDARD, FullProfile.FULL, MapProfile.MAP)) {
            for (Regime regime : plan(profile, 64).regimes()) {
                String meaning = regime.description() + " on " + regime.threads();
                assertEquals(meaning, meanings.computeIfAbsent(regime.name(), any -> meaning), regime.name());
            }
        }
    }

    private static List<Profile> profiles() {
        return Profiles.all();
    }

    private static Plan plan(Profile profile) {
        return plan(profile, 2);
    }

    private static Plan plan(Profile profile, int cpus) {
        return new Planner(CATALOG, CATALOG.counters(), Set.of("plain"))
                .plan(profile, PlanRequest.everything(1, "/jdk/bin/java", cpus));
    }

    private static List<String> judged(Profile profile) {
        return profile.regimes().stream()
                .filter(regime -> regime.purpose() == Purpose.JUDGED)
                .map(RegimeSpec::name)
                .toList();
    }

    private static Set<String> benchmarks(Profile profile) {
        return profile.regimes().stream().map(RegimeSpec::benchmark).collect(Collectors.toSet());
    }
}
