package io.github.diobench.suite.cli;

import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.report.Reports;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Shows the end of a run: what was found, and where the rest is. */
final class ReportPrinter {
    private ReportPrinter() {}

    static void print(Reports reports, RunFolder folder, PrintWriter out) throws IOException {
        out.println();
        out.print(reports.table());
        out.println();
        out.println("Files in " + folder.path() + ":");
        for (Path file : list(folder.path())) {
            out.println("  " + describe(file));
        }
    }

    private static String describe(Path file) throws IOException {
        return Files.isDirectory(file)
                ? file.getFileName() + "/ with " + list(file).size() + " files"
                : file.getFileName().toString();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
