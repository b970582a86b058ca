package io.github.diobench.suite.cli;

import io.github.diobench.suite.track.gate.Annotations;
import io.github.diobench.suite.track.gate.GateMarkdown;
import io.github.diobench.suite.track.gate.GateReport;
import io.github.diobench.suite.track.gate.GateText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Shows the verdict of a gate on the terminal and, in a step of GitHub Actions, to it. */
final class GithubActions {
    private static final String SUMMARY = "GITHUB_STEP_SUMMARY";
    private static final String ACTIONS = "GITHUB_ACTIONS";

    private final Map<String, String> environment;

    GithubActions(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Shows {@code verdict}.
     *
     * @param annotations whether to print annotations even if this is no such step
     * @param folder where the rest is
     */
    void show(GateReport verdict, boolean annotations, Path folder, PrintWriter out, PrintWriter err) {
        out.println();
        out.print(GateText.of(verdict));
        out.println("The numbers are in " + folder.resolve(GateReport.FILE) + ".");
        if (annotations || "true".equals(environment.get(ACTIONS))) {
            Annotations.of(verdict).forEach(PlainPrinter.past(out)::println);
        }
        String summary = environment.getOrDefault(SUMMARY, "");
        if (!summary.isEmpty()) {
            append(summary, GateMarkdown.of(verdict), err);
        }
    }

    /** The verdict stands whether or not it can be shown here, so that this is no reason to fail. */
    private static void append(String summary, String text, PrintWriter err) {
        try {
            Files.writeString(Path.of(summary), text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException | InvalidPathException e) {
            err.println("diobench: the summary could not be added to " + summary + " ("
                    + e.getClass().getSimpleName() + ": " + e.getMessage() + ")");
        }
    }
}
