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

    private final LatencyJudge judge = new LatencyJudge(Shipped.MARGINS, false, false);

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
    void a_cost_that_is_not_shown_to_be_beyond_the_margin_is_no_failure() {
        QuantileResult median =
                judge.judge(draw(8, 20_000, 1.05, 0.01, 7)).quantiles().get(0);
        assertEquals(Outcome.COSTS, median.outcome());
        assertTrue(median.estimate().costAbove() > 1, median.toString());
    }

    @Test
    void too_few_rounds_or_values_have_no_verdict_and_say_why() {
        QuantileResult two =
                judge.judge(draw(2, 20_000, 1, 0.01, 7)).quantiles().get(0);
        assertNull(two.outcome());
        assertEquals("too few rounds: 2, and 5 are needed", two.reason());
        assertEquals(1, two.estimate().ratio(), 0.05);
        QuantileResult one =
                judge.judge(draw(1, 20_000, 1, 0.01, 7)).quantiles().get(0);
        assertNull(one.estimate());
        assertEquals(List.of(), judge.judge(draw(0, 0, 1, 0, 7)).quantiles());
        QuantileResult p99 = judge.judge(draw(8, 9_999, 1, 0.01, 7)).quantiles().get(1);
        assertNull(p99.outcome());
        assertEquals("too few values beyond it", p99.reason());
        QuantileResult enough =
                judge.judge(draw(8, 10_000, 1, 0.01, 7)).quantiles().get(1);
        assertNull(enough.reason());
    }

    @Test
    void a_refused_run_and_a_doubted_one_have_no_pass() {
        LatencyValues equal = draw(8, 20_000, 1, 0.01, 7);
        LatencyVerdict refused = new LatencyJudge(Shipped.MARGINS, true, false).judge(equal);
        assertEquals(Outcome.REFUSED, refused.quantiles().get(0).outcome());
        LatencyVerdict doubted = new LatencyJudge(Shipped.MARGINS, false, true).judge(equal);
        assertEquals(Outcome.INCONCLUSIVE, doubted.quantiles().get(0).outcome());
    }

    @Test
    void the_values_shown_have_the_ratio_that_is_judged() {
        QuantileResult p99 =
                judge.judge(draw(8, 20_000, 1.2, 0.2, 7)).quantiles().get(1);
        assertFalse(p99.byTurns());
        assertEquals(p99.compared() / p99.reference(), p99.estimate().ratio(), 1e-9);
    }

    @Test
    void what_changes_from_turn_to_turn_for_both_arms_cancels() {
        LatencyVerdict byTurns = judge.judge(inTurns(20, 20_000));
        assertTrue(byTurns.quantiles().get(1).byTurns());
        assertEquals(Outcome.PASS, byTurns.quantiles().get(0).outcome());
        assertEquals(Outcome.PASS, byTurns.quantiles().get(1).outcome());
        LatencyVerdict fewTurns = judge.judge(inTurns(4, 20_000));
        assertFalse(fewTurns.quantiles().get(0).byTurns());
        LatencyVerdict shortTurns = judge.judge(inTurns(20, 5_000));
        assertTrue(shortTurns.quantiles().get(0).byTurns());
        assertFalse(shortTurns.quantiles().get(1).byTurns(), "there are 50 values beyond it in a turn");
        assertTrue(shortTurns.quantiles().get(1).estimable(), "but enough in a fork");
    }

    @Test
    void a_quantile_is_that_of_the_histogram() {
        Histogram histogram = fork(3_000, 0.3, 1, new SplittableRandom(9));
        LatencyCounts counts = LatencyCounts.of(histogram);
        for (double quantile : new double[] {0.001, 0.25, 0.5, 0.9, 0.99, 0.999, 0.9999, 1}) {
            assertEquals(
                    (double) histogram.getValueAtPercentile(100 * quantile),
                    Math.exp(counts.logQuantile(quantile)),
                    1e-6);
        }
    }

    @Test
    void a_rank_that_is_whole_but_for_rounding_is_whole() {
        Histogram histogram = new Histogram(LARGEST, 3);
        for (int value = 1; value <= 100; value++) {
            histogram.recordValue(value);
        }
        // In floating point 0.07 * 100 is a little more than 7.
        assertEquals(Math.log(7), LatencyCounts.of(histogram).logQuantile(0.07), 0.0);
    }

    @Test
    void nothing_recorded_is_rejected() {
        LatencyCounts empty = LatencyCounts.of(new Histogram(LARGEST, 3));
        assertThrows(IllegalArgumentException.class, () -> new LatencyRound(empty, empty, List.of()));
        assertThrows(IllegalStateException.class, () -> empty.logQuantile(0.5));
    }

    private static LatencyValues draw(int rounds, int requests, double ratio, double forkSd, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<LatencyRound> drawn = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            drawn.add(new LatencyRound(
                    LatencyCounts.of(fork(requests, forkSd, 1, random)),
                    LatencyCounts.of(fork(requests, forkSd, ratio, random)),
                    List.of()));
        }
        return new LatencyValues("latency", "lat", "candidate", drawn);
    }

    /** Equal arms on a machine on which everything takes four times as long in half of the turns, for both arms alike. */
    private static LatencyValues inTurns(int turns, int requests) {
        SplittableRandom random = new SplittableRandom(7);
        List<LatencyRound> rounds = new ArrayList<>();
        for (int round = 0; round < 8; round++) {
            Histogram reference = new Histogram(LARGEST, 3);
            Histogram compared = new Histogram(LARGEST, 3);
            List<LatencyRound.Turn> drawn = new ArrayList<>();
            for (int turn = 0; turn < turns; turn++) {
                double mode = random.nextBoolean() ? 1 : 4;
                Histogram ofReference = fork(requests, 0.02, mode, random);
                Histogram ofCompared = fork(requests, 0.02, mode, random);
                reference.add(ofReference);
                compared.add(ofCompared);
                drawn.add(new LatencyRound.Turn(LatencyCounts.of(ofReference), LatencyCounts.of(ofCompared)));
            }
            rounds.add(new LatencyRound(LatencyCounts.of(reference), LatencyCounts.of(compared), drawn));
        }
        return new LatencyValues("latency", "lat", "candidate", rounds);
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
}
