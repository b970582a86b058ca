package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArmOrderTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 12})
    void a_pass_balances_positions_and_successors(int arms) {
        int rows = arms % 2 == 0 ? arms : 2 * arms;
        int[][] atPosition = new int[arms][arms];
        int[][] after = new int[arms][arms];
        ArmOrder order = new ArmOrder(arms, 42);
        for (int row = 0; row < rows; row++) {
            int[] arm = order.next();
            assertArrayEquals(
                    IntStream.range(0, arms).toArray(),
                    Arrays.stream(arm).sorted().toArray());
            for (int position = 0; position < arms; position++) {
                atPosition[arm[position]][position]++;
                if (position > 0) {
                    after[arm[position - 1]][arm[position]]++;
                }
            }
        }
        for (int first = 0; first < arms; first++) {
            for (int second = 0; second < arms; second++) {
                assertEquals(rows / arms, atPosition[first][second], first + " at position " + second);
                assertEquals(first == second ? 0 : rows / arms, after[first][second], second + " after " + first);
            }
        }
    }

    @Test
    void eight_rounds_of_six_arms_put_each_arm_at_each_position_once_or_twice() {
        for (long seed = 0; seed < 50; seed++) {
            int[][] atPosition = new int[6][6];
            for (int[] row : rounds(6, seed, 8)) {
                for (int position = 0; position < 6; position++) {
                    atPosition[row[position]][position]++;
                }
            }
            for (int[] counts : atPosition) {
                int least = Arrays.stream(counts).min().orElseThrow();
                int most = Arrays.stream(counts).max().orElseThrow();
                assertEquals(1, least, "seed " + seed);
                assertFalse(most > 3, "seed " + seed + ": " + most + " times at one position");
            }
        }
    }

    @Test
    void a_seed_always_means_the_same_order() {
        // Written down, so that a plan can be made again from its seed with any later version and JDK.
        assertEquals("[[0, 2, 1, 3], [2, 3, 0, 1], [1, 0, 3, 2]]", Arrays.deepToString(rounds(4, 42, 3)));
    }

    @Test
    void different_seeds_mean_different_orders() {
        List<String> orders = new ArrayList<>();
        for (long seed = 0; seed < 20; seed++) {
            orders.add(Arrays.deepToString(rounds(6, seed, 6)));
        }
        assertEquals(20, orders.stream().distinct().count());
    }

    private static int[][] rounds(int arms, long seed, int count) {
        ArmOrder order = new ArmOrder(arms, seed);
        return IntStream.range(0, count).mapToObj(round -> order.next()).toArray(int[][]::new);
    }
}
