package io.github.diobench.suite.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HandOverTimesTest {
    private static final int TIMES = 20_000;

    @ParameterizedTest
    @CsvSource({"1, 0.5", "2, 0.1", "3, 0.9", "4, 0.3"})
    void near_and_far_are_told_apart(long seed, double share) {
        HandOverTimes times = HandOverTimes.of(times(seed, share, 4));
        assertNotNull(times.nearNs(), times.toString());
        assertEquals(105, times.nearNs(), 2, times.toString());
        assertEquals(420, times.farNs(), 8, times.toString());
        assertEquals(share, times.farShare(), 0.03, times.toString());
    }

    /** Interruptions, 2 % of them, are no mode; neither is what lies close by. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void one_kind_is_one_kind(long seed) {
        assertNull(HandOverTimes.of(times(seed, 0.02, 20)).nearNs(), "seed " + seed);
        assertNull(HandOverTimes.of(times(seed, 0.5, 1.2)).nearNs(), "seed " + seed);
        assertNull(HandOverTimes.of(times(seed, 0, 1)).nearNs(), "seed " + seed);
    }

    /** A long tail that has no gap, as a loaded machine makes it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_long_tail_is_no_second_kind(long seed) {
        Random random = new Random(seed);
        double[] times = random.doubles(TIMES).map(u -> 100 * Math.exp(2 * u)).toArray();
        assertNull(HandOverTimes.of(times).nearNs(), "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 105})
    void a_single_time_is_the_median(double time) {
        assertEquals(new HandOverTimes(time, null, null, null), HandOverTimes.of(new double[] {time}));
    }

    private static double[] times(long seed, double share, double ratio) {
        Random random = new Random(seed);
        double[] times = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            double spread = Math.exp(0.08 * random.nextGaussian());
            times[i] = 105 * spread * (random.nextDouble() < share ? ratio : 1);
        }
        return times;
    }
}
