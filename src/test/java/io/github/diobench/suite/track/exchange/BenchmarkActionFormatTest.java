package io.github.diobench.suite.track.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.diobench.suite.fixture.JudgedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rules are those of benchmark-action/github-action-benchmark, {@code src/extract.ts} (the interface BenchmarkResult, the
 * custom tools, the refusal of an empty list), {@code src/extractRangeInfo.ts} and {@code src/write.ts} (entries are found again
 * by name).
 */
final class BenchmarkActionFormatTest {
    private static final String SMALLER = "customSmallerIsBetter.json";
    private static final String BIGGER = "customBiggerIsBetter.json";

    /** The action takes the range apart with a pattern of this shape: the number needs two characters. */
    private static final Pattern RANGE = Pattern.compile("(\\+-|\u00b1)\\s*(?<value>\\d.+)");

    @TempDir
    Path folder;

    @Test
    void the_action_reads_every_entry() throws IOException {
        Map<String, String> files = Exported.files(ExportFormat.BENCHMARK_ACTION, Exported.mixed(folder));
        assertEquals(List.of(SMALLER, BIGGER), List.copyOf(files.keySet()));
        for (String text : files.values()) {
            requireReadable(text);
        }
    }

    @Test
    void times_and_rates_go_to_files_of_their_own() throws IOException {
        Map<String, String> files = Exported.files(ExportFormat.BENCHMARK_ACTION, Exported.mixed(folder));
        for (JsonNode entry : entries(files.get(SMALLER))) {
            assertFalse(entry.get("unit").asText().startsWith("ops/"), entry.toString());
        }
        for (JsonNode entry : entries(files.get(BIGGER))) {
            assertEquals("ops/ms", entry.get("unit").asText(), entry.toString());
            assertTrue(entry.get("name").asText().contains(JudgedRun.QUEUED), entry.toString());
        }
    }

    @Test
    void a_file_that_would_be_empty_is_not_there() throws IOException {
        Map<String, String> files = Exported.files(ExportFormat.BENCHMARK_ACTION, new JudgedRun().write(folder));
        assertEquals(Set.of(SMALLER), files.keySet());
    }

    @Test
    void an_entry_tells_what_was_measured_and_what_came_of_it() throws IOException {
        JsonNode entries = entries(Exported.files(ExportFormat.BENCHMARK_ACTION, new JudgedRun().write(folder))
                .get(SMALLER));
        JsonNode costly = find(entries, "async-write-16-inline.synchronized)");
        assertEquals(
                "RequestBenchmark.request bios=16 counter=synchronized mode=async rw=write threads=1 avgt"
                        + " (async-write-16-inline.synchronized)",
                costly.get("name").asText());
        assertEquals(480, costly.get("value").asDouble(), 10);
        assertTrue(
                costly.get("extra")
                        .asText()
                        .matches(
                                "ratio to atomic 1\\.\\d{3} \\[1\\.\\d{3}, 1\\.\\d{3}]\nrounds=8\nforks=8\nverdict=FAIL"),
                costly.get("extra").asText());
        assertEquals(
                "forks=8",
                find(entries, "async-write-16-inline.atomic)").get("extra").asText());
        JsonNode tail = find(entries, "latency-async-write-16-queued.spin) lat p99");
        assertEquals("ns", tail.get("unit").asText());
        assertEquals(1600, tail.get("value").asDouble(), 100);
        assertEquals("values=96000", tail.get("extra").asText());
        // Its median is below twice the timer's.
        assertTrue(entries.findValuesAsText("name").stream().noneMatch(name -> name.contains(" slat ")));
    }

    private static JsonNode find(JsonNode entries, String end) {
        for (JsonNode entry : entries) {
            if (entry.get("name").asText().endsWith(end)) {
                return entry;
            }
        }
        throw new AssertionError("no entry ends in " + end);
    }

    private static JsonNode entries(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    static void requireReadable(String text) throws IOException {
        JsonNode entries = entries(text);
        assertTrue(entries.isArray() && !entries.isEmpty(), "an empty list is a failure");
        Set<String> names = new HashSet<>();
        for (JsonNode entry : entries) {
            assertTrue(
                    entry.get("name").isTextual() && names.add(entry.get("name").asText()), entry.toString());
            assertTrue(entry.get("unit").isTextual(), entry.toString());
            assertTrue(entry.get("value").isNumber(), entry.toString());
            assertTrue(Double.isFinite(entry.get("value").doubleValue()), entry.toString());
            assertTrue(entry.get("extra").isTextual(), entry.toString());
            if (entry.has("range")) {
                Matcher range = RANGE.matcher(entry.get("range").asText());
                assertTrue(range.matches(), entry.toString());
                assertTrue(Double.parseDouble(range.group("value")) > 0, entry.toString());
            }
            entry.fieldNames()
                    .forEachRemaining(field -> assertTrue(
                            Set.of("name", "unit", "value", "range", "extra").contains(field), entry.toString()));
        }
    }
}
