package io.github.diobench.suite.verdict.change;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rates of error of the scan, by simulation of as many series as it takes to know them well. */
final class ChangeRatesIT {
    private static final int DRAWS = 5_000;

    @ParameterizedTest
    @CsvSource({
        "60, 0.0, 0.002, 0.0007",
        "60, 0.5, 0.01, 0.013",
        "60, 0.7, 0.02, 0.039",
        "120, 0.0, 0.002, 0.004",
        "120, 0.5, 0.01, 0.019",
        "120, 0.7, 0.02, 0.038"
    })
    void series_without_a_change_are_rarely_flagged(int n, double phi, double most, double mostHeavy) {
        double normal = rate(n, phi, SimulatedSeries.NORMAL);
        double heavy = rate(n, phi, SimulatedSeries.T3);
        System.out.printf("n %d, AR %.1f: normal %.4f, t3 %.4f flagged%n", n, phi, normal, heavy);
        assertTrue(normal <= most, () -> "normal: " + normal);
        // With tails so heavy odd runs are common, and now and then some of them stand on one side.
        assertTrue(heavy <= mostHeavy, () -> "t3: " + heavy);
    }

    private static double rate(int n, double phi, ToDoubleFunction<SplittableRandom> draw) {
        return SimulatedRates.falseAlarms(ChangePoint.State.CONFIRMED, n, phi, draw, DRAWS);
    }

    /** At one look, ten runs after the change, and at any look until then. */
    @ParameterizedTest
    @CsvSource({"50, 0.95", "110, 0.95"})
    void a_step_of_three_standard_deviations_is_found_within_ten_runs(int before, double least) {
        double normal = SimulatedRates.found(before, 10, SimulatedSeries.NORMAL, 500);
        double heavy = SimulatedRates.found(before, 10, SimulatedSeries.T3, 500);
        System.out.printf("%d runs before: normal %.3f, t3 %.3f found%n", before, normal, heavy);
        assertTrue(normal >= least, () -> "normal: " + normal);
        assertTrue(heavy >= least, () -> "t3: " + heavy);
    }

    /** The set is to hold the place nine times out of ten, the interval the height; both after the choice of what is reported. */
    @Test
    void places_and_heights_are_held() {
        SplittableRandom random = new SplittableRandom(11);
        int confirmed = 0;
        int placed = 0;
        int held = 0;
        for (int i = 0; i < 2000; i++) {
            double[] values = SimulatedSeries.noise(60, SimulatedRates.SD, 0, random, SimulatedSeries.NORMAL);
            List<ChangePoint> points =
                    SimulatedSeries.scan(SimulatedSeries.withStep(values, 35, SimulatedRates.STEP), i);
            if (points.size() == 1) {
                ChangePoint point = points.get(0);
                confirmed++;
                placed += point.earliest() <= 35 && 35 <= point.latest() ? 1 : 0;
                held += point.lower() <= SimulatedRates.STEP && SimulatedRates.STEP <= point.upper() ? 1 : 0;
            }
        }
        double places = (double) placed / confirmed;
        double heights = (double) held / confirmed;
        System.out.printf("of %d: place held %.3f, height held %.3f%n", confirmed, places, heights);
        assertTrue(places >= 0.85, () -> "places: " + places);
        assertTrue(heights >= 0.90, () -> "heights: " + heights);
    }

    @Test
    void a_family_of_series_shares_the_level() {
        SplittableRandom random = new SplittableRandom(12);
        int flagged = 0;
        for (int family = 0; family < 1000; family++) {
            List<SeriesValues> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                double[] values = SimulatedSeries.noise(40, 0.03, 0, random, SimulatedSeries.NORMAL);
                all.add(SimulatedSeries.series(values, 1000L * family + i));
            }
            boolean any = ChangeScan.of(all).stream()
                    .anyMatch(points -> SimulatedSeries.hasAny(points, ChangePoint.State.CONFIRMED));
            flagged += any ? 1 : 0;
        }
        double rate = flagged / 1000.0;
        System.out.printf("families of 20: %.4f flagged%n", rate);
        assertTrue(rate <= 0.01, () -> "flagged: " + rate);
    }

    /** What no single look promises: nobody who looks every night for a hundred nights keeps the level of one look. */
    @Test
    void looking_every_night_flags_more_series_sooner_or_later() {
        SplittableRandom random = new SplittableRandom(13);
        int ever = 0;
        for (int i = 0; i < 400; i++) {
            double[] values = SimulatedSeries.noise(120, 0.03, 0, random, SimulatedSeries.NORMAL);
            boolean seen = false;
            for (int n = 20; n <= 120 && !seen; n++) {
                seen = SimulatedSeries.hasAny(
                        SimulatedSeries.scan(Arrays.copyOf(values, n), i), ChangePoint.State.CONFIRMED);
            }
            ever += seen ? 1 : 0;
        }
        double rate = ever / 400.0;
        System.out.printf("ever flagged in 100 nights: %.4f%n", rate);
        assertTrue(rate <= 0.05, () -> "ever flagged: " + rate);
    }
}
