package io.github.diobench.suite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.fixture.SampleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertTrue(Files.exists(folder.resolve("latency").resolve(".._la__te.spin.lat.csv")));
        int intervals = 0;
        try (HistogramLogReader reader =
                new HistogramLogReader(folder.resolve("latency.hlog").toFile())) {
            while (reader.hasNext()) {
                assertTrue(reader.nextIntervalHistogram().getTag().matches("[A-Za-z0-9_./]+"));
                intervals++;
            }
        }
        assertEquals(3, intervals);
    }

    private static void replace(Path file, String good, String bad) throws IOException {
        String text = Files.readString(file);
        assertNotEquals(text, text.replace(good, bad), good);
        Files.writeString(file, text.replace(good, bad));
    }
}
