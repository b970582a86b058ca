package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.Printable;
import io.github.diobench.suite.verdict.Outcome;
import java.util.List;

/**
 * Says what came of a gate in the workflow commands of GitHub Actions, which it shows beside the changed files: an error for
 * each benchmark that failed or did not measure, a warning for each that could not be decided or judged, worst first, because it shows ten of each.
 */
public final class Annotations {
    private Annotations() {}

    /** Returns one line for each benchmark that did not pass or did not measure. */
    public static List<String> of(GateReport report) {
        return GateWords.worstFirst(report).stream()
                .filter(row -> !row.outcome().passed() || !row.failures().isEmpty())
                .map(Annotations::line)
                .toList();
    }

    private static String line(GateRow row) {
        String reason = String.join("; ", row.reasons());
        if (row.outcome() != Outcome.FAIL && !row.failures().isEmpty()) {
            return command("error", row.name(), reason);
        }
        return switch (row.outcome()) {
            case FAIL -> command("error", row.name(), GateWords.finding(row) + ": " + reason);
            case REFUSED -> command("warning", row.name(), "REFUSED: " + reason);
            default -> command("warning", row.name(), row.outcome() + ", " + GateWords.finding(row) + ": " + reason);
        };
    }

    private static String command(String command, String title, String message) {
        return "::" + command + " title=" + property(shown(title)) + "::" + data(shown(message));
    }

    private static String shown(String text) {
        return Printable.line(text, Printable.LONGEST);
    }

    /** Escapes what would end a message. */
    static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** Escapes what would end a property, too. */
    static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
