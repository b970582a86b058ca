package io.github.diobench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The table in the README is what the committed reference run says, heading and judged regimes, and was not typed.
 *
 * <p>After a new reference run, {@code mvn test -Dtest=ReadmeTest -Ddiobench.golden=write} copies its table into the README.
 */
final class ReadmeTest {
    private static final Path README = Path.of("README.md");

    private static final Pattern EXCERPT =
            Pattern.compile("(?s)(<!-- table of (\\S+) -->\\n\\n)(.*?)(\\n<!-- end of table -->)");

    @ParameterizedTest
    @ValueSource(strings = {"quick-17", "quick-25", "standard-17", "calibrate-17"})
    void reference_runs_measured_what_a_commit_holds(String run) throws IOException {
        String environment = Files.readString(Path.of("results", "reference", run, "environment.json"));
        assertTrue(environment.contains("\"dirty\" : \"false\""), environment);
    }

    @Test
    void the_table_is_that_of_the_reference_run(@TempDir Path folder) throws IOException {
        String readme = Files.readString(README);
        Matcher excerpt = EXCERPT.matcher(readme);
        assertTrue(excerpt.find(), "the README has no excerpt");
        String table = judged(Path.of(excerpt.group(2)), folder);
        if ("write".equals(System.getProperty("diobench.golden"))) {
            Files.writeString(README, readme.substring(0, excerpt.start(3)) + table + readme.substring(excerpt.end(3)));
            return;
        }
        assertEquals(table, excerpt.group(3));
    }

    /** Makes the table anew from what was measured, and returns its heading and its judged regimes. */
    private static String judged(Path reference, Path folder) throws IOException {
        RunFolder stored = new RunFolder(reference);
        RunFolder run = new RunFolder(folder);
        Files.copy(stored.plan(), run.plan());
        Files.copy(stored.environment(), run.environment());
        Files.copy(stored.margins(), run.margins());
        Files.copy(stored.journal(), run.journal());
        String table = Reports.write(run).table();
        int end = table.indexOf("\n## ", table.indexOf("## Judged regimes"));
        return table.substring(0, end)
                .replaceFirst("# diobench", "### diobench")
                .replace("\n## ", "\n#### ");
    }
}
