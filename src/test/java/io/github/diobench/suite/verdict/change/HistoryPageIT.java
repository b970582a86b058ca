package io.github.diobench.suite.verdict.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.suite.verdict.change.OperatingCharacteristics.Row;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The table in {@code docs/history.md} is what simulation gives: all of it with {@code -Ddiobench.soak=true}, some minutes of two
 * CPUs, else every ninth row. {@code -Ddiobench.golden=write} writes it anew.
 */
final class HistoryPageIT {
    private static final int STRIDE = Boolean.getBoolean("diobench.soak") ? 1 : 9;

    @Test
    void the_rates_are_what_simulation_gives() throws IOException {
        List<Row> rows = OperatingCharacteristics.rows();
        if ("write".equals(System.getProperty("diobench.golden"))) {
            String table = rows.stream().map(Row::text).collect(Collectors.joining());
            HistoryPage.write(OperatingCharacteristics.HEAD + table);
            return;
        }
        for (int i = 0; i < rows.size(); i += STRIDE) {
            assertEquals(rows.get(i).text(), HistoryPage.row(rows.get(i).kind()) + "\n");
        }
    }
}
