package io.github.diobench.suite.verdict.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.verdict.change.OperatingCharacteristics.Noise;
import io.github.diobench.suite.verdict.change.OperatingCharacteristics.Row;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What {@code docs/history.md} promises stands in its table, and the table is what simulation gives; {@link HistoryPageIT} does all of it. */
final class HistoryPageTest {
    private static final Row NINE_SHORT = new Row(6, 6, 9, Noise.WHITE);

    @Test
    void the_table_has_every_kind_of_history() throws IOException {
        List<String> kinds =
                OperatingCharacteristics.rows().stream().map(Row::kind).toList();
        assertEquals(
                kinds, HistoryPage.rows().stream().map(HistoryPageTest::kind).toList());
    }

    private static String kind(String row) {
        String[] columns = row.split("\\|", -1);
        return String.join("|", "", columns[1], columns[2], columns[3], "");
    }

    @Test
    void what_is_promised_of_false_alarms_is_in_the_table() throws IOException {
        for (String row : HistoryPage.rows()) {
            double alarms = Math.max(column(row, 4), column(row, 8));
            assertTrue(alarms <= most(row), row);
        }
    }

    private static double most(String row) {
        if (row.contains("drift")) {
            return 100;
        }
        if (row.contains("AR(.7)")) {
            return 3;
        }
        return row.contains("AR(.5)") ? 1.1 : 0.5;
    }

    @Test
    void what_is_promised_of_large_steps_is_in_the_table() throws IOException {
        for (String row : HistoryPage.rows()) {
            if (!row.contains("odd run")) {
                assertTrue(column(row, 6) >= 99, row);
                assertTrue(column(row, 7) >= 99, row);
                assertTrue(column(row, 11) >= 99, row);
            }
        }
    }

    @Test
    void single_figures_are_what_simulation_gives() throws IOException {
        String row = HistoryPage.row(NINE_SHORT.kind());
        assertEquals(String.format(Locale.ROOT, "%.1f", 100 * NINE_SHORT.rate(0.03, 0.5)), text(row, 11));
        Row alone = new Row(6, 6, 1, Noise.AR5);
        assertEquals(
                String.format(Locale.ROOT, "%.2f", 100 * alone.rate(0.03, 0)), text(HistoryPage.row(alone.kind()), 8));
    }

    private static double column(String row, int index) {
        return Double.parseDouble(text(row, index));
    }

    private static String text(String row, int index) {
        return row.split("\\|", -1)[index].strip();
    }
}
