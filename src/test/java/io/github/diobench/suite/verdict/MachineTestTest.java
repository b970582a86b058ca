package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class MachineTestTest {
    @Test
    void a_textbook_example_comes_out_as_in_the_textbook() {
        // F = 9.265 with 2 and 15 degrees of freedom.
        double p = MachineTest.pEqualMeans(List.of(
                new double[] {6, 8, 4, 5, 3, 4}, new double[] {8, 12, 9, 11, 6, 8}, new double[] {13, 9, 11, 8, 7, 12
                }));
        assertEquals(0.0024, p, 0.00005);
    }

    @Test
    void of_two_machines_it_is_students_test() {
        // t = 2.03893 with 6 degrees of freedom.
        double p =
                MachineTest.pEqualMeans(List.of(new double[] {0.1, 0.4, 0.2, 0.35, 0.3}, new double[] {0.3, 0.6, 0.5}));
        assertEquals(0.087573770, p, 1e-8);
    }

    @Test
    void what_cannot_be_told_is_not_a_number() {
        assertEquals(Double.NaN, MachineTest.pEqualMeans(List.of()));
        assertEquals(Double.NaN, MachineTest.pEqualMeans(List.of(new double[] {1, 2, 3})));
        assertEquals(Double.NaN, MachineTest.pEqualMeans(List.of(new double[] {1}, new double[] {2})));
        assertEquals(0, MachineTest.pEqualMeans(List.of(new double[] {1, 1}, new double[] {2})));
        assertEquals(1, MachineTest.pEqualMeans(List.of(new double[] {1, 1}, new double[] {1})));
    }

    @Test
    void machines_that_agree_are_hardly_ever_warned_of() {
        SplittableRandom random = new SplittableRandom(20_261_125);
        int warnings = 0;
        for (int run = 0; run < 2_000; run++) {
            warnings += warning(random, 0).isPresent() ? 1 : 0;
        }
        // 1 % of 2,000, and six standard errors above it.
        assertTrue(warnings > 0 && warnings < 47, warnings + " warnings");
    }

    @Test
    void machines_that_differ_are_named_with_their_ratios() {
        String text = warning(new SplittableRandom(7), 0.1).orElseThrow();
        assertTrue(
                text.matches(
                        "the machines differ in regime spin \\(F test, p < 0\\.0001\\): ratio [01]\\.\\d{3} on a in 4 "
                                + "rounds, 1\\.\\d{3} on b in 4 rounds; .*"),
                text);
    }

    /** Returns what is said of 8 rounds on two machines, on the second of which the arm costs {@code more}. */
    private static Optional<String> warning(SplittableRandom random, double more) {
        List<ForkValue> reference = new ArrayList<>();
        List<ForkValue> compared = new ArrayList<>();
        Map<Integer, String> machineOf = new HashMap<>();
        for (int round = 1; round <= 8; round++) {
            machineOf.put(round, round <= 4 ? "a" : "b");
            reference.add(fork(round, 100));
            compared.add(fork(round, 100 * Math.exp((round <= 4 ? 0 : more) + 0.005 * normal(random))));
        }
        ArmValues spin = new ArmValues("spin", Role.CANDIDATE, compared);
        RegimeValues regime =
                new RegimeValues("regime", List.of(new ArmValues("atomic", Role.REFERENCE, reference), spin));
        return MachineTest.warning(regime, spin, machineOf);
    }

    private static ForkValue fork(int round, double score) {
        return new ForkValue(round, 1, score, List.of(score), Double.NaN, Double.NaN);
    }

    private static double normal(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
