package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values of rounds. */
final class PairsTest {
    private static final ArmValues REFERENCE = arm(Role.REFERENCE, 100, 200, 100, 200);
    private static final ArmValues AGAIN = arm(Role.AGAIN, 121, 242, 121, 242);

    @Test
    void turns_are_compared_one_by_one_and_a_mode_cancels() {
        ArmValues candidate = arm(Role.CANDIDATE, 150, 300, 150, 900);
        RegimeValues regime = new RegimeValues("r", List.of(REFERENCE, candidate), TurnCounts.NONE);
        assertArrayEquals(
                new double[] {Math.log(1.5)}, Pairs.of(regime, candidate).logRatios(), 1e-12);
        assertEquals(4, Pairs.of(regime, candidate).turns().get(0).length);
        assertEquals(Math.log(200 / Math.sqrt(2)), Pairs.of(regime, candidate).referenceMeanLog(), 1e-12);
    }

    @Test
    void the_reference_of_a_candidate_is_both_arms_that_are_the_same_code() {
        ArmValues candidate = arm(Role.CANDIDATE, 110, 220, 110, 220);
        RegimeValues regime = new RegimeValues("r", List.of(REFERENCE, AGAIN, candidate), TurnCounts.NONE);
        assertArrayEquals(new double[] {0}, Pairs.of(regime, candidate).logRatios(), 1e-12);
        assertArrayEquals(new double[] {Math.log(1.21)}, Pairs.of(regime, AGAIN).logRatios(), 1e-12);
    }

    @Test
    void without_turns_the_means_of_forks_are_compared() {
        ArmValues reference =
                new ArmValues("r", Role.REFERENCE, List.of(new ForkValue(1, 1, 100), new ForkValue(2, 1, 100)));
        ArmValues again = new ArmValues("a", Role.AGAIN, List.of(new ForkValue(1, 2, 400)));
        ArmValues candidate =
                new ArmValues("c", Role.CANDIDATE, List.of(new ForkValue(2, 2, 150), new ForkValue(3, 2, 1)));
        Pairs pairs = Pairs.of(new RegimeValues("r", List.of(reference, again, candidate)), candidate);
        assertArrayEquals(new double[] {Math.log(1.5)}, pairs.logRatios(), 1e-12);
        assertEquals(List.of(2), pairs.rounds());
    }

    @Test
    void the_midmean_leaves_a_quarter_out_at_each_end() {
        assertEquals(3, Midmean.of(new double[] {100, 2, 4, -50}));
        assertEquals(2, Midmean.of(new double[] {1, 2, 3}));
        assertTrue(Double.isNaN(Midmean.of(new double[0])));
    }

    @Test
    void its_spread_is_that_of_a_normal_distribution() {
        assertEquals(1, Midmean.spread(new double[] {-0.67449, -0.67449, 0, 0.67449, 0.67449}), 1e-5);
        assertTrue(Double.isNaN(Midmean.spread(new double[] {1, 2, 3})));
    }

    private static ArmValues arm(Role role, double... costs) {
        List<Double> turns = Arrays.stream(costs).boxed().toList();
        return new ArmValues(role.name(), role, List.of(ForkValue.ofTurns(1, 1, turns)));
    }
}
