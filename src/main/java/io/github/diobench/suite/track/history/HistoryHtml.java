package io.github.diobench.suite.track.history;

import io.github.diobench.suite.report.Markup;
import java.util.List;

/** The history as a page that needs nothing but itself: no script, no font and no picture from elsewhere. */
public final class HistoryHtml {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>diobench: history</title>
            <style>
            :root { color-scheme: light dark; --ink: #222; --paper: #fff; --faint: #ddd; --mark: #0a62c4; --bad: #c0200d; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #ddd; --paper: #16181b; --faint: #3a3d42; --mark: #6db0ff; --bad: #ff7a66; }
            }
            body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
                   max-width: 960px; margin: 2em auto; padding: 0 1em; }
            h2 { font-size: 1.05em; margin: 2em 0 0; overflow-wrap: anywhere; }
            svg { width: 100%; height: auto; font-size: 12px; }
            svg text { fill: var(--ink); }
            .grid { stroke: var(--faint); }
            .run line, .run circle { stroke: var(--mark); fill: var(--mark); }
            .out line, .out circle { stroke: var(--faint); fill: var(--paper); }
            .level { stroke: var(--ink); stroke-width: 1.5; }
            .set { fill: var(--faint); opacity: 0.5; }
            line.change { stroke: var(--ink); stroke-dasharray: 4 3; }
            line.bad { stroke: var(--bad); }
            svg text.bad { fill: var(--bad); font-weight: bold; }
            pre { overflow-x: auto; font-size: 12px; }
            </style>
            </head>
            <body>
            <h1>History</h1>
            <p>Each point is the cost of an arm as a ratio to the reference in the same rounds of one run, with its 90 % interval;
            runs stand in the order of their commits. Higher is worse. Grey runs are refused and left out of the search for changes. A
            dashed line is a change, the grey band around it holds its place nine times out of ten.</p>
            """;

    private HistoryHtml() {}

    /** Returns the page about {@code history}. */
    public static String of(History history) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<pre>").append(Markup.lines(CheckText.of(history))).append("</pre>\n");
        for (Series series : history.series()) {
            List<Finding> findings = history.findings().in(series);
            page.append("<section>\n<h2>").append(Markup.of(series.name())).append("</h2>\n");
            page.append("<p>").append(Markup.of(series.key().conditions())).append("</p>\n");
            page.append(new Svg(series, findings).picture());
            page.append("</section>\n");
        }
        return page.append("</body>\n</html>\n").toString();
    }
}
