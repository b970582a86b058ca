package io.github.diobench.suite.verdict;

import java.util.Arrays;
import java.util.List;

/**
 * How often the reference, compared with itself, was found to differ: in all windows of consecutive rounds, as they were measured, each
 * of them judged in both directions.
 *
 * <p>Counting such alarms needs many rounds, because few windows have no round in common. What makes alarms too frequent, that
 * neighbouring rounds are alike, shows much sooner, so that is estimated, too, and what it would lead to.
 *
 * @param promised how often it should be at most, for both directions together
 * @param differs how often a cost was shown, whatever its size
 * @param fails how often a cost of more than the margin was shown
 * @param neighbours how much consecutive rounds are alike
 * @param implied how often a cost would be shown with that much of likeness; NaN if that is not known
 * @param impliedLower the same for the lower end of its interval
 * @param impliedUpper the same for the upper end
 */
public record FalseAlarms(
        double promised,
        Rate differs,
        Rate fails,
        Neighbours neighbours,
        double implied,
        double impliedLower,
        double impliedUpper) {
    /** Returns what {@code again}, the log ratios of all rounds, says of verdicts of {@code rounds} rounds at {@code level}. */
    static FalseAlarms of(double[] again, List<double[]> windows, Judged judged, int rounds, double level) {
        int independent = again.length / rounds;
        Neighbours neighbours = Neighbours.of(again);
        return new FalseAlarms(
                2 * level,
                rate(windows, window -> judged.outcome(window).showsCost(), independent),
                rate(windows, window -> judged.outcome(window) == Outcome.FAIL, independent),
                neighbours,
                Neighbours.alarms(neighbours.correlation(), rounds, level),
                Neighbours.alarms(neighbours.lower(), rounds, level),
                Neighbours.alarms(neighbours.upper(), rounds, level));
    }

    private static Rate rate(List<double[]> windows, Alarm alarm, int independent) {
        long alarms = windows.stream()
                .filter(window -> alarm.raised(window) || alarm.raised(negated(window)))
                .count();
        return Rate.of(alarms, windows.size(), windows.isEmpty() ? 0 : independent);
    }

    private static double[] negated(double[] logRatios) {
        return Arrays.stream(logRatios).map(d -> -d).toArray();
    }

    /** Judges log ratios of some rounds. */
    interface Judged {
        Outcome outcome(double[] logRatios);
    }

    private interface Alarm {
        boolean raised(double[] logRatios);
    }
}
