package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.report.VerdictWords;
import io.github.diobench.suite.verdict.Outcome;
import io.github.diobench.suite.verdict.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How the parts of a gate's verdict appear, wherever they do. */
final class GateWords {
    private static final String MISSING = "-";
    private static final int MOST_DECIMALS = 9;

    /** What fails first, what needs no attention last. */
    private static final List<Outcome> WORST_FIRST = List.of(
            Outcome.FAIL, Outcome.REFUSED, Outcome.COSTS, Outcome.INCONCLUSIVE, Outcome.PASS_SLOWER, Outcome.PASS);

    private GateWords() {}

    /** Returns the rows of {@code report} in the order in which they need attention; of the same outcome, the dearest first. */
    static List<GateRow> worstFirst(GateReport report) {
        return report.rows().stream()
                .sorted(Comparator.comparingInt((GateRow row) -> WORST_FIRST.indexOf(row.outcome()))
                        .thenComparing(row -> row.ratio() == null ? 0 : -row.ratio())
                        .thenComparing(GateRow::name))
                .toList();
    }

    /** Returns how many benchmarks came out how: {@code 1 FAIL, 11 PASS}. */
    static String counts(GateReport report) {
        StringBuilder counts = new StringBuilder();
        for (Outcome outcome : WORST_FIRST) {
            long count = report.rows().stream()
                    .filter(row -> row.outcome() == outcome)
                    .count();
            if (count > 0) {
                counts.append(counts.isEmpty() ? "" : "; ")
                        .append(count)
                        .append(' ')
                        .append(VerdictWords.of(outcome));
            }
        }
        return counts.toString();
    }

    static String nanos(Double value) {
        if (value == null) {
            return MISSING;
        }
        // Four significant digits, as many of them behind the point as it takes.
        int decimals = value > 0 ? Math.max(0, 3 - (int) Math.floor(Math.log10(value))) : 0;
        return decimals > MOST_DECIMALS
                ? String.format(Locale.ROOT, "%.3e", value)
                : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** Returns {@code value} of {@code metric}; of bytes, parts are nothing but noise. */
    static String metric(GateMetric metric, double value) {
        return isBytes(metric) ? String.format(Locale.ROOT, "%.1f", value) : nanos(value);
    }

    /** Returns how much more there is of {@code metric}, with its sign. */
    static String change(GateMetric metric) {
        boolean none = isBytes(metric) && metric.base() < 1 && metric.head() < 1;
        return none || !(metric.base() > 0) ? MISSING : change((Double) (metric.head() / metric.base()));
    }

    private static boolean isBytes(GateMetric metric) {
        return metric.unit().equals("B/op");
    }

    static String ratio(Double value) {
        return value == null ? MISSING : String.format(Locale.ROOT, "%.3f", value);
    }

    static String interval(Double lower, Double upper) {
        return lower == null || upper == null ? MISSING : "[" + ratio(lower) + ", " + ratio(upper) + "]";
    }

    static String percent(Double share) {
        return share == null ? MISSING : Text.percent(share);
    }

    /** Returns how much more it costs, with its sign: {@code +3.6 %}. */
    static String change(Double ratio) {
        return ratio == null ? MISSING : String.format(Locale.ROOT, "%+.1f %%", 100 * (ratio - 1));
    }

    /** Returns the cost that is ruled out: {@code +3.6 %}. */
    static String atMost(GateRow row) {
        return change(row.atMost());
    }

    static String p(Double p) {
        return p == null ? MISSING : VerdictWords.p(p);
    }

    /** Returns what was found of {@code row}, on one line: change, interval, margin. */
    static String finding(GateRow row) {
        return row.lower() == null || row.upper() == null
                ? change(row.ratio()) + ", margin " + percent(row.effectiveMargin())
                : change(row.ratio()) + " [" + change(row.lower()) + ", " + change(row.upper()) + "], margin "
                        + percent(row.effectiveMargin());
    }

    /** Returns the result in words. */
    static String meaning(GateResult result) {
        return switch (result) {
            case PASS -> "no benchmark is shown to be slower by more than its margin";
            case REGRESSION -> "head is slower";
            case INCONCLUSIVE -> "no benchmark failed, but one costs something or is undecided";
            case REFUSED -> "what was measured cannot be judged";
            case FAILED -> "not every fork measured";
        };
    }
}
