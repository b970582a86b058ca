package io.github.diobench.suite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.diobench.suite.FileNames;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.fixture.SampleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What JMH may report and names may hold, however seldom, must not stop a report. */
final class OddInputTest {
    @TempDir
    Path folder;

    private RunFolder run;

    @BeforeEach
    void write() throws IOException {
        run = SampleFolder.write(folder);
    }

    @Test
    void a_score_of_which_no_ratio_can_be_made_is_in_none() throws IOException {
        for (String scores : new String[] {"[\"NaN\",1.0]", "[0.0,0.0]", "[\"Infinity\",1.0]"}) {
            SampleFolder.write(folder);
            replace(run.journal(), "\"scores\":[100.25,101.25]", "\"scores\":" + scores);
            String table = Reports.write(run).table();
            // Of the three rounds spin failed in the second, and the first has no reference any more: one is left, too
            // few.
            String spin = table.lines()
                    .filter(line -> line.matches("\\| async-write-2-inline +\\| spin .*"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(spin.matches(".*\\| +- \\| +- \\|"), spin);
        }
    }

    @Test
    void a_fork_that_cannot_tell_how_a_metric_adds_up_follows_the_others() throws IOException {
        String journal = Files.readString(run.journal());
        int last = journal.lastIndexOf("\"additive\":true");
        Files.writeString(
                run.journal(), journal.substring(0, last) + "\"additive\":false" + journal.substring(last + 15));
        Reports.write(run);
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("jmh-result.json").toFile());
        assertEquals(6, json.size());
    }

    @Test
    void names_of_anything_make_files_and_tags_that_can_be_read() throws IOException {
        for (Path file : new Path[] {run.plan(), run.journal()}) {
            String text = Files.readString(file);
            String renamed = text.replace("\"latency\"", "\"../la, te\"").replace("latency.spin", "../la, te.spin");
            assertNotEquals(text, renamed);
            Files.writeString(file, renamed);
        }
        Reports.write(run);
        String name = FileNames.safe("../la, te.spin.lat");
        assertTrue(name.startsWith("_.._la__te.spin.lat-"), name);
        assertTrue(Files.exists(folder.resolve("latency").resolve(name + ".csv")));
        int intervals = 0;
        try (HistogramLogReader reader =
                new HistogramLogReader(folder.resolve("latency.hlog").toFile())) {
            while (reader.hasNext()) {
                assertTrue(reader.nextIntervalHistogram().getTag().matches("[A-Za-z0-9_./-]+"));
                intervals++;
            }
        }
        assertEquals(3, intervals);
    }

    @Test
    void cells_whose_names_resemble_each_other_have_files_and_tags_of_their_own() throws IOException {
        for (Path file : new Path[] {run.plan(), run.journal()}) {
            String text = Files.readString(file);
            Files.writeString(
                    file,
                    text.replace("\"latency\"", "\"a b\"")
                            .replace("latency.spin", "a b.spin")
                            .replace("\"slat\"", "\"l_t\"")
                            .replace("\"lat\"", "\"l t\""));
        }
        Reports.write(run);
        try (Stream<Path> files = Files.list(folder.resolve("latency"))) {
            assertEquals(3, files.count());
        }
        Set<String> tags = new HashSet<>();
        try (HistogramLogReader reader =
                new HistogramLogReader(folder.resolve("latency.hlog").toFile())) {
            while (reader.hasNext()) {
                tags.add(reader.nextIntervalHistogram().getTag());
            }
        }
        assertEquals(3, tags.size(), tags::toString);
    }

    @Test
    void the_log_has_no_line_that_a_name_wrote() throws IOException {
        replace(run.plan(), "20261118T110640Z-1a2b3c4", "a] #[BaseTime: 0 (x)]");
        Reports.write(run);
        String first = Files.readAllLines(folder.resolve("latency.hlog")).get(0);
        assertEquals("#[run a] #[BaseTime: 0 (x)]; values in nanoseconds]", first);
    }

    private static void replace(Path file, String good, String bad) throws IOException {
        String text = Files.readString(file);
        assertNotEquals(text, text.replace(good, bad), good);
        Files.writeString(file, text.replace(good, bad));
    }
}
