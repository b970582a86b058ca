package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class MomentsTest {
    /** Student's own example: the sleep of ten patients with two drugs, as in R's {@code sleep}. */
    private static final double[] DRUG_1 = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};

    private static final double[] DRUG_2 = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

    @Test
    void student_s_tests_agree_with_the_published_example() {
        double[] differences = new double[10];
        for (int i = 0; i < 10; i++) {
            differences[i] = DRUG_2[i] - DRUG_1[i];
        }
        Moments paired = Moments.of(differences);
        assertEquals(4.0621, paired.mean() / paired.se(), 5e-5);
        assertEquals(0.002833, paired.differsFromZero(), 5e-7);
    }

    @Test
    void quantiles_are_those_of_the_tables() {
        assertEquals(1.895, StudentT.quantile(0.95, 7), 5e-4);
        assertEquals(2.998, StudentT.quantile(0.99, 7), 5e-4);
        assertEquals(3.499, StudentT.quantile(0.995, 7), 5e-4);
        assertEquals(2.453, StudentT.quantile(0.99, 31), 5e-4);
    }

    @Test
    void without_spread_any_mean_but_zero_differs() {
        assertEquals(0, Moments.of(new double[] {0.1, 0.1}).differsFromZero());
        assertEquals(1, Moments.of(new double[] {0, 0}).differsFromZero());
        assertTrue(Double.isNaN(Moments.of(new double[] {1}).differsFromZero()));
        assertTrue(Double.isNaN(Moments.of(new double[0]).mean()));
    }
}
