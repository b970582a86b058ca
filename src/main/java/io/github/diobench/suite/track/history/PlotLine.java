package io.github.diobench.suite.track.history;

import java.util.Arrays;
import java.util.List;

/** Draws the runs of a series on a scale of characters, one line for each: {@code ---o---}, or {@code x} for one left out. */
final class PlotLine {
    private static final int WIDTH = 41;

    private final double least;
    private final double step;

    /** Prepares a scale that holds the ratios of {@code entries}, and intervals of an ordinary width around them. */
    PlotLine(List<Entry> entries) {
        double low = entries.stream()
                .mapToDouble(entry -> entry.point().logRatio())
                .min()
                .orElse(0);
        double high = entries.stream()
                .mapToDouble(entry -> entry.point().logRatio())
                .max()
                .orElse(0);
        double[] widths = entries.stream()
                .mapToDouble(Entry::halfWidth)
                .filter(width -> !Double.isNaN(width))
                .sorted()
                .toArray();
        double room = widths.length == 0 ? 0 : widths[widths.length / 2];
        least = low - room;
        step = Math.max(high + room - least, 1e-6) / (WIDTH - 1);
    }

    /** Returns the ends of the scale as ratios. */
    String scale() {
        return Numbers.ratio(least) + " to " + Numbers.ratio(least + step * (WIDTH - 1));
    }

    /** Returns the line for {@code entry}; an interval that is too wide for it ends at its edge. */
    String of(Entry entry) {
        char[] line = new char[WIDTH];
        Arrays.fill(line, ' ');
        double value = entry.point().logRatio();
        double halfWidth = entry.halfWidth();
        if (!Double.isNaN(halfWidth)) {
            Arrays.fill(line, column(value - halfWidth), column(value + halfWidth) + 1, '-');
        }
        line[column(value)] = entry.counts() ? 'o' : 'x';
        return new String(line);
    }

    private int column(double value) {
        return (int) Math.max(0, Math.min(WIDTH - 1, Math.round((value - least) / step)));
    }
}
