package io.github.diobench.suite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.fixture.SampleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds every derived file to what is written down under {@code src/test/resources}, wherever the JVM thinks it is.
 *
 * <p>After a deliberate change of a format, {@code -Ddiobench.golden=write} writes the expected files anew; results/README.md
 * describes the same formats and must follow.
 */
final class GoldenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final Set<String> SOURCES = Set.of("plan.json", "environment.json", "journal.jsonl");
    private static final boolean WRITE = "write".equals(System.getProperty("diobench.golden"));

    /** Compressed bytes depend on the zlib of the JDK; that they decode to the right values is tested elsewhere. */
    private static final Pattern PAYLOAD = Pattern.compile("HISTFAAA[A-Za-z0-9+/=]+");

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    Path folder;

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest
    @CsvSource({"en-US,UTC", "de-DE,Europe/Berlin", "ar-EG-u-nu-arab,Africa/Cairo", "tr-TR,Asia/Kolkata"})
    void files_are_the_same_everywhere(String language, String zoneId) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(language));
        TimeZone.setDefault(TimeZone.getTimeZone(zoneId));
        Reports.write(SampleFolder.write(folder));
        List<Path> files = derivedFiles();
        if (WRITE) {
            writeGolden(files);
        }
        assertEquals(names(GOLDEN), files.stream().map(Path::toString).toList());
        for (Path file : files) {
            assertEquals(Files.readString(GOLDEN.resolve(file)), masked(file), file + " under " + language);
        }
    }

    @Test
    void the_table_on_the_screen_is_the_one_in_the_file() throws IOException {
        Reports reports = Reports.write(SampleFolder.write(folder));
        assertEquals(Files.readString(folder.resolve("table.md")), reports.table());
        for (Path file : reports.files()) {
            assertFalse(Files.readString(file).isEmpty(), file.toString());
        }
    }

    @Test
    void reports_are_remade_byte_for_byte() throws IOException {
        RunFolder run = SampleFolder.write(folder);
        List<Path> files = Reports.write(run).files();
        List<byte[]> before = new ArrayList<>();
        for (Path file : files) {
            before.add(Files.readAllBytes(file));
            Files.delete(file);
        }
        assertEquals(files, Reports.write(run).files());
        for (int i = 0; i < files.size(); i++) {
            assertEquals(
                    -1,
                    Arrays.mismatch(before.get(i), Files.readAllBytes(files.get(i))),
                    files.get(i).toString());
        }
    }

    private List<Path> derivedFiles() throws IOException {
        return names(folder).stream()
                .filter(name -> !SOURCES.contains(name))
                .map(Path::of)
                .toList();
    }

    private static List<String> names(Path top) throws IOException {
        try (var files = Files.walk(top)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> top.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private String masked(Path file) throws IOException {
        return PAYLOAD.matcher(Files.readString(folder.resolve(file))).replaceAll("HISTFAAA...");
    }

    private void writeGolden(List<Path> files) throws IOException {
        for (Path file : files) {
            Path golden = GOLDEN.resolve(file);
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, masked(file));
        }
    }
}
