package io.github.diobench.suite.track.exchange;

import io.github.diobench.suite.report.Markdown;
import io.github.diobench.suite.report.MarkdownTable;
import io.github.diobench.suite.report.Words;
import io.github.diobench.suite.verdict.MeanInterval;
import io.github.diobench.suite.verdict.UnpairedRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Shows imported results. */
final class ImportText {
    private static final String WARNING = """
            Order: blocked. JMH ran all forks of one benchmark back to back, so that what the machine did meanwhile is part of every
            difference between two rows or two files. Of comparisons of a thing with itself in this order, 22 to 45 % show a
            difference, even by the test that suits forks best. So there is no verdict here, whatever the numbers look like. For
            one, let both versions run interleaved on this machine:

                java -jar benchmarks.jar gate --base base.jar --head head.jar
            """;

    private final ImportReport report;

    ImportText(ImportReport report) {
        this.report = report;
    }

    String text() {
        StringBuilder text = new StringBuilder("# Results of JMH\n\n").append(WARNING);
        List<ImportedFile> files = report.files();
        if (files.size() == 2) {
            compared(text, files.get(0), files.get(1));
        }
        for (ImportedFile file : files) {
            scores(file).addSection(text, file.name());
            secondary(file).addSection(text, file.name() + ", beside the score");
        }
        text.append(
                "\nThe score is JMH's own. Where it is a mean, its 90 % interval is Student's over the forks' means. JMH's own error"
                        + " is not shown: it\ntakes the iterations of all forks for independent, which they are not.\n");
        return text.toString();
    }

    private void compared(StringBuilder text, ImportedFile a, ImportedFile b) {
        text.append("\nA: ").append(Markdown.of(a.name()));
        text.append("\nB: ").append(Markdown.of(b.name())).append('\n');
        Set<String> jvms = a.jvms();
        if (!jvms.equals(b.jvms())) {
            text.append("\nThey were measured by different JVMs.\n");
        }
        MarkdownTable table = new MarkdownTable(List.of(
                "benchmark", "params", "mode", ">threads", ">A", ">B", "unit", ">B / A", ">90 % interval", "note"));
        for (ImportedPair pair : report.pairs()) {
            List<String> row = named(pair.first());
            UnpairedRatio ratio = pair.ratio();
            row.add(number(pair.first().primary().interval().mean()));
            row.add(number(pair.second().primary().interval().mean()));
            row.add(pair.first().primary().unit());
            row.add(Words.decimal(ratio.ratio(), 3));
            row.add(
                    Double.isNaN(ratio.lower())
                            ? Words.MISSING
                            : "[" + Words.decimal(ratio.lower(), 3) + ", " + Words.decimal(ratio.upper(), 3) + "]");
            row.add(pair.remark());
            table.row(row);
        }
        table.addSection(text, "Both, not judged");
        text.append(
                report.pairs().isEmpty()
                        ? "\nThey have no result in common.\n"
                        : "\nA ratio above 1 is more time where the unit is time per operation, and more operations where it is"
                                + " a rate. Its interval\nis Welch's over forks.\n");
        alone(text, "A", a);
        alone(text, "B", b);
    }

    private void alone(StringBuilder text, String name, ImportedFile file) {
        int alone = report.alone(file).size();
        if (alone > 0 && !report.pairs().isEmpty()) {
            text.append(String.format(
                    Locale.ROOT,
                    "\nOnly in %s: %d of %d results.\n",
                    name,
                    alone,
                    file.results().size()));
        }
    }

    private static MarkdownTable scores(ImportedFile file) {
        MarkdownTable table = new MarkdownTable(List.of(
                "benchmark", "params", "mode", ">threads", ">forks", ">score", "unit", ">90 % interval", "note"));
        for (ImportedResult result : file.results()) {
            List<String> row = named(result);
            addMetric(row, result.primary());
            if (file.jvms().size() > 1) {
                row.set(row.size() - 1, (row.get(row.size() - 1) + " on " + result.jvm()).strip());
            }
            table.row(row);
        }
        return table;
    }

    private static MarkdownTable secondary(ImportedFile file) {
        MarkdownTable table = new MarkdownTable(List.of(
                "benchmark",
                "params",
                "mode",
                ">threads",
                "metric",
                ">forks",
                ">score",
                "unit",
                ">90 % interval",
                "note"));
        for (ImportedResult result : file.results()) {
            result.secondary().forEach((name, metric) -> {
                List<String> row = named(result);
                row.add(name);
                addMetric(row, metric);
                table.row(row);
            });
        }
        return table;
    }

    private static List<String> named(ImportedResult result) {
        String again = result.repeat() == 1 ? "" : " (result " + result.repeat() + " of it)";
        return new ArrayList<>(List.of(
                result.shortName() + again, result.paramText(), result.mode(), Integer.toString(result.threads())));
    }

    private static void addMetric(List<String> row, ImportedMetric metric) {
        MeanInterval interval = metric.interval();
        row.add(metric.forks().isEmpty() ? Words.MISSING : Integer.toString(interval.n()));
        row.add(number(interval.mean()));
        row.add(metric.unit());
        row.add(interval.isKnown() ? Figures.interval(interval.lower(), interval.upper()) : Words.MISSING);
        row.add(metric.whyNoInterval());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? Words.MISSING : Figures.plain(value);
    }
}
