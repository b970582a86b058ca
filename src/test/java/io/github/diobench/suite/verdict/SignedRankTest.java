package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignedRankTest {
    /** The usual table of critical values, as in Hollander and Wolfe; -1 where it has none. */
    @ParameterizedTest
    @CsvSource({
        "6, 2, 0, -1, -1",
        "8, 5, 3, 1, 0",
        "10, 10, 8, 5, 3",
        "15, 30, 25, 19, 15",
        "20, 60, 52, 43, 37",
        "25, 100, 89, 76, 68",
        "30, 151, 137, 120, 109"
    })
    void critical_values_are_those_of_the_tables(int n, int at05, int at025, int at01, int at005) {
        assertEquals(at05, SignedRank.critical(n, 0.05));
        assertEquals(at025, SignedRank.critical(n, 0.025));
        assertEquals(at01, SignedRank.critical(n, 0.01));
        assertEquals(at005, SignedRank.critical(n, 0.005));
    }

    @Test
    void the_distribution_is_that_of_all_signs() {
        int n = 10;
        int[] counts = new int[n * (n + 1) / 2 + 1];
        for (int signs = 0; signs < 1 << n; signs++) {
            int sum = 0;
            for (int rank = 1; rank <= n; rank++) {
                sum += (signs >> (rank - 1) & 1) * rank;
            }
            counts[sum]++;
        }
        int below = 0;
        for (int sum = 0; sum < counts.length; sum++) {
            below += counts[sum];
            assertEquals(below / 1024.0, SignedRank.atMost(n, sum), 1e-15);
        }
    }

    @Test
    void beyond_the_exact_values_the_normal_approximation_takes_over_smoothly() {
        double exact = SignedRank.critical(SignedRank.EXACT, 0.01);
        double next = SignedRank.critical(SignedRank.EXACT + 1, 0.01);
        // One more value moves the mean by (n + 1) / 2 = 64 and the critical value by little less.
        assertEquals(exact + 55, next, 10);
        assertEquals(0.01, SignedRank.atMost(SignedRank.EXACT + 1, (int) next), 0.0005);
    }
}
