package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What verdicts on runs in turns promise, in few draws; {@link TurnRatesIT} has more, and the table of the documentation. */
final class TurnRatesTest {
    private static final int DRAWS = 1_500;

    /** Three standard deviations of a rate of 1 % in so many draws that share their references by threes. */
    private static final double SLACK_FAIL = 0.012;

    private static final double SLACK_PASS = 0.025;

    @ParameterizedTest
    @EnumSource(
            value = SimulatedTurns.Structure.class,
            names = {"MODES", "BURSTS", "SLOW_JVMS", "ALL"})
    void errors_keep_their_levels(SimulatedTurns.Structure structure) {
        OperatingCharacteristics rates = new OperatingCharacteristics(structure, 8, DRAWS, 1);
        double margin = rates.margin();
        assertAtMost(0.01 + SLACK_FAIL, rates.rate(0, Outcome::showsCost), "A/A shows a cost");
        assertAtMost(0.01 + SLACK_FAIL, rates.rate(margin, outcome -> outcome == Outcome.FAIL), "FAIL at the margin");
        assertAtMost(0.002, rates.rate(margin / 2, outcome -> outcome == Outcome.FAIL), "FAIL at half the margin");
        double slowJvms = structure.hasSlowJvms() ? 0.03 : 0;
        assertAtMost(0.05 + SLACK_PASS + slowJvms, rates.rate(margin, Outcome::passed), "PASS at the margin");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 8, 16})
    void a_detectable_cost_is_shown_nine_times_out_of_ten(int rounds) {
        double shown = new OperatingCharacteristics(SimulatedTurns.Structure.QUIET, rounds, DRAWS, 2).promisedPower();
        assertEquals(0.90, shown, 0.03);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.05, 0.03", "0.01, 0.03, 0.03", "0.02, 0.02, 0.03", "0.05, 0.04, 0.03", "0.2, 0.12, 0.1"})
    void the_rounds_needed_decide_nine_times_out_of_ten(double cost, double sd, double margin) {
        double centre = Math.log1p(cost);
        double room = Math.log1p(margin) - centre;
        int needed = room > 0 ? Power.rounds(room, sd, 0.05, 0.9) : Power.rounds(-room, sd, 0.01, 0.9);
        RegimeJudge judge = new RegimeJudge(List.of(needed), Shipped.MARGINS);
        SplittableRandom random = new SplittableRandom(3);
        int decided = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] d = new double[needed];
            Arrays.setAll(d, any -> centre + sd * random.nextGaussian());
            decided += judge.decide(d, margin).outcome().isDecided() ? 1 : 0;
        }
        assertTrue(decided >= 0.88 * DRAWS, decided + " of " + DRAWS + " with " + needed + " rounds");
        assertTrue(needed <= Shipped.MARGINS.minRounds() || decided <= 0.96 * DRAWS, decided + " with " + needed);
    }

    /** Whatever number of rounds is accepted can show a plain cost. */
    @Test
    void the_fewest_rounds_show_a_plain_cost() {
        int fewest = Shipped.MARGINS.minRounds();
        assertAtLeast(0.99, plain(fewest, 1.5, 0.03), "+50 % at s = 3 %");
        assertAtLeast(0.99, plain(fewest, 10, 0.30), "ten times at s = 30 %");
    }

    private static double plain(int rounds, double ratio, double sd) {
        RegimeJudge judge = new RegimeJudge(List.of(rounds), Shipped.MARGINS);
        SplittableRandom random = new SplittableRandom(4);
        int failed = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] d = new double[rounds];
            Arrays.setAll(d, any -> Math.log(ratio) + sd * random.nextGaussian());
            failed += judge.decide(d, 0.03).outcome() == Outcome.FAIL ? 1 : 0;
        }
        return failed / (double) DRAWS;
    }

    @ParameterizedTest
    @EnumSource(
            value = SimulatedTurns.Structure.class,
            names = {"MODES", "ALL"})
    void honest_runs_are_hardly_ever_refused(SimulatedTurns.Structure structure) {
        assertAtMost(0.02, OperatingCharacteristics.refused(structure, 8, 150, 5), "refused");
    }

    private static void assertAtMost(double limit, double rate, String what) {
        assertTrue(rate <= limit, what + ": " + rate + ", allowed " + limit);
    }

    private static void assertAtLeast(double limit, double rate, String what) {
        assertTrue(rate >= limit, what + ": " + rate + ", wanted " + limit);
    }
}
