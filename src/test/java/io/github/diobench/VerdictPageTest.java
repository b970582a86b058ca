package io.github.diobench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.judge.MarginsFile;
import io.github.diobench.suite.judge.TurnInput;
import io.github.diobench.suite.verdict.ForkValue;
import io.github.diobench.suite.verdict.Margins;
import io.github.diobench.suite.verdict.Power;
import io.github.diobench.suite.verdict.RegimeValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The figures in {@code docs/verdict.md} are those of the committed reference run and of the power that the suite computes.
 *
 * <p>{@code mvn test -Dtest=VerdictPageTest -Ddiobench.golden=write} writes the table of rounds anew.
 */
final class VerdictPageTest {
    private static final Path PAGE = Path.of("docs/verdict.md");
    private static final String BEGIN = "<!-- rounds -->\n";
    private static final String END = "<!-- end of rounds -->";
    private static final double[] SDS = {0.01, 0.02, 0.03, 0.04, 0.06, 0.10, 0.50};
    private static final double[] MARGINS = {0.01, 0.02, 0.03, 0.05, 0.10};

    @Test
    void the_rounds_are_what_the_power_of_the_test_asks_for() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertTrue(begin >= BEGIN.length() && end >= begin, "the page has no place for the rounds");
        if ("write".equals(System.getProperty("diobench.golden"))) {
            Files.writeString(PAGE, page.substring(0, begin) + rounds() + page.substring(end));
            return;
        }
        assertEquals(rounds(), page.substring(begin, end));
    }

    private static String rounds() throws IOException {
        Margins shipped = MarginsFile.shipped().margins();
        StringBuilder table = new StringBuilder("| s |");
        StringBuilder rule = new StringBuilder("|--:|");
        for (double margin : MARGINS) {
            table.append(String.format(Locale.ROOT, " margin %.0f %% |", 100 * margin));
            rule.append("--:|");
        }
        table.append('\n').append(rule).append('\n');
        for (double sd : SDS) {
            table.append(String.format(Locale.ROOT, "| %.0f %% |", 100 * sd));
            for (double margin : MARGINS) {
                int rounds = Power.rounds(Math.log1p(margin), sd, shipped.alphaPass(), Power.WANTED);
                table.append(rounds == Power.MANY ? " more than " : " ")
                        .append(Math.max(shipped.minRounds(), rounds))
                        .append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    @Test
    void the_example_is_what_the_reference_run_measured() throws IOException {
        String page = Files.readString(PAGE);
        RunFolder folder = new RunFolder(Path.of("results/reference/quick-17"));
        RunData run = RunData.load(folder);
        Margins margins = MarginsFile.read(folder.margins()).margins();
        RegimeValues values = new TurnInput(run, run.plan().regime("sync-write-16-inline"), margins.turns()).values();
        List<ForkValue> atomic = forks(values, "atomic");
        List<ForkValue> again = forks(values, "atomic-again");
        List<ForkValue> spin = forks(values, "spin");
        for (int i = 0; i < spin.size(); i++) {
            double first = middle(spin.get(i), atomic.get(i));
            double second = middle(spin.get(i), again.get(i));
            String row = String.format(
                    Locale.ROOT, "| %d | %7.4f | %7.4f | %7.4f |", i + 1, first, second, (first + second) / 2);
            assertTrue(page.contains(row), row);
        }
    }

    private static List<ForkValue> forks(RegimeValues values, String arm) {
        return values.arms().stream()
                .filter(other -> other.name().equals(arm))
                .findFirst()
                .orElseThrow()
                .forks();
    }

    /** The mean of the middle half of the turns' log ratios. */
    private static double middle(ForkValue compared, ForkValue reference) {
        int turns = compared.iterations().size();
        return IntStream.range(0, turns)
                .mapToDouble(turn -> Math.log(
                        compared.iterations().get(turn) / reference.iterations().get(turn)))
                .sorted()
                .skip(turns / 4)
                .limit(turns - 2 * (turns / 4))
                .average()
                .orElseThrow();
    }
}
