package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often a verdict on latencies is wrong, by simulation of runs of 8 rounds on machines of several kinds. */
final class LatencyLevelTest {
    private static final int DRAWS = 4_000;
    private static final int ROUNDS = 8;
    private static final int REQUESTS = 20_000;
    private static final int POINTS = 50;
    private static final double[] NORMAL = new double[POINTS];

    static {
        for (int i = 0; i < POINTS; i++) {
            NORMAL[i] = NormalDistribution.of(0, 1).inverseCumulativeProbability((i + 0.5) / POINTS);
        }
    }

    private final LatencyJudge judge = new LatencyJudge(Shipped.MARGINS, false, false);

    /** What differs between forks, beside 2 % of speed. */
    private enum Kind {
        /** Nothing. */
        SMOOTH,
        /** The share of requests that are stalled, about 1 %, so that the 99th percentile is among them in some forks only. */
        STALLS,
        /** Half of the forks are four times as slow. */
        TWO_MODES,
        /** A part of each fork, small in most and large in some, is four times as slow. */
        MODES_INSIDE
    }

    @ParameterizedTest
    @EnumSource
    void levels_are_kept_whatever_the_tail(Kind kind) {
        SplittableRandom random = new SplittableRandom(20_061);
        int[] costsNothing = new int[2];
        int[] passedAtMargin = new int[2];
        for (int draw = 0; draw < DRAWS; draw++) {
            List<QuantileResult> equal = judge.judge(run(kind, random)).quantiles();
            for (int i = 0; i < 2; i++) {
                Estimate estimate = equal.get(i).estimate();
                costsNothing[i] += estimate.costAbove() > 1 ? 1 : 0;
                // For a candidate that costs as much as the margin all bounds move up by the margin, and so does the
                // limit.
                passedAtMargin[i] += estimate.costBelow() < 1 ? 1 : 0;
            }
        }
        for (int i = 0; i < 2; i++) {
            double wrongCost = (double) costsNothing[i] / DRAWS;
            double wrongPass = (double) passedAtMargin[i] / DRAWS;
            String found = String.format(
                    "%s, p%s: a cost where there is none %.4f, PASS at the margin %.4f",
                    kind, i == 0 ? "50" : "99", wrongCost, wrongPass);
            System.out.println(found);
            // Four standard errors above 1 % and 5 %.
            assertTrue(wrongCost <= 0.0165, found);
            assertTrue(wrongPass <= 0.064, found);
        }
    }

    private static LatencyValues run(Kind kind, SplittableRandom random) {
        List<LatencyRound> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(new LatencyRound(fork(kind, random), fork(kind, random), List.of()));
        }
        return new LatencyValues("latency", "lat", "candidate", rounds);
    }

    /** Two groups of requests, each of the same shape in all forks; what differs is where they lie and how many there are of each. */
    private static LatencyCounts fork(Kind kind, SplittableRandom random) {
        double speed = Math.log(2_000) + 0.02 * random.nextGaussian();
        return switch (kind) {
            case SMOOTH -> mixture(speed, 0, speed + 1, 0.1);
            case STALLS ->
                mixture(
                        speed,
                        0.008 * Math.exp(0.6 * random.nextGaussian()),
                        speed + 1.5 + 0.3 * random.nextGaussian(),
                        0.2);
            case TWO_MODES -> mixture(speed + (random.nextBoolean() ? Math.log(4) : 0), 0, speed + 2, 0.1);
            case MODES_INSIDE -> {
                double wave = Math.sin(Math.PI / 2 * random.nextDouble());
                yield mixture(speed, wave * wave, speed + Math.log(4), 0.1);
            }
        };
    }

    private static LatencyCounts mixture(double log, double share, double otherLog, double otherSd) {
        List<long[]> entries = new ArrayList<>();
        long others = Math.round(share * REQUESTS);
        addGroup(entries, log, 0.1, REQUESTS - others);
        addGroup(entries, otherLog, otherSd, others);
        entries.sort((one, other) -> Long.compare(one[0], other[0]));
        return new LatencyCounts(
                entries.stream().mapToLong(entry -> entry[0]).toArray(),
                entries.stream().mapToLong(entry -> entry[1]).toArray(),
                REQUESTS);
    }

    private static void addGroup(List<long[]> entries, double log, double sd, long count) {
        long before = 0;
        for (int i = 0; i < POINTS; i++) {
            long until = count * (i + 1) / POINTS;
            if (until > before) {
                // Fine steps, as if the clock had a thousandth of a nanosecond: what is tested is the noise.
                entries.add(new long[] {Math.round(1_000 * Math.exp(log + sd * NORMAL[i])), until - before});
            }
            before = until;
        }
    }
}
