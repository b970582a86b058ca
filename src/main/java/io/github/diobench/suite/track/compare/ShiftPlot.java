package io.github.diobench.suite.track.compare;

import io.github.diobench.suite.report.Markup;
import io.github.diobench.suite.verdict.QuantileShift;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Draws how a distribution moved, as SVG: quantiles to the right, each further nine as wide as the one before, and the ratio
 * upwards, on a logarithmic scale.
 *
 * <p>It is written by hand because what the libraries draw has fixed colours, which a dark page cannot change, and is laid out by
 * the fonts of the machine, so that no file would be the same on two of them.
 */
final class ShiftPlot {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 340;
    private static final double LEFT = 70;
    private static final double RIGHT = 622;
    private static final double TOP = 14;
    private static final double BOTTOM = 284;

    private static final double FIRST = 0.1;
    private static final double LAST = 0.9999;
    private static final List<Double> MARKED = List.of(0.1, 0.5, 0.9, 0.99, 0.999, 0.9999);

    /** Ratios between neighbouring marks upwards. */
    private static final List<Double> STEPS = List.of(1.002, 1.005, 1.01, 1.02, 1.05, 1.1, 1.2, 1.5, 2.0, 4.0, 10.0);

    private static final int MOST_MARKS = 4;
    private static final double LEAST_LIMIT = Math.log(1.01);

    /** What lies farther out, which is more than 10 000 times, is drawn at the edge. */
    private static final double LARGEST_LIMIT = MOST_MARKS * Math.log(10);

    private final LatencyChange latency;
    private final List<QuantileShift> shifts;
    private final double limit;
    private final StringBuilder svg = new StringBuilder();

    ShiftPlot(LatencyChange latency) {
        this.latency = latency;
        this.shifts = latency.shift().quantiles().stream()
                .filter(QuantileShift::estimable)
                .toList();
        double farthest = shifts.stream().mapToDouble(ShiftPlot::reach).max().orElse(0);
        this.limit = Math.min(LARGEST_LIMIT, 1.08 * Math.max(LEAST_LIMIT, farthest));
    }

    /** Returns how far from 1 something is drawn at this quantile. */
    private static double reach(QuantileShift shift) {
        double ofRatio = Math.abs(Math.log(shift.ratio()));
        return Double.isNaN(shift.bandUpper())
                ? ofRatio
                : Math.max(Math.abs(Math.log(shift.bandLower())), Math.abs(Math.log(shift.bandUpper())));
    }

    /** Returns the picture. */
    String svg() {
        svg.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">\n",
                WIDTH,
                HEIGHT,
                Markup.of("ratio of " + latency.label() + " in B to that in A, by quantile")));
        axes();
        if (latency.shift().hasBand()) {
            area("together", QuantileShift::bandLower, QuantileShift::bandUpper);
            area("alone", QuantileShift::lower, QuantileShift::upper);
        }
        line("equal", LEFT, y(1), RIGHT, y(1));
        svg.append("<polyline class=\"shift\" points=\"")
                .append(points(shifts, QuantileShift::ratio))
                .append("\"/>\n");
        shifts.forEach(this::point);
        return svg.append("</svg>\n").toString();
    }

    private void axes() {
        for (double quantile : MARKED) {
            line("rule", x(quantile), TOP, x(quantile), BOTTOM);
            text(x(quantile), BOTTOM + 18, "middle", Sections.name(quantile));
        }
        double step = STEPS.stream()
                .filter(ratio -> limit / Math.log(ratio) <= MOST_MARKS)
                .findFirst()
                .orElse(STEPS.get(STEPS.size() - 1));
        int marks = (int) (limit / Math.log(step));
        for (int i = -marks; i <= marks; i++) {
            double ratio = Math.pow(step, i);
            line("rule", LEFT, y(ratio), RIGHT, y(ratio));
            text(LEFT - 8, y(ratio) + 4, "end", Sections.ratio(ratio));
        }
        text((LEFT + RIGHT) / 2, HEIGHT - 14, "middle", "quantile q of the latency (axis: 1 / (1 - q), logarithmic)");
        String what = latency.reference() == null
                ? "latency in B / in A (ns / ns)"
                : "latency / that of " + latency.reference() + ", in B / in A";
        svg.append(String.format(
                Locale.ROOT,
                "<text transform=\"translate(16 %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>\n",
                (TOP + BOTTOM) / 2,
                Markup.of(what)));
    }

    /** There and back again. */
    private void area(String kind, ToDoubleFunction<QuantileShift> lower, ToDoubleFunction<QuantileShift> upper) {
        List<QuantileShift> back = new ArrayList<>(shifts);
        Collections.reverse(back);
        svg.append("<polygon class=\"")
                .append(kind)
                .append("\" points=\"")
                .append(points(shifts, upper))
                .append(' ')
                .append(points(back, lower))
                .append("\"/>\n");
    }

    private String points(List<QuantileShift> some, ToDoubleFunction<QuantileShift> ratio) {
        return some.stream()
                .map(shift ->
                        String.format(Locale.ROOT, "%.1f,%.1f", x(shift.quantile()), y(ratio.applyAsDouble(shift))))
                .collect(Collectors.joining(" "));
    }

    private void point(QuantileShift shift) {
        svg.append(String.format(
                Locale.ROOT,
                "<circle class=\"point\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"><title>%s</title></circle>\n",
                x(shift.quantile()),
                y(shift.ratio()),
                Markup.of(Sections.name(shift.quantile()) + ": " + Sections.shift(shift))));
    }

    private void line(String kind, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
                kind,
                x1,
                y1,
                x2,
                y2));
    }

    private void text(double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
                x,
                y,
                anchor,
                Markup.of(text)));
    }

    private static double x(double quantile) {
        double share = (place(quantile) - place(FIRST)) / (place(LAST) - place(FIRST));
        return LEFT + share * (RIGHT - LEFT);
    }

    private static double place(double quantile) {
        return -Math.log10(1 - quantile);
    }

    private double y(double ratio) {
        double height = Math.max(-limit, Math.min(limit, Math.log(ratio)));
        return (TOP + BOTTOM) / 2 - height / limit * (BOTTOM - TOP) / 2;
    }
}
