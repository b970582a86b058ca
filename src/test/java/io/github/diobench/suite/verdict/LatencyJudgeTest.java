package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class LatencyJudgeTest {
    private static final long LARGEST = 1L << 30;

    private final LatencyJudge judge = new LatencyJudge(Shipped.MARGINS, 42, false, false);

    @Test
    void equal_arms_pass_at_the_median_and_the_99th_percentile() {
        LatencyVerdict verdict = judge.judge(draw(8, 20_000, 1, 0.01, 7));
        assertEquals(8, verdict.rounds());
        assertEquals(Outcome.PASS, verdict.quantiles().get(0).outcome());
        assertEquals(Outcome.PASS, verdict.quantiles().get(1).outcome());
        assertEquals(1, verdict.quantiles().get(0).estimate().ratio(), 0.02);
    }

    @Test
    void a_slower_candidate_fails() {
        LatencyVerdict verdict = judge.judge(draw(8, 20_000, 1.2, 0.01, 7));
        assertEquals(Outcome.FAIL, verdict.quantiles().get(0).outcome());
        assertEquals(Outcome.FAIL, verdict.quantiles().get(1).outcome());
        assertEquals(1.2, verdict.quantiles().get(1).estimate().ratio(), 0.03);
    }

    @Test
    void the_far_tail_is_shown_where_there_is_enough_of_it_and_never_judged() {
        LatencyVerdict verdict = judge.judge(draw(8, 100_000, 1, 0.01, 7));
        QuantileResult p999 = verdict.quantiles().get(2);
        QuantileResult p9999 = verdict.quantiles().get(3);
        assertTrue(p999.estimable());
        assertTrue(p999.estimate().lower() < p999.estimate().upper());
        assertNull(p999.outcome());
        assertTrue(Double.isNaN(p999.margin()));
        assertFalse(p9999.estimable());
        assertNull(p9999.estimate());
        assertTrue(p9999.reference() > p999.reference());
    }

    @Test
    void too_few_rounds_are_refused() {
        LatencyVerdict two = judge.judge(draw(2, 20_000, 1, 0.01, 7));
        assertEquals(Outcome.REFUSED, two.quantiles().get(0).outcome());
        assertEquals(1, two.quantiles().get(0).estimate().ratio(), 0.05);
        LatencyVerdict one = judge.judge(draw(1, 20_000, 1, 0.01, 7));
        assertNull(one.quantiles().get(0).estimate());
        assertEquals(List.of(), judge.judge(draw(0, 0, 1, 0, 7)).quantiles());
    }

    @Test
    void merged_quantiles_are_those_of_the_merged_histogram() {
        List<LatencyCounts> rounds = draw(5, 3_000, 1, 0.3, 9).reference();
        PooledCounts pooled = new PooledCounts(rounds);
        Histogram merged = new Histogram(LARGEST, 3);
        rounds.forEach(counts -> counts.addTo(merged));
        rounds.get(2).addTo(merged);
        int[] weights = {1, 1, 2, 1, 1};
        for (double quantile : new double[] {0.001, 0.25, 0.5, 0.9, 0.99, 0.999, 0.9999}) {
            assertEquals((double) merged.getValueAtPercentile(100 * quantile), pooled.quantile(quantile, weights), 0.0);
        }
        assertEquals(3_000, pooled.smallestRound());
    }

    @Test
    void a_rank_that_is_whole_but_for_rounding_is_whole() {
        Histogram histogram = new Histogram(LARGEST, 3);
        for (int value = 1; value <= 100; value++) {
            histogram.recordValue(value);
        }
        PooledCounts pooled = new PooledCounts(counts(List.of(histogram)));
        // In floating point 0.07 * 100 is a little more than 7.
        assertEquals(7, pooled.quantile(0.07, new int[] {1}), 0.0);
        assertEquals(100, pooled.quantile(1, new int[] {1}), 0.0);
        assertEquals(1, pooled.quantile(0.001, new int[] {1}), 0.0);
    }

    /** Nominal is 0.10; the method is known to be a little timid with few rounds. */
    @Test
    void intervals_of_equal_arms_seldom_exclude_1() {
        int draws = 300;
        int median = 0;
        int p99 = 0;
        for (int draw = 0; draw < draws; draw++) {
            LatencyVerdict verdict = judge.judge(draw(10, 10_000, 1, 0.02, draw));
            median += excludes1(verdict.quantiles().get(0)) ? 1 : 0;
            p99 += excludes1(verdict.quantiles().get(1)) ? 1 : 0;
        }
        System.out.printf("90 %% intervals of A/A that exclude 1: p50 %d, p99 %d of %d%n", median, p99, draws);
        assertTrue(median <= 0.15 * draws && p99 <= 0.15 * draws, median + " and " + p99 + " of " + draws);
        assertTrue(median >= 0.04 * draws && p99 >= 0.03 * draws, median + " and " + p99 + " of " + draws);
    }

    @Test
    void what_cannot_be_paired_is_rejected() {
        Histogram empty = new Histogram(LARGEST, 3);
        assertThrows(
                IllegalArgumentException.class,
                () -> new LatencyValues("r", "lat", "c", counts(List.of(empty)), counts(List.of(empty))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new LatencyValues("r", "lat", "c", counts(List.of(empty)), List.of()));
    }

    private static boolean excludes1(QuantileResult result) {
        return result.estimate().lower() > 1 || result.estimate().upper() < 1;
    }

    private static LatencyValues draw(int rounds, int requests, double ratio, double forkSd, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Histogram> reference = new ArrayList<>();
        List<Histogram> compared = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            reference.add(fork(requests, forkSd, 1, random));
            compared.add(fork(requests, forkSd, ratio, random));
        }
        return new LatencyValues("latency", "lat", "candidate", counts(reference), counts(compared));
    }

    /** One fork: its speed as a whole and the length of its tail are drawn, the shape of its latencies is always the same. */
    private static Histogram fork(int requests, double forkSd, double ratio, SplittableRandom random) {
        Histogram histogram = new Histogram(LARGEST, 3);
        double speed = 20_000 * ratio * Math.exp(forkSd * random.nextGaussian());
        double tail = speed * Math.exp(2 * forkSd * random.nextGaussian());
        for (int i = 0; i < requests; i++) {
            double share = (i + 0.5) / requests;
            histogram.recordValue((long) ((share > 0.95 ? tail : speed) * (1 + 0.01 / (1 - share))));
        }
        return histogram;
    }

    private static List<LatencyCounts> counts(List<Histogram> histograms) {
        return histograms.stream().map(LatencyCounts::of).toList();
    }
}
