package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The operating characteristics of a verdict, over the structures of {@link SimulatedTurns}, as {@code docs/verdict.md} shows them.
 * {@code -Ddiobench.golden=write} writes the table anew.
 */
final class TurnRatesIT {
    private static final Path PAGE = Path.of("docs/verdict.md");
    private static final String BEGIN = "<!-- rates -->\n";
    private static final String END = "<!-- end of rates -->";
    private static final int[] ROUNDS = {Shipped.MARGINS.minRounds(), 8, 16};
    private static final int DRAWS = 3_000;
    private static final int RUNS = 500;
    private static final String HEAD = """
            | structure | rounds | s | costless: a cost shown | at the margin: PASS | at the margin: FAIL | costless: PASS \
            | twice the margin: FAIL | smallest detectable, shown | honest runs refused |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    @Test
    void the_page_shows_what_is_simulated() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertTrue(begin >= BEGIN.length() && end >= begin, "the page has no place for the rates");
        String table = HEAD + rows().parallelStream().map(Row::text).collect(Collectors.joining());
        if ("write".equals(System.getProperty("diobench.golden"))) {
            Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
        } else {
            assertEquals(page.substring(begin, end), table);
        }
    }

    private static List<Row> rows() {
        return Arrays.stream(SimulatedTurns.Structure.values())
                .flatMap(structure -> Arrays.stream(ROUNDS).mapToObj(rounds -> new Row(structure, rounds)))
                .toList();
    }

    /** Draws from seeds of its own, so that all rows can be made at once. */
    private record Row(SimulatedTurns.Structure structure, int rounds) {
        String text() {
            OperatingCharacteristics rates = new OperatingCharacteristics(structure, rounds, DRAWS, 20_041);
            double margin = rates.margin();
            double shown = rates.rate(0, Outcome::showsCost);
            double passedAtMargin = rates.rate(margin, Outcome::passed);
            double failedAtMargin = rates.rate(margin, outcome -> outcome == Outcome.FAIL);
            double refused = OperatingCharacteristics.refused(structure, rounds, RUNS, 20_042);
            String where = structure + " at " + rounds + " rounds: ";
            // What is promised, and what so few draws may show by chance.
            assertTrue(shown <= 0.01 + 0.008, where + "costs where there is none " + shown);
            assertTrue(failedAtMargin <= 0.01 + 0.008, where + "FAIL at the margin " + failedAtMargin);
            assertTrue(
                    passedAtMargin <= 0.05 + (structure.hasSlowJvms() ? 0.05 : 0.02),
                    where + "PASS at the margin " + passedAtMargin);
            assertTrue(refused <= 0.01 + 0.008, where + "refused " + refused);
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.0f %% | %.0f %% | %.0f %% | %.1f %% |\n",
                    structure.words(),
                    rounds,
                    100 * rates.sd(),
                    100 * shown,
                    100 * passedAtMargin,
                    100 * failedAtMargin,
                    100 * rates.rate(0, Outcome::passed),
                    100 * rates.rate(2 * margin, outcome -> outcome == Outcome.FAIL),
                    100 * rates.promisedPower(),
                    100 * refused);
        }
    }
}
