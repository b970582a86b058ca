package io.github.diobench.suite.cli;

import io.github.diobench.suite.report.Reports;
import java.io.PrintWriter;

/** Shows the end of a run: what was found, and where the rest is. */
final class ReportPrinter {
    private ReportPrinter() {}

    static void print(Reports reports, PrintWriter out) {
        out.println();
        out.print(reports.table());
        out.println();
        out.println("Files:");
        reports.files().forEach(file -> out.println("  " + file));
        out.flush();
    }
}
