package io.github.diobench.suite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.fixture.SampleRun;
import io.github.diobench.suite.judge.Floor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JMH may run more threads than it was asked for. */
final class ThreadsThatRanTest {
    @TempDir
    Path folder;

    @Test
    void reports_tell_the_threads_that_ran_and_what_was_planned() throws IOException {
        RunData run = run("\"threads\":4,\"scores\"");
        Floor floor = new Floor(run);
        String table = new ClosingTable(run, floor, Optional.empty(), "").text();
        assertTrue(table.contains("| 4 (planned 1) |"), table);
        Path csv = folder.resolve("summary.csv");
        new SummaryCsv(run, floor).write(csv);
        List<String> timer = Files.readAllLines(csv).stream()
                .filter(line -> line.contains("bench.TimerBenchmark.timer"))
                .toList();
        timer.forEach(line -> assertTrue(line.contains("bench.TimerBenchmark.timer,none,,,,,,4,1,1,"), line));
        Path json = folder.resolve("jmh-result.json");
        new JmhJson(run).write(json);
        assertEquals(
                4,
                JsonMapper.builder()
                        .build()
                        .readTree(json.toFile())
                        .get(0)
                        .get("threads")
                        .asInt());
    }

    @Test
    void where_a_journal_does_not_say_the_plan_counts() throws IOException {
        RunData run = run("\"scores\"");
        assertEquals(1, run.forks().get(0).threads());
        assertEquals(
                2,
                run.forks().stream()
                        .filter(fork -> fork.cell().regime().equals("fallback-whole"))
                        .findFirst()
                        .orElseThrow()
                        .threads());
    }

    /** Returns the sample run as it would be read from a journal that says this about threads. */
    private static RunData run(String said) throws IOException {
        List<ForkRecord> forks = new ArrayList<>();
        for (ForkRecord fork : SampleRun.forks()) {
            String line = Json.line(fork).replaceAll("\"threads\":\\d+,\"scores\"", said);
            forks.add(Json.reader(ForkRecord.class).readValue(line));
        }
        return new RunData(SampleRun.plan(), SampleRun.environment(), forks);
    }
}
