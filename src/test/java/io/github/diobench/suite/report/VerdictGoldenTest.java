package io.github.diobench.suite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.judge.MarginsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the files of a verdict to what is written down under {@code src/test/resources/golden-verdict}, and shows that they come
 * out the same in any locale and at any time. {@code -Ddiobench.golden=write} writes the expected files anew.
 */
final class VerdictGoldenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden-verdict");
    private static final List<String> FILES = List.of("verdict.json", "verdict.md", "table.md");

    private final Locale locale = Locale.getDefault();

    @TempDir
    private Path folder;

    private RunFolder run;

    /** A bit of everything: a pass, a pass that costs something, a failure, an undecided regime, a noisy control. */
    @BeforeEach
    void measure() throws IOException {
        run = new JudgedRun()
                .withCost(JudgedRun.INLINE + ".spin", 1.02)
                .withNoise(JudgedRun.QUEUED, 0.4)
                .withCost(JudgedRun.QUEUED + ".synchronized", 0.5)
                .withCost(JudgedRun.QUEUED + ".slowed", 1)
                .write(folder);
        Files.writeString(run.margins(), MarginsFile.shipped().text());
    }

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab"})
    void files_are_the_same_everywhere(String language) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(language));
        Reports.write(run);
        for (String name : FILES) {
            String text = Files.readString(folder.resolve(name));
            if ("write".equals(System.getProperty("diobench.golden"))) {
                Files.createDirectories(GOLDEN);
                Files.writeString(GOLDEN.resolve(name), text);
            }
            assertEquals(Files.readString(GOLDEN.resolve(name)), text, name + " under " + language);
        }
    }

    @Test
    void a_verdict_is_remade_byte_for_byte_and_stands_first() throws IOException {
        String table = Reports.write(run).table();
        String json = Files.readString(folder.resolve("verdict.json"));
        Files.delete(folder.resolve("verdict.json"));
        assertEquals(table, Reports.write(run).table());
        assertEquals(json, Files.readString(folder.resolve("verdict.json")));
        assertTrue(table.indexOf("\n## Verdict\n") < table.indexOf("\n## Judged regimes\n"), table);
    }

    @Test
    void a_run_without_a_verdict_says_why_and_has_no_files_of_one() throws IOException {
        String table =
                Reports.write(new JudgedRun().ofProfile("smoke").write(folder)).table();
        assertTrue(table.contains("\nNo verdict: profile smoke only shows that everything works.\n"), table);
        assertTrue(Files.notExists(folder.resolve("verdict.json")));
        assertTrue(Files.notExists(folder.resolve("verdict.md")));
    }
}
