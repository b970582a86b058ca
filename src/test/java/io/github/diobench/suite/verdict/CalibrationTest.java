package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Simulated machines, of which it is known how often a verdict is wrong. */
class CalibrationTest {
    private static final long SEED = 20261125;
    private static final int DRAWS = 2000;
    private static final Calibration OF_EIGHT = new Calibration(Shipped.MARGINS, 8, DRAWS, SEED);

    private final Random random = new Random(SEED);

    @Test
    void honest_noise_gives_the_false_alarms_that_the_levels_allow() {
        RegimeCalibration found = OF_EIGHT.calibrate(regime(1600, 0.035, 0.035, 0));
        assertTrue(share(found.falseFail()) <= 0.003, found.toString());
        assertEquals(0.008, share(found.falseDifference()), 0.005, found.toString());
        assertTrue(found.falseFail().upper() > share(found.falseFail()), found.toString());
        assertEquals(DRAWS, found.falseFail().trials());
        assertEquals(200, found.disjointFalseFail().trials());
        assertEquals(200, found.disjointFalseDifference().trials());
        assertEquals(0.035, found.again().sd(), 0.002);
        assertEquals(DRAWS, found.unslowed().verdicts());
    }

    @Test
    void a_slowdown_is_seen_as_often_as_the_power_says() {
        RegimeCalibration found = OF_EIGHT.calibrate(regime(1600, 0.03, 0.03, 0.05));
        SlowdownCalibration slowdown = found.slowdowns().get(0);
        double power = Power.of(Math.log1p(0.05), 0.03, 8, Shipped.MARGINS.alphaFail());
        assertEquals(power, showed(slowdown.simulated()), 0.05);
        assertEquals(power, showed(slowdown.blocks()), 0.05);
        assertEquals(1.05, slowdown.realised().student().ratio(), 0.005);
        assertEquals(1593, slowdown.blocks().verdicts());
        assertEquals(200, slowdown.disjointBlocks().verdicts());
        assertEquals(0.05, slowdown.injected());
    }

    @Test
    void an_arm_that_differs_from_itself_is_seen_in_the_blocks_and_not_hidden_by_the_swaps() {
        double[] bias = {0.03};
        RegimeCalibration found =
                OF_EIGHT.calibrate(regime(64, i -> bias[0] + 0.01 * random.nextGaussian(), i -> 0, 0.01));
        assertEquals(8, found.disjointFalseDifference().events(), found.toString());
        assertTrue(found.disjointFalseDifference().lower() > 0.6, found.toString());
        assertEquals(0.03, found.again().meanLog(), 0.005);
    }

    @Test
    void the_detectable_effect_is_seen_nine_times_out_of_ten() {
        RegimeCalibration found = OF_EIGHT.calibrate(regime(100, 0.02, 0.02, 0));
        assertEquals(
                0.9,
                Power.of(Math.log1p(found.detectable()), found.again().sd(), 8, Shipped.MARGINS.alphaFail()),
                0.02);
    }

    @Test
    void the_same_seed_draws_the_same_and_rounds_that_are_too_few_draw_nothing() {
        RegimeValues regime = regime(20, 0.03, 0.03, 0.02);
        assertEquals(OF_EIGHT.calibrate(regime), OF_EIGHT.calibrate(regime));
        RegimeCalibration empty = OF_EIGHT.calibrate(regime(7, 0.03, 0.03, 0.02));
        assertEquals(new Rate(0, 0, 0, 1), empty.falseFail());
        assertEquals(0, empty.slowdowns().get(0).blocks().verdicts());
        assertThrows(IllegalArgumentException.class, () -> new Calibration(Shipped.MARGINS, 4, 10, 1));
    }

    @Test
    void slowdowns_come_smallest_first() {
        List<ArmValues> arms = new ArrayList<>(regime(8, 0.03, 0.03, 0.10).arms());
        arms.add(slowed("slowed-1", 0.01, 8, i -> 0.01));
        List<SlowdownCalibration> found =
                OF_EIGHT.calibrate(new RegimeValues("inline", arms)).slowdowns();
        assertEquals(
                List.of(0.01, 0.10),
                found.stream().map(SlowdownCalibration::injected).toList());
    }

    /** A regime of normal noise, as the standard deviation of a pair's logarithm. */
    private RegimeValues regime(int rounds, double sdAgain, double sdSlowed, double injected) {
        return regime(
                rounds,
                i -> sdAgain * random.nextGaussian(),
                i -> Math.log1p(injected) + sdSlowed * random.nextGaussian(),
                injected);
    }

    private static RegimeValues regime(
            int rounds, IntToDoubleFunction again, IntToDoubleFunction slowed, double injected) {
        List<ArmValues> arms = new ArrayList<>();
        arms.add(new ArmValues("atomic", Role.REFERENCE, forks(rounds, i -> 0)));
        arms.add(new ArmValues("atomic-again", Role.AGAIN, forks(rounds, again)));
        if (injected > 0) {
            arms.add(slowed("slowed-x", injected, rounds, slowed));
        }
        return new RegimeValues("inline", arms);
    }

    private static ArmValues slowed(String name, double injected, int rounds, IntToDoubleFunction logRatio) {
        return new ArmValues(name, Role.SLOWED, injected, forks(rounds, logRatio));
    }

    private static List<ForkValue> forks(int rounds, IntToDoubleFunction logRatio) {
        List<ForkValue> forks = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            forks.add(new ForkValue(round, 1, 400 * Math.exp(logRatio.applyAsDouble(round))));
        }
        return forks;
    }

    private static double share(Rate rate) {
        return (double) rate.events() / rate.trials();
    }

    private static double showed(OutcomeCounts counts) {
        return (double) counts.showedCost() / counts.verdicts();
    }
}
