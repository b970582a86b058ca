package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.campaign.Shard;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.fixture.SplitRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MergeVerbTest {
    private final Program program = new Program();

    @TempDir
    private Path folder;

    @Test
    void a_merged_run_is_an_ordinary_run() throws IOException {
        split("one", new JudgedRun(), 2);
        Path merged = folder.resolve("merged");
        assertEquals(0, program.run("merge", folder.resolve("one").toString(), "--output", merged.toString()));
        assertTrue(program.out().contains("\nFiles in " + merged + ":\n"), program.out());
        assertTrue(program.out().contains("\n  shards.json\n"), program.out());
        assertTrue(
                program.out()
                        .endsWith("\nMerged 2 shards by rounds from 1 kind of machine: 108 forks, 588000 latencies.\n"),
                program.out());
        String table = Files.readString(merged.resolve("table.md"));
        assertTrue(program.out().contains(table), program.out());
        assertEquals(0, program.run("report", merged.toString()));
        assertEquals(table, Files.readString(merged.resolve("table.md")));
        assertEquals(1, program.run("verdict", merged.toString(), "--strict"));
        assertEquals(2, program.run("merge", folder.resolve("one").toString(), "--output", merged.toString()));
    }

    @Test
    void a_shard_alone_has_reports_but_no_verdict() throws IOException {
        split("one", new JudgedRun(), 2);
        String shard = folder.resolve("one").resolve("shard-1").toString();
        assertEquals(0, program.run("report", shard));
        assertTrue(
                program.out()
                        .contains(
                                "\nNo verdict: this is shard 1/2 of a run, which is judged when 'merge' has put its shards "
                                        + "together.\n"),
                program.out());
        assertEquals(4, program.run("verdict", shard, "--strict"));
    }

    @Test
    void machines_that_differ_are_told_apart() throws IOException {
        assertEquals(4, merge(new JudgedRun().withCost("spin", 1.1)));
        assertTrue(program.err().contains("; --across-machines merges them all the same"), program.err());
        assertFalse(Files.exists(folder.resolve("merged")));

        assertEquals(0, merge(new JudgedRun().withCost("spin", 1.1), "--across-machines"));
        assertTrue(
                program.out()
                        .contains(
                                "\nNote: the forks ran on different machines, the arms of a round on one: machine 1 (Some CPU), "
                                        + "machine 2 (Other CPU)\n"),
                program.out());
        assertTrue(
                program.out()
                        .contains(
                                "\nNote: the machines differ in async-write-16-inline spin (F test, p < 0.0001): ratio "),
                program.out());
        assertFalse(program.out().contains("differ in async-write-16-inline synchronized"), program.out());
        assertTrue(program.out().contains("Some CPU; Other CPU, 2 CPUs"), program.out());
        String verdict = Files.readString(folder.resolve("merged").resolve("verdict.md"));
        assertTrue(verdict.contains("\n- the machines differ in async-write-16-inline spin "), verdict);
    }

    @Test
    void machines_that_agree_are_told_but_nothing_is_warned_of() throws IOException {
        assertEquals(0, merge(new JudgedRun(), "--across-machines"));
        assertTrue(program.out().contains("\nNote: the forks ran on different machines"), program.out());
        assertFalse(program.out().contains("the machines differ"), program.out());
    }

    @Test
    void what_is_quoted_from_a_file_stays_on_one_line() throws IOException {
        split("one", new JudgedRun().withRounds(2), 2);
        Path plan = folder.resolve("one").resolve("shard-1").resolve("plan.json");
        Files.writeString(plan, Files.readString(plan).replace("\"seed\" : 42", "\"seed\" : \"a\\nb\""));
        String merged = folder.resolve("merged").toString();
        assertEquals(2, program.run("merge", folder.resolve("one").toString(), "--output", merged));
        assertEquals(1, program.err().lines().count(), program.err());
        assertTrue(program.err().contains("plan.json is not a plan: "), program.err());
    }

    /** Merges the first half of an ordinary run with the second half of {@code other}, which is from another machine. */
    private int merge(JudgedRun other, String... options) throws IOException {
        String name = "fleet-" + options.length;
        split(name, new JudgedRun(), 2);
        split(name + "-other", other, 2);
        RunFolder second = new RunFolder(folder.resolve(name + "-other").resolve("shard-2"));
        Files.writeString(
                second.environment(), Files.readString(second.environment()).replace("\"Some CPU\"", "\"Other CPU\""));
        String[] args = new String[5 + options.length];
        args[0] = "merge";
        args[1] = folder.resolve(name).resolve("shard-1").toString();
        args[2] = second.path().toString();
        args[3] = "--output";
        args[4] = folder.resolve("merged").toString();
        System.arraycopy(options, 0, args, 5, options.length);
        return program.run(args);
    }

    private void split(String name, JudgedRun run, int count) throws IOException {
        RunFolder whole =
                run.write(Files.createDirectories(folder.resolve("whole").resolve(name)));
        SplitRun.into(folder.resolve(name), whole, count, Shard.By.ROUNDS);
    }
}
