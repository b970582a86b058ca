package io.github.diobench.suite.track.history;

import io.github.diobench.suite.report.Markup;
import java.util.List;
import java.util.Locale;

/** Draws one series: points with the bars of their 90 % intervals, levels, and a line at each change. Not thread-safe. */
final class Svg {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 260;
    private static final double LEFT = 60;
    private static final double RIGHT = WIDTH - 15;
    private static final double TOP = 25;
    private static final double BOTTOM = HEIGHT - 30;
    private static final int LINES = 5;

    private final Series series;
    private final List<Finding> findings;
    private final StringBuilder svg = new StringBuilder();
    private final double low;
    private final double high;

    /** Prepares to draw {@code series} with {@code findings} in it, which are in order. */
    Svg(Series series, List<Finding> findings) {
        this.series = series;
        this.findings = findings;
        double least = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (Entry entry : series.shown()) {
            double bar = Double.isNaN(entry.halfWidth()) ? 0 : entry.halfWidth();
            least = Math.min(least, entry.point().logRatio() - bar);
            largest = Math.max(largest, entry.point().logRatio() + bar);
        }
        double room = Math.max(largest - least, 0.01) * 0.05;
        low = least - room;
        high = largest + room;
    }

    /** Returns the picture as an element that a page may hold. */
    String picture() {
        svg.append("<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\"")
                .append(Markup.of(series.name()))
                .append("\">\n");
        scale();
        findings.forEach(this::change);
        levels();
        series.entries().forEach(this::point);
        return svg.append("</svg>\n").toString();
    }

    private void scale() {
        for (int i = 0; i <= LINES; i++) {
            double value = low + (high - low) * i / LINES;
            line("grid", LEFT, y(value), RIGHT, y(value));
            text("tick", LEFT - 6, y(value) + 4, "end", Numbers.ratio(value));
        }
        List<Entry> entries = series.entries();
        label(entries.get(0), "start");
        if (entries.size() > 1) {
            label(entries.get(entries.size() - 1), "end");
        }
    }

    private void label(Entry entry, String anchor) {
        StoredRun run = entry.run();
        text("tick", x(entry), HEIGHT - 8, anchor, run.shortCommit() + " " + Numbers.day(run.time()));
    }

    private void change(Finding finding) {
        Change change = finding.change();
        String kind = finding.kind() == Finding.Kind.REGRESSION ? "change bad" : "change";
        List<Entry> possible = change.possible();
        double from = x(possible.get(0)) - step() / 2 - 1;
        double to = x(possible.get(possible.size() - 1)) - step() / 2 + 1;
        svg.append("<rect class=\"set\"")
                .append(number("x", from))
                .append(number("y", TOP))
                .append(number("width", to - from))
                .append(number("height", BOTTOM - TOP))
                .append("/>\n");
        double x = (x(change.lastBefore()) + x(change.firstAfter())) / 2;
        line(kind, x, TOP, x, BOTTOM);
        String size = Numbers.change(change.point().change());
        text(kind, x, TOP - 8, "middle", finding.kind().word() + " " + size);
    }

    private void levels() {
        int from = 0;
        for (Finding finding : findings) {
            int first = finding.change().point().first();
            level(from, first);
            from = first;
        }
        level(from, series.counted().size());
    }

    private void level(int from, int to) {
        if (to > from && !findings.isEmpty()) {
            List<Entry> entries = series.counted().subList(from, to);
            double y = y(Math.log(Level.of(entries).ratio()));
            line("level", x(entries.get(0)), y, x(entries.get(entries.size() - 1)), y);
        }
    }

    private void point(Entry entry) {
        double value = entry.point().logRatio();
        double halfWidth = entry.halfWidth();
        double x = x(entry);
        svg.append(entry.counts() ? "<g class=\"run\">" : "<g class=\"run out\">");
        svg.append("<title>").append(Markup.lines(title(entry))).append("</title>\n");
        if (!Double.isNaN(halfWidth)) {
            line("bar", x, y(value - halfWidth), x, y(value + halfWidth));
        }
        svg.append("<circle")
                .append(number("cx", x))
                .append(number("cy", y(value)))
                .append(" r=\"3.5\"/></g>\n");
    }

    private static String title(Entry entry) {
        StoredPoint point = entry.point();
        return entry.run().shortCommit() + ", run " + entry.run().run() + "\nratio " + Numbers.ratio(point.logRatio())
                + ", " + Numbers.score(point.score()) + " to " + Numbers.score(point.referenceScore()) + " "
                + point.unit() + ", " + Numbers.count(point.rounds(), "round")
                + (entry.refused() == null ? "" : "\nrefused: " + entry.refused());
    }

    private double x(Entry entry) {
        return LEFT + step() * (series.entries().indexOf(entry) + 0.5);
    }

    private double step() {
        return (RIGHT - LEFT) / series.entries().size();
    }

    /** What lies outside the scale, which only refused runs do, is drawn at its edge. */
    private double y(double value) {
        double share = Math.max(0, Math.min(1, (value - low) / (high - low)));
        return BOTTOM - share * (BOTTOM - TOP);
    }

    private void line(String kind, double x1, double y1, double x2, double y2) {
        svg.append("<line class=\"").append(kind).append('"');
        svg.append(number("x1", x1))
                .append(number("y1", y1))
                .append(number("x2", x2))
                .append(number("y2", y2))
                .append("/>\n");
    }

    private void text(String kind, double x, double y, String anchor, String text) {
        svg.append("<text class=\"").append(kind).append('"').append(number("x", x));
        svg.append(number("y", y)).append(" text-anchor=\"").append(anchor).append("\">");
        svg.append(Markup.of(text)).append("</text>\n");
    }

    private static String number(String name, double value) {
        return String.format(Locale.ROOT, " %s=\"%.1f\"", name, value);
    }
}
