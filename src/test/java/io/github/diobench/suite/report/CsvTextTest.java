package io.github.diobench.suite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.fixture.SampleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvTextTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+a", "-a", "@SUM(A1)", "\t=1", "\r=1", "-1+cmd|x", "\uff1dx", "=", "--"})
    void formulas_are_text(String text) {
        assertEquals("'" + text, CsvText.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "-", "-1", "+0.5", "-1.5e-3", "a-b", "'x", "1+1"})
    void all_else_stays(String text) {
        assertEquals(text, CsvText.of(text));
    }

    @Test
    void the_summary_has_no_formula_and_all_its_numbers() throws IOException {
        RunFolder run = SampleFolder.write(folder);
        for (Path file : List.of(run.plan(), run.journal())) {
            Files.writeString(file, Files.readString(file).replace("latency", "=HYPERLINK(\\\"x\\\")\\nlatency"));
        }
        Files.writeString(run.journal(), Files.readString(run.journal()).replace("[0.25,0.0]", "[-0.25,0.0]"));
        Reports.write(run);
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(folder.resolve("summary.csv")))) {
            List<NamedCsvRecord> rows = csv.stream().toList();
            assertTrue(rows.stream().anyMatch(row -> row.getField("value").startsWith("-0.")));
            assertTrue(rows.stream().anyMatch(row -> row.getField("regime").equals("'=HYPERLINK(\"x\")\nlatency")));
            assertTrue(
                    rows.stream().flatMap(row -> row.getFields().stream()).noneMatch(field -> field.startsWith("=")));
        }
    }
}
