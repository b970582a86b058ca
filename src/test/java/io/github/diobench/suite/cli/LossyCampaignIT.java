package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Journal;
import io.github.diobench.suite.campaign.Metric;
import io.github.diobench.suite.campaign.Status;
import io.github.diobench.suite.record.Gauge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A counter that loses one completion in a million fails its cell: it never looks fast, and it costs no other cell its data
 * (design, section 5).
 */
final class LossyCampaignIT {
    @TempDir
    Path folder;

    @Test
    void a_counter_that_loses_one_completion_in_a_million_fails_its_cells_and_no_other() throws Exception {
        ProgramProcess program =
                ProgramProcess.start(folder, List.of(), "run", "--profile", "lossy", "--results", "results");
        assertEquals(2, program.waitFor(), program.output());

        Path run = onlyRun();
        Map<String, ForkRecord> byCell = Journal.read(run.resolve("journal.jsonl")).stream()
                .collect(Collectors.toMap(fork -> fork.cell().id(), Function.identity()));
        assertEquals(6, byCell.size());
        // The event never comes.
        failed(
                byCell.get("async-inline.lossy"),
                Status.FAILED,
                "a completion was lost: none in 5000 ms, 1 outstanding");
        // The other outstanding requests go on without it, until they are drained; a fast machine loses more than one
        // by then.
        failed(
                byCell.get("async-queued.lossy"),
                Status.FAILED,
                "a completion was lost: none in 5000 ms, [1-4] outstanding");
        // The submitter sleeps for ever.
        failed(byCell.get("sync-inline.lossy"), Status.TIMEOUT, "no result after 10 s, so its JVM was killed");

        for (String cell : List.of("async-inline.spin", "async-queued.spin", "sync-inline.spin")) {
            ForkRecord kept = byCell.get(cell);
            assertTrue(kept.isOk(), cell + ": " + kept.reason());
            assertTrue(kept.score() > 0, cell);
            assertEquals(10, kept.measured().scores().size(), cell);
            allocatesNothing(kept);
        }
        String table = Files.readString(run.resolve("table.md"));
        assertEquals(3, rows(table, "| lossy ", "|   0/1 |"), table);
        assertEquals(3, rows(table, "| spin ", "|   1/1 |"), table);
        assertEquals(3, rows(table, "| lossy ", "no result after") + rows(table, "| lossy ", "was lost"), table);
    }

    /** An iteration allocates what it needs once, and next to nothing for each request. */
    private static void allocatesNothing(ForkRecord fork) {
        Metric metric = fork.measured().metrics().get(Gauge.ALLOCATION);
        assertNotNull(metric, () -> fork.cell().id() + ": " + fork.measured());
        assertEquals("B/op", metric.unit());
        List<Long> operations = fork.measured().allOps();
        for (int i = 0; i < operations.size(); i++) {
            double bytes = metric.values().get(i) * operations.get(i);
            assertTrue(bytes >= 0 && bytes < 100_000 + operations.get(i), fork::toString);
        }
    }

    private static void failed(ForkRecord fork, Status status, String reason) {
        assertEquals(status, fork.status(), fork.toString());
        assertTrue(fork.reason().matches(".*" + reason), fork.reason());
    }

    private static long rows(String table, String arm, String content) {
        return table.lines()
                .filter(line -> line.contains(arm) && line.contains(content))
                .count();
    }

    private Path onlyRun() throws IOException {
        try (var runs = Files.list(folder.resolve("results"))) {
            List<Path> all = runs.toList();
            assertEquals(1, all.size());
            return all.get(0);
        }
    }
}
