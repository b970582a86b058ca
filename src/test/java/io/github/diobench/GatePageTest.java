package io.github.diobench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.verdict.GateSimulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The figures in {@code docs/gate.md} are simulated with the rule that gates are judged by, and keep its promises.
 *
 * <p>{@code mvn test -Dtest=GatePageTest -Ddiobench.golden=write} writes them anew.
 */
final class GatePageTest {
    private static final Path PAGE = Path.of("docs/gate.md");
    private static final String BEGIN = "<!-- characteristics -->\n";
    private static final String END = "<!-- end of characteristics -->";
    private static final int DRAWS = 2000;
    private static final double[] SDS = {0.01, 0.02, 0.03, 0.035};
    private static final double[] COSTS = {0.03, 0.05, 0.10};

    @Test
    void the_table_is_what_the_simulation_gives() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertTrue(begin >= BEGIN.length() && end >= begin, "the page has no place for the table");
        if ("write".equals(System.getProperty("diobench.golden"))) {
            Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(end));
            return;
        }
        assertEquals(table(), page.substring(begin, end));
    }

    private static String table() {
        StringBuilder table = new StringBuilder(
                "| benchmarks | s | no change: exit 0 | rounds | +3 % in one: exit 1 | exit 0 | +5 %: exit 1 | exit 0 | rounds "
                        + "| +10 %: exit 1 | exit 0 | rounds |\n");
        table.append("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (int benchmarks : new int[] {12, 60}) {
            for (double sd : SDS) {
                table.append(row(benchmarks, sd));
            }
        }
        return table.toString();
    }

    private static String row(int benchmarks, double sd) {
        GateSimulation[] of = new GateSimulation[COSTS.length];
        for (int i = 0; i < of.length; i++) {
            of[i] = GateSimulation.of(benchmarks, sd, COSTS[i], DRAWS, 20261129);
        }
        String promised = benchmarks + " benchmarks, s " + sd;
        assertTrue(of[0].passed() >= 0.9, promised + " no change passes in " + of[0].passed());
        assertTrue(of[1].caught() >= (benchmarks == 12 ? 0.9 : 0.85), promised + " +5 % is seen in " + of[1].caught());
        assertTrue(of[2].caught() >= 0.99, promised + " +10 % is seen in " + of[2].caught());
        return String.format(
                Locale.ROOT,
                "| %d | %.1f %% | %.1f %% | %.1f | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.0f | %.1f %% | %.1f %% | %.0f |\n",
                benchmarks,
                100 * sd,
                100 * of[0].passed(),
                of[0].rounds(),
                100 * of[0].caught(),
                100 * of[0].missed(),
                100 * of[1].caught(),
                100 * of[1].missed(),
                of[1].roundsOfCost(),
                100 * of[2].caught(),
                100 * of[2].missed(),
                of[2].roundsOfCost());
    }
}
