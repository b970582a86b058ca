package io.github.diobench.suite.track.compare;

import io.github.diobench.suite.report.Markdown;
import io.github.diobench.suite.report.MarkdownTable;
import java.util.List;

/** Writes a comparison as Markdown. */
final class ComparisonText {
    private final Comparison comparison;

    ComparisonText(Comparison comparison) {
        this.comparison = comparison;
    }

    String whole() {
        StringBuilder text = new StringBuilder("# Comparison of two runs\n\n");
        head(comparison)
                .forEach(line -> text.append("- ").append(Markdown.of(line)).append('\n'));
        text.append("\nNo verdict: ").append(comparison.whyNoVerdict()).append(".\n");
        for (Section section : new Sections(comparison).all()) {
            text.append("\n## ").append(section.title()).append("\n\n");
            MarkdownTable table = new MarkdownTable(section.columns());
            section.rows().forEach(table::row);
            text.append(table).append('\n').append(section.legend()).append('\n');
        }
        list(text, "Not compared", notCompared(comparison));
        list(text, "Notes", comparison.notes());
        return text.toString();
    }

    /** Returns what stands before the tables. */
    static List<String> head(Comparison comparison) {
        ComparedRun a = comparison.a();
        ComparedRun b = comparison.b();
        if (!comparison.acrossMachines()) {
            return List.of("A: " + a.line(), "B: " + b.line(), "both on: " + a.machine());
        }
        String why = comparison.differences().isEmpty()
                ? "as asked for, though both were measured alike"
                : "because " + String.join("; ", comparison.differences());
        return List.of(
                "A: " + a.line() + ", on: " + a.machine(),
                "B: " + b.line() + ", on: " + b.machine(),
                "across machines: only ratios to the reference of the same run are compared, no times, " + why);
    }

    static List<String> notCompared(Comparison comparison) {
        return comparison.notCompared().stream()
                .map(not -> not.what() + ": " + not.why())
                .toList();
    }

    private static void list(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append("\n## ").append(title).append("\n\n");
            lines.forEach(
                    line -> text.append("- ").append(Markdown.atStart(line)).append('\n'));
        }
    }
}
