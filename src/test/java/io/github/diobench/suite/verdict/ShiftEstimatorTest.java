package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShiftEstimatorTest {
    private static final long LARGEST = 1L << 30;
    private static final double FORK_SD = 0.02;

    private final ShiftEstimator estimator = new ShiftEstimator(42);

    @Test
    void a_distribution_that_is_slower_throughout_is_shifted_throughout() {
        List<LatencyCounts> first = rounds(8, 20_000, 1, 0, 7);
        List<LatencyCounts> second = rounds(8, 20_000, 1.2, 0, 8);
        ShiftFunction shift = estimator.apart(first, second);
        assertEquals(8, shift.firstRounds());
        assertEquals(8, shift.secondRounds());
        for (QuantileShift at : estimable(shift)) {
            assertEquals(1.2, at.ratio(), 0.003, at.toString());
        }
        assertEquals(Math.log(1.2), shift.distance(), 0.002);
        // Of the 12 870 ways to choose 8 of 16 forks, only these and their opposite are as far apart.
        assertEquals(0.001, shift.p(), 0.002);
        assertEquals(20_000 * 1.02, shift.at(0.5).first(), 30);
        assertEquals(1.2 * 20_000 * 1.02, shift.at(0.5).second(), 30);
    }

    @Test
    void a_longer_tail_moves_the_tail_alone() {
        ShiftFunction shift = estimator.apart(rounds(8, 20_000, 1, 0.01, 7), tailed(8, 20_000, 2, 8));
        assertEquals(1, shift.at(0.5).ratio(), 0.02);
        assertTrue(
                shift.at(0.5).bandLower() < 1 && 1 < shift.at(0.5).bandUpper(),
                shift.at(0.5).toString());
        assertEquals(2, shift.at(0.99).ratio(), 0.1);
        assertTrue(shift.at(0.99).bandLower() > 1.5, shift.at(0.99).toString());
        assertTrue(shift.p() < 0.01, () -> "p = " + shift.p());
    }

    @Test
    void the_band_is_wider_than_any_interval_but_not_than_bonferronis() {
        ShiftFunction shift = estimator.apart(rounds(8, 20_000, 1, FORK_SD, 7), rounds(8, 20_000, 1, FORK_SD, 8));
        int quantiles = estimable(shift).size();
        double bonferroni = StudentT.quantile(1 - 0.05 / quantiles, 7) / StudentT.quantile(0.95, 14);
        for (QuantileShift at : estimable(shift)) {
            assertTrue(at.lower() < at.ratio() && at.ratio() < at.upper(), at.toString());
            double widening = Math.log(at.bandUpper() / at.ratio()) / Math.log(at.upper() / at.ratio());
            assertTrue(widening >= 1 && widening <= bonferroni, widening + " at " + at);
            assertEquals(at.ratio() / at.bandLower(), at.bandUpper() / at.ratio(), 1e-9);
        }
    }

    @Test
    void what_is_the_same_in_both_arms_of_a_round_cancels_in_ratios_alone() {
        List<LatencyCounts> reference = rounds(8, 20_000, 1, 0.2, 7);
        List<LatencyCounts> first = rounds(8, 20_000, 1, 0.2, 7);
        List<LatencyCounts> otherReference = rounds(8, 20_000, 1, 0.2, 8);
        List<LatencyCounts> second = rounds(8, 20_000, 1.05, 0.2, 8);
        ShiftFunction ratios = estimator.ofRatios(reference, first, otherReference, second);
        ShiftFunction apart = estimator.apart(first, second);
        assertEquals(8, ratios.firstRounds());
        assertTrue(
                ratios.at(0.9).lower() > 1.04 && ratios.at(0.9).upper() < 1.06,
                ratios.at(0.9).toString());
        assertTrue(
                apart.at(0.9).lower() < 1 && apart.at(0.9).upper() > 1.1,
                apart.at(0.9).toString());
        assertTrue(apart.p() > 0.03, () -> "p = " + apart.p());
    }

    @Test
    void ratios_to_a_reference_are_compared_whatever_the_machine() {
        List<LatencyCounts> slowReference = rounds(8, 20_000, 3, 0.2, 11);
        List<LatencyCounts> slow = rounds(8, 20_000, 3.3, 0.2, 11);
        List<LatencyCounts> fastReference = rounds(6, 20_000, 1, 0.1, 12);
        List<LatencyCounts> fast = rounds(6, 20_000, 1.32, 0.1, 12);
        ShiftFunction shift = estimator.ofRatios(slowReference, slow, fastReference, fast);
        assertEquals(1.1, shift.at(0.9).first(), 0.01);
        assertEquals(1.32, shift.at(0.9).second(), 0.01);
        assertEquals(1.2, shift.at(0.9).ratio(), 0.01);
        assertTrue(
                shift.at(0.9).bandLower() > 1.1 && shift.at(0.9).bandUpper() < 1.3,
                shift.at(0.9).toString());
        assertTrue(Double.isNaN(shift.p()));
        assertEquals(6, shift.secondRounds());
    }

    @Test
    void a_quantile_with_too_little_beyond_it_is_not_estimable() {
        ShiftFunction shift = estimator.apart(rounds(8, 1_000, 1, 0, 7), rounds(8, 100_000, 1, 0, 8));
        assertEquals(List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9), quantiles(estimable(shift)));
        QuantileShift p99 = shift.at(0.99);
        assertFalse(p99.estimable());
        assertTrue(Double.isNaN(p99.ratio()) && Double.isNaN(p99.first()) && Double.isNaN(p99.bandUpper()));
        ShiftFunction few = estimator.apart(rounds(8, 999, 1, 0, 7), rounds(8, 999, 1, 0, 8));
        assertEquals(0.2, estimable(few).get(0).quantile(), 0.0);
        ShiftFunction fewest = estimator.apart(rounds(8, 150, 1, 0, 7), rounds(8, 150, 1, 0, 8));
        assertEquals(List.of(), estimable(fewest));
        assertTrue(Double.isNaN(fewest.distance()) && Double.isNaN(fewest.p()));
    }

    @Test
    void few_rounds_have_ratios_but_no_band() {
        ShiftFunction shift = estimator.apart(rounds(5, 20_000, 1, FORK_SD, 7), rounds(8, 20_000, 1.1, FORK_SD, 8));
        assertFalse(shift.hasBand());
        assertEquals(1.1, shift.at(0.5).ratio(), 0.05);
        assertTrue(Double.isNaN(shift.at(0.5).lower())
                && Double.isNaN(shift.at(0.5).bandLower()));
        ShiftFunction single = estimator.apart(rounds(1, 20_000, 1, 0, 7), rounds(1, 20_000, 1, 0, 7));
        assertEquals(0, single.distance(), 0.0);
        assertEquals(1, single.p(), 0.0);
    }

    @Test
    void the_same_seed_gives_the_same_answer() {
        List<LatencyCounts> first = rounds(8, 5_000, 1, FORK_SD, 7);
        List<LatencyCounts> second = rounds(8, 5_000, 1, FORK_SD, 8);
        assertEquals(estimator.apart(first, second), new ShiftEstimator(42).apart(first, second));
    }

    /** Nominal is 0.90: the truth lies inside the whole band, at all quantiles together. */
    @ParameterizedTest
    @CsvSource({"8, false", "6, false", "8, true"})
    void nine_of_ten_bands_hold_the_whole_truth(int rounds, boolean ofRatios) {
        int draws = 150;
        int held = 0;
        int heldMedian = 0;
        double truth = 1.1;
        for (int draw = 0; draw < draws; draw++) {
            ShiftEstimator quick = new ShiftEstimator(draw, 199);
            List<LatencyCounts> first = rounds(rounds, 4_000, 1, FORK_SD, 2L * draw);
            List<LatencyCounts> second = rounds(rounds, 4_000, truth, FORK_SD, 2L * draw + 1);
            ShiftFunction shift = ofRatios
                    ? quick.ofRatios(
                            rounds(rounds, 4_000, 1, FORK_SD, 1_000 + 2L * draw),
                            first,
                            rounds(rounds, 4_000, 1, FORK_SD, 1_001 + 2L * draw),
                            second)
                    : quick.apart(first, second);
            held += estimable(shift).stream().allMatch(at -> at.bandLower() <= truth && truth <= at.bandUpper())
                    ? 1
                    : 0;
            heldMedian +=
                    shift.at(0.5).lower() <= truth && truth <= shift.at(0.5).upper() ? 1 : 0;
        }
        System.out.printf(
                "%d rounds, of ratios %s: %d of %d bands and %d intervals of the median hold the truth%n",
                rounds, ofRatios, held, draws, heldMedian);
        // Four standard errors are 0.10.
        assertTrue(held >= 0.82 * draws, held + " of " + draws);
        assertTrue(heldMedian >= 0.82 * draws && heldMedian <= 0.97 * draws, heldMedian + " of " + draws);
    }

    @Test
    void one_in_ten_equal_distributions_has_a_p_below_a_tenth() {
        int draws = 200;
        int below = 0;
        for (int draw = 0; draw < draws; draw++) {
            double p = new ShiftEstimator(draw, 99)
                    .apart(rounds(5, 1_000, 1, FORK_SD, 2L * draw), rounds(5, 1_000, 1, FORK_SD, 2L * draw + 1))
                    .p();
            below += p <= 0.1 ? 1 : 0;
        }
        System.out.printf("p <= 0.1 in %d of %d equal distributions%n", below, draws);
        assertEquals(0.10, (double) below / draws, 0.085);
    }

    @Test
    void what_cannot_be_compared_is_rejected() {
        List<LatencyCounts> some = rounds(3, 1_000, 1, 0, 7);
        List<LatencyCounts> empty = List.of(LatencyCounts.of(new Histogram(LARGEST, 3)));
        assertThrows(IllegalArgumentException.class, () -> estimator.apart(some, List.of()));
        assertThrows(IllegalArgumentException.class, () -> estimator.apart(some, empty));
        assertThrows(
                IllegalArgumentException.class, () -> estimator.ofRatios(some, rounds(4, 1_000, 1, 0, 7), some, some));
        assertThrows(
                IllegalArgumentException.class,
                () -> estimator.apart(some, some).at(0.123));
    }

    private static List<QuantileShift> estimable(ShiftFunction shift) {
        return shift.quantiles().stream().filter(QuantileShift::estimable).toList();
    }

    private static List<Double> quantiles(List<QuantileShift> shifts) {
        return shifts.stream().map(QuantileShift::quantile).toList();
    }

    private static List<LatencyCounts> rounds(int rounds, int requests, double ratio, double forkSd, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<LatencyCounts> counts = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            counts.add(fork(requests, ratio, 1, forkSd, random));
        }
        return counts;
    }

    private static List<LatencyCounts> tailed(int rounds, int requests, double tail, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, rounds)
                .mapToObj(round -> fork(requests, 1, tail, 0.01, random))
                .toList();
    }

    /** One fork: its speed as a whole and the length of its tail are drawn, the shape of its latencies is always the same. */
    private static LatencyCounts fork(
            int requests, double ratio, double tailRatio, double forkSd, SplittableRandom random) {
        Histogram histogram = new Histogram(LARGEST, 3);
        double speed = 20_000 * ratio * Math.exp(forkSd * random.nextGaussian());
        double tail = tailRatio * speed * Math.exp(2 * forkSd * random.nextGaussian());
        for (int i = 0; i < requests; i++) {
            double share = (i + 0.5) / requests;
            histogram.recordValue((long) ((share > 0.95 ? tail : speed) * (1 + 0.01 / (1 - share))));
        }
        return LatencyCounts.of(histogram);
    }
}
