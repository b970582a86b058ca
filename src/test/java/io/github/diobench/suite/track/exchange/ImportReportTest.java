package io.github.diobench.suite.track.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportReportTest {
    private static final Path BEFORE = Path.of("src", "test", "resources", "exchange", "before.json");
    private static final Path AFTER = Path.of("src", "test", "resources", "exchange", "after.json");

    @TempDir
    Path folder;

    @Test
    void it_tells_the_order_and_where_a_verdict_is_to_be_had() throws IOException {
        for (List<Path> files : List.of(List.of(BEFORE), List.of(BEFORE, AFTER), List.of(BEFORE, AFTER, BEFORE))) {
            String text = ImportReport.of(files).text();
            assertTrue(text.contains("\nOrder: blocked. "), text);
            assertTrue(text.contains("22 to 45 %"), text);
            assertTrue(text.contains("\n    java -jar benchmarks.jar gate --base base.jar --head head.jar\n"), text);
            assertFalse(text.contains("PASS") || text.contains("FAIL"), text);
        }
    }

    @Test
    void one_file_is_shown_fork_by_fork() throws IOException {
        String text = ImportReport.of(List.of(BEFORE)).text();
        assertTrue(row(text, "offerPoll | capacity=1024 kind=spsc | avgt").contains("| 4 | 10.425 | ns/op |"), text);
        assertTrue(row(text, "drain ").contains("| one fork: how forks differ is not known |"), text);
        assertTrue(row(text, "latency ").contains("| 36.0 |"), text);
        assertTrue(row(text, "| gc.alloc.rate.norm |").contains("| B/op |"), text);
        assertFalse(text.contains("B / A"), text);
    }

    @Test
    void two_files_stand_side_by_side_without_a_verdict() throws IOException {
        String text = ImportReport.of(List.of(BEFORE, AFTER)).text();
        assertTrue(text.contains("\nA: " + BEFORE + "\nB: " + AFTER + "\n"), text);
        assertTrue(
                row(text, "offerPoll | capacity=1024 kind=spsc | avgt")
                        .contains("| 10.425 | 9.9500 | ns/op | 0.954 | ["),
                text);
        assertTrue(row(text, "drain ").contains("| one fork: how forks differ is not known |"), text);
        assertTrue(text.contains("\nOnly in A: 1 of 3 results.\n"), text);
    }

    @Test
    void other_units_of_a_kind_are_converted_and_those_of_another_have_no_ratio() throws IOException {
        Path other = Files.writeString(
                folder.resolve("other.json"), Files.readString(BEFORE).replace("\"ns/op\"", "\"us/op\""));
        String text = ImportReport.of(List.of(BEFORE, other)).text();
        assertTrue(row(text, "offerPoll ").contains("| 10.425 | 10425.0 | ns/op | 1000.000 |"), text);
        Path rates = Files.writeString(
                folder.resolve("rates.json"), Files.readString(BEFORE).replace("\"ns/op\"", "\"ops/us\""));
        String none = ImportReport.of(List.of(BEFORE, rates)).text();
        assertTrue(row(none, "offerPoll ").contains("| - |"), none);
        assertTrue(row(none, "offerPoll ").contains("the units differ: ns/op and ops/us"), none);
    }

    @Test
    void scores_of_which_no_ratio_can_be_made_have_none() throws IOException {
        Path zero = Files.writeString(
                folder.resolve("zero.json"), Files.readString(BEFORE).replace("5120.5", "0.0"));
        String text = ImportReport.of(List.of(BEFORE, zero)).text();
        assertTrue(row(text, "drain ").contains("| - |"), text);
    }

    @Test
    void nothing_in_common_is_said() throws IOException {
        Path other = Files.writeString(
                folder.resolve("other.json"), Files.readString(BEFORE).replace("QueueBenchmark", "StackBenchmark"));
        assertTrue(ImportReport.of(List.of(BEFORE, other)).text().contains("\nThey have no result in common.\n"));
    }

    @Test
    void the_json_says_that_nothing_was_judged() throws IOException {
        Path file = folder.resolve("import.json");
        ImportReport.of(List.of(BEFORE, AFTER)).write(file);
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertEquals(2, json.get("schemaVersion").asInt());
        assertEquals("blocked", json.get("order").asText());
        assertFalse(json.get("judged").asBoolean(true));
        assertEquals(2, json.get("files").size());
        assertEquals(
                "[10.1,10.4,10.8,10.4]",
                json.at("/files/0/results/0/primary/forks").toString());
        assertTrue(json.at("/files/0/results/1/primary/lower").isMissingNode(), "one fork has no interval");
        JsonNode compared = json.get("compared");
        assertEquals(2, compared.size());
        assertEquals(0.954, compared.get(0).get("ratio").asDouble(), 0.001);
        assertTrue(compared.get(0).get("lower").asDouble()
                < compared.get(0).get("ratio").asDouble());
        assertFalse(Files.readString(file).matches("(?s).*(PASS|FAIL).*"));
    }

    /** Returns the first row that has {@code part}, without its padding. */
    private static String row(String text, String part) {
        return text.lines()
                .map(line -> line.replaceAll(" +", " "))
                .filter(line -> line.startsWith("|") && line.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError(part + " is in no row of " + text));
    }
}
