package io.github.diobench.suite.track.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ten thousand damaged files of each format: each is told in one line or, where it still makes sense, shown. */
final class HistoryFuzzIT {
    private static final int CASES = 10_000;
    private static final LocalDate TODAY = LocalDate.parse("2026-12-24");
    private static final String[] VALUES = {
        "NaN",
        "\"NaN\"",
        "1e999",
        "-1e999",
        "-1",
        "0",
        "1e-320",
        "99999999999999999999",
        "null",
        "true",
        "\"\"",
        "[]",
        "{}",
        "\"\\u0000\"",
        "[[[[[[",
        "\"+Infinity\"",
        "20",
        "-20"
    };

    @Test
    void stored_runs() {
        SplittableRandom random = new SplittableRandom(1);
        List<StoredFile> others = StoredRuns.files(1, 1.1);
        String text = StoredRuns.file(20, 0.1).text();
        int read = 0;
        for (int number = 0; number < CASES; number++) {
            String damaged = damaged(text, random);
            try {
                List<StoredFile> files = new ArrayList<>(others);
                files.add(StoredFile.parse("a.jsonl", damaged));
                show(files);
                read++;
            } catch (UserError e) {
                assertEquals(1, e.getMessage().lines().count(), e.getMessage());
            } catch (RuntimeException e) {
                throw new AssertionError("case " + number + ":\n" + damaged, e);
            }
        }
        System.out.printf("%d of %d damaged runs still make sense%n", read, CASES);
        assertTrue(read > 0 && read < CASES, "read: " + read);
    }

    private static void show(List<StoredFile> files) {
        History history = History.of(files, HistoryFilter.ALL, Acknowledgements.NONE, TODAY);
        CheckText.of(history);
        SeriesText.of(history);
        String page = HistoryHtml.of(history);
        assertTrue(!page.contains("\"NaN\"") && !page.contains("\"Infinity\""), page);
    }

    @Test
    void acknowledgements() {
        SplittableRandom random = new SplittableRandom(2);
        String line =
                "{\"commit\":\"abc0001\",\"series\":\".*(spin|atomic)[.]x\",\"reason\":\"a\",\"expires\":\"2027-01-31\"}\n";
        for (int number = 0; number < CASES; number++) {
            String damaged = damaged(line + line.replace("abc", "def"), random);
            try {
                Acknowledgements.parse("a", damaged);
            } catch (UserError e) {
                assertEquals(1, e.getMessage().lines().count(), e.getMessage());
            } catch (RuntimeException e) {
                throw new AssertionError("case " + number + ":\n" + damaged, e);
            }
        }
    }

    private static String damaged(String text, SplittableRandom random) {
        StringBuilder damaged = new StringBuilder(text);
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times && damaged.length() > 0; i++) {
            int at = random.nextInt(damaged.length());
            int end = Math.min(damaged.length(), at + 1 + random.nextInt(20));
            switch (random.nextInt(6)) {
                case 0 -> damaged.delete(at, end);
                case 1 -> damaged.setCharAt(at, (char) random.nextInt(1, 0x250));
                case 2 -> damaged.insert(at, damaged.substring(at, end));
                case 3 -> damaged.setLength(at);
                default -> replaceValue(damaged, at, VALUES[random.nextInt(VALUES.length)]);
            }
        }
        return damaged.toString();
    }

    /** Puts {@code value} in the place of the one after the next colon. */
    private static void replaceValue(StringBuilder text, int at, String value) {
        int colon = text.indexOf(":", at);
        int comma = text.indexOf(",", colon);
        if (colon >= 0 && comma > colon) {
            text.replace(colon + 1, comma, value);
        }
    }
}
