package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Simulated machines, of which it is known how often a verdict is wrong. */
class CalibrationTest {
    private static final long SEED = 20261125;
    private static final int MANY_ROUNDS = 2_000;
    private static final int USUAL_ROUNDS = 40;
    private static final double PAIR_SECONDS = 4;
    private static final Calibration OF_EIGHT = new Calibration(Shipped.MARGINS, 8);

    private final Random random = new Random(SEED);

    /** How the log ratios of the reference to itself follow each other. */
    private interface Noise {
        double[] draw(int rounds);
    }

    private double[] white(int rounds) {
        return draw(rounds, 0);
    }

    /** Each round keeps .7 of the deviation of the one before. */
    private double[] chained(int rounds) {
        return draw(rounds, 0.7);
    }

    private double[] draw(int rounds, double kept) {
        double[] values = new double[rounds];
        double before = random.nextGaussian();
        for (int i = 0; i < rounds; i++) {
            before = kept * before + Math.sqrt(1 - kept * kept) * random.nextGaussian();
            values[i] = 0.02 * before;
        }
        return values;
    }

    /** Either fork is now and then in a mode that is 1.4 times as slow, by chance and round by round. */
    private double[] modes(int rounds) {
        return random.doubles(rounds)
                .map(u -> Math.log(1.4) * (u < 0.25 ? 1 : u < 0.5 ? -1 : 0) + 0.01 * random.nextGaussian())
                .toArray();
    }

    @Test
    void with_many_rounds_the_alarms_that_are_counted_tell_chained_rounds_from_independent_ones() {
        FalseAlarms white = alarms(white(MANY_ROUNDS));
        FalseAlarms modes = alarms(modes(MANY_ROUNDS));
        FalseAlarms chained = alarms(chained(MANY_ROUNDS));
        String found = String.format(
                "a difference shown: white %.3f, modes %.3f, chained %.3f [%.3f, %.3f]",
                white.differs().share(),
                modes.differs().share(),
                chained.differs().share(),
                chained.differs().lower(),
                chained.differs().upper());
        System.out.println(found);
        assertEquals(0.02, white.promised(), 1e-12);
        assertTrue(white.differs().lower() < 0.02 && white.differs().upper() < 0.05, found);
        assertTrue(modes.differs().lower() < 0.02 && modes.differs().upper() < 0.05, found);
        assertTrue(chained.differs().lower() > 0.10, found);
        assertEquals(MANY_ROUNDS - 7, white.differs().trials());
        assertEquals(MANY_ROUNDS / 8, white.differs().independent());
        assertTrue(white.fails().share() < 0.005, "more than the margin is hardly ever shown: " + white);
    }

    @Test
    void with_as_few_rounds_as_usual_the_likeness_of_neighbours_tells_them_apart() {
        int draws = 300;
        double white = suspected(draws, this::white);
        double modes = suspected(draws, this::modes);
        double chained = suspected(draws, this::chained);
        String found = String.format("p < .05: white %.3f, modes %.3f, chained %.3f", white, modes, chained);
        System.out.println(found);
        assertTrue(white <= 0.09 && modes <= 0.09, found);
        assertTrue(chained >= 0.9, found);
    }

    private static double suspected(int draws, Noise noise) {
        int suspected = 0;
        for (int draw = 0; draw < draws; draw++) {
            suspected += Neighbours.of(noise.draw(USUAL_ROUNDS)).p() < 0.05 ? 1 : 0;
        }
        return (double) suspected / draws;
    }

    @Test
    void the_rate_that_follows_from_the_likeness_is_the_true_one() {
        assertEquals(0.02, Neighbours.alarms(0, 8, 0.01), 0.004);
        double truth = 0.299;
        assertEquals(truth, Neighbours.alarms(0.7, 8, 0.01), 0.01);
        FalseAlarms chained = alarms(chained(MANY_ROUNDS));
        assertEquals(0.7, chained.neighbours().correlation(), 0.05);
        assertTrue(chained.impliedLower() < truth && truth < chained.impliedUpper(), chained.toString());
    }

    @Test
    void few_windows_without_a_common_round_bound_little() {
        Rate differs = alarms(white(USUAL_ROUNDS)).differs();
        assertEquals(5, differs.independent());
        assertEquals(33, differs.trials());
        assertTrue(differs.upper() > 0.4, differs.toString());
    }

    @Test
    void an_arm_that_differs_from_itself_is_seen() {
        FalseAlarms alarms = alarms(Arrays.stream(white(64)).map(d -> d + 0.08).toArray());
        assertTrue(alarms.differs().share() > 0.95, alarms.toString());
        assertTrue(alarms.differs().lower() > 0.5, alarms.toString());
    }

    @Test
    void a_slowdown_is_seen_as_often_as_the_power_says() {
        double[] slowed =
                Arrays.stream(white(MANY_ROUNDS)).map(d -> d + Math.log1p(0.03)).toArray();
        SlowdownCalibration slowdown = OF_EIGHT.calibrate(regime(white(MANY_ROUNDS), slowed), PAIR_SECONDS)
                .slowdowns()
                .get(0);
        double power = Power.of(Math.log1p(0.03), 0.02, 8, Shipped.MARGINS.alphaFail());
        double showed =
                (double) slowdown.windows().showedCost() / slowdown.windows().verdicts();
        assertTrue(showed <= power + 0.05 && showed >= power - 0.15, showed + " of " + power);
        assertEquals(1.03, slowdown.realised().student().ratio(), 0.002);
        assertEquals(MANY_ROUNDS - 7, slowdown.windows().verdicts());
        assertEquals(MANY_ROUNDS / 8, slowdown.independent());
    }

    @Test
    void a_minute_shows_a_cost_that_its_rounds_show_nine_times_out_of_ten() {
        Sensitivity seen = OF_EIGHT.calibrate(regime(white(USUAL_ROUNDS), null), PAIR_SECONDS)
                .sensitivity();
        double level = Shipped.MARGINS.alphaFail();
        assertEquals(15, seen.rounds());
        assertEquals(0.9, Power.of(Math.log1p(seen.inSeconds()), seen.sd(), 15, level), 0.01);
        assertEquals(0.9, Power.of(Math.log1p(seen.inVerdict()), seen.sd(), 8, level), 0.02);
        assertTrue(seen.inSecondsUpper() > 1.1 * seen.inSeconds(), seen.toString());
        assertEquals(seen.roundsForOnePercent() * PAIR_SECONDS, seen.secondsForOnePercent(), 1e-9);
        assertTrue(Power.of(Math.log1p(0.01), seen.sd(), seen.roundsForOnePercent(), level) >= 0.9);
    }

    @Test
    void what_is_not_known_is_left_empty() {
        RegimeCalibration empty = OF_EIGHT.calibrate(regime(white(7), white(7)), Double.NaN);
        assertEquals(0, empty.alarms().differs().trials());
        assertTrue(Double.isNaN(empty.alarms().differs().share()));
        assertEquals(0, empty.slowdowns().get(0).windows().verdicts());
        assertTrue(Double.isNaN(empty.sensitivity().inSeconds()));
        assertTrue(empty.sensitivity().inVerdict() > 0);
        RegimeCalibration slow = OF_EIGHT.calibrate(regime(white(40), null), 30);
        assertEquals(2, slow.sensitivity().rounds());
        assertTrue(Double.isNaN(slow.sensitivity().inSeconds()));
        RegimeCalibration nothing = OF_EIGHT.calibrate(regime(new double[0], null), 30);
        assertTrue(Double.isNaN(nothing.sensitivity().sd()));
        assertThrows(IllegalArgumentException.class, () -> new Calibration(Shipped.MARGINS, 4));
    }

    @Test
    void slowdowns_come_smallest_first() {
        List<ArmValues> arms = new ArrayList<>(regime(white(8), null).arms());
        arms.add(new ArmValues("slowed-10", Role.SLOWED, 0.10, forks(white(8))));
        arms.add(new ArmValues("slowed-1", Role.SLOWED, 0.01, forks(white(8))));
        List<SlowdownCalibration> found = OF_EIGHT.calibrate(new RegimeValues("inline", arms), PAIR_SECONDS)
                .slowdowns();
        assertEquals(
                List.of(0.01, 0.10),
                found.stream().map(SlowdownCalibration::injected).toList());
    }

    private static FalseAlarms alarms(double[] again) {
        return OF_EIGHT.calibrate(regime(again, null), PAIR_SECONDS).alarms();
    }

    private static RegimeValues regime(double[] again, double[] slowed) {
        List<ArmValues> arms = new ArrayList<>();
        arms.add(new ArmValues("atomic", Role.REFERENCE, forks(new double[again.length])));
        arms.add(new ArmValues("atomic-again", Role.AGAIN, forks(again)));
        if (slowed != null) {
            arms.add(new ArmValues("slowed-3", Role.SLOWED, 0.03, forks(slowed)));
        }
        return new RegimeValues("inline", arms);
    }

    private static List<ForkValue> forks(double[] logRatios) {
        List<ForkValue> forks = new ArrayList<>();
        for (int i = 0; i < logRatios.length; i++) {
            forks.add(new ForkValue(i + 1, 1, 400 * Math.exp(logRatios[i])));
        }
        return forks;
    }
}
