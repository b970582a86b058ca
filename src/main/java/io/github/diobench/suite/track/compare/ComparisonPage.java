package io.github.diobench.suite.track.compare;

import io.github.diobench.suite.report.Markup;
import io.github.diobench.suite.report.Words;
import io.github.diobench.suite.verdict.QuantileShift;
import io.github.diobench.suite.verdict.ShiftFunction;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a comparison as one page of HTML that is also well-formed XML, with a plot of how each latency distribution moved.
 *
 * <p>It refers to nothing outside itself and runs no script; it is light or dark as the reader's system is.
 */
final class ComparisonPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --faint: #6a737d; --rule: #d0d7de;
              --line: #0550ae; --alone: rgba(9, 105, 218, .30); --together: rgba(9, 105, 218, .14); }
            @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --faint: #9198a1; --rule: #3d444d;
              --line: #79c0ff; --alone: rgba(88, 166, 255, .38); --together: rgba(88, 166, 255, .18); } }
            body { color: var(--ink); background: var(--paper); font: 15px/1.5 sans-serif; margin: 2em auto; max-width: 72em; padding: 0 1em; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
            th, td { border-bottom: 1px solid var(--rule); padding: .2em .7em; text-align: left; white-space: nowrap; }
            .right { text-align: right; }
            .legend, figcaption { color: var(--faint); max-width: 60em; }
            .verdict { border-left: 4px solid var(--rule); padding-left: 1em; max-width: 60em; }
            .plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30em), 1fr)); gap: 2em; }
            figure { margin: 0; }
            svg { display: block; width: 100%; height: auto; overflow: visible; }
            svg text { fill: var(--ink); font: 12px sans-serif; }
            .rule { stroke: var(--rule); stroke-width: 1; }
            .equal { stroke: var(--faint); stroke-width: 1; stroke-dasharray: 5 4; }
            .together { fill: var(--together); }
            .alone { fill: var(--alone); }
            .shift { fill: none; stroke: var(--line); stroke-width: 2; }
            .point { fill: var(--line); }
            """;

    private final Comparison comparison;
    private final StringBuilder html = new StringBuilder();

    ComparisonPage(Comparison comparison) {
        this.comparison = comparison;
    }

    String html() {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
                .append("<title>Comparison of two runs</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>Comparison of two runs</h1>\n");
        list(ComparisonText.head(comparison));
        html.append("<p class=\"verdict\">No verdict: ")
                .append(Markup.of(comparison.whyNoVerdict()))
                .append(".</p>\n");
        new Sections(comparison).all().forEach(this::section);
        plots();
        titledList("Not compared", ComparisonText.notCompared(comparison));
        titledList("Notes", comparison.notes());
        return html.append("</body>\n</html>\n").toString();
    }

    private void section(Section section) {
        html.append("<h2>").append(Markup.of(section.title())).append("</h2>\n");
        table(section.columns(), section.rows());
        html.append("<p class=\"legend\">").append(Markup.of(section.legend())).append("</p>\n");
    }

    private void table(List<String> columns, List<List<String>> rows) {
        html.append("<div class=\"wide\"><table>\n");
        row(
                "th",
                columns,
                columns.stream()
                        .map(name -> name.startsWith(Section.RIGHT) ? name.substring(Section.RIGHT.length()) : name)
                        .toList());
        rows.forEach(row -> row("td", columns, row));
        html.append("</table></div>\n");
    }

    private void row(String tag, List<String> columns, List<String> values) {
        html.append("<tr>");
        for (int i = 0; i < values.size(); i++) {
            html.append('<')
                    .append(tag)
                    .append(columns.get(i).startsWith(Section.RIGHT) ? " class=\"right\">" : ">")
                    .append(Markup.of(values.get(i)))
                    .append("</")
                    .append(tag)
                    .append('>');
        }
        html.append("</tr>\n");
    }

    private void plots() {
        if (comparison.latencies().isEmpty()) {
            return;
        }
        html.append(
                        "<h2>How each distribution moved</h2>\n<p class=\"legend\">The line is B / A at each quantile: above the ")
                .append(
                        "dashed line B takes longer. The darker band is the 90 % interval of each quantile alone, the lighter ")
                .append("one holds all of them together, nine times in ten.</p>\n<div class=\"plots\">\n");
        comparison.latencies().forEach(this::plot);
        html.append("</div>\n");
    }

    private void plot(LatencyChange latency) {
        ShiftFunction shift = latency.shift();
        html.append("<figure>\n<h3>")
                .append(Markup.of(latency.cell() + " " + latency.label()))
                .append("</h3>\n")
                .append(new ShiftPlot(latency).svg())
                .append("<figcaption>")
                .append(Markup.of(caption(shift)))
                .append("</figcaption>\n<details><summary>Values</summary>\n");
        String unit = latency.reference() == null ? "ns" : "x " + latency.reference();
        List<List<String>> rows = new ArrayList<>();
        for (QuantileShift at : shift.quantiles()) {
            if (at.estimable()) {
                int decimals = latency.reference() == null ? 0 : 3;
                rows.add(List.of(
                        Sections.name(at.quantile()),
                        Words.decimal(at.first(), decimals),
                        Words.decimal(at.second(), decimals),
                        Sections.ratio(at.ratio()),
                        Sections.interval(at.lower(), at.upper()),
                        Sections.interval(at.bandLower(), at.bandUpper())));
            }
        }
        table(List.of(">quantile", ">A, " + unit, ">B, " + unit, ">B / A", ">90 % interval", ">90 % band"), rows);
        html.append("</details>\n</figure>\n");
    }

    private static String caption(ShiftFunction shift) {
        List<String> parts = new ArrayList<>();
        parts.add("rounds: " + shift.firstRounds() + " of A, " + shift.secondRounds() + " of B");
        parts.add("apart: " + Sections.apart(shift) + ", p: " + Sections.p(shift.p()));
        if (!shift.hasBand()) {
            parts.add("no band, which takes " + ShiftFunction.FEWEST_ROUNDS + " rounds of each");
        }
        List<String> missing = shift.quantiles().stream()
                .filter(at -> !at.estimable())
                .map(at -> Sections.name(at.quantile()))
                .toList();
        if (!missing.isEmpty()) {
            parts.add("not estimable: " + String.join(", ", missing));
        }
        return String.join("; ", parts) + ".";
    }

    private void titledList(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            html.append("<h2>").append(title).append("</h2>\n");
            list(lines);
        }
    }

    private void list(List<String> lines) {
        html.append("<ul>\n");
        lines.forEach(line -> html.append("<li>").append(Markup.of(line)).append("</li>\n"));
        html.append("</ul>\n");
    }
}
