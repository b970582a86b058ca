package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.fixture.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShardTest {
    private static final Plan WHOLE = new JudgedRun().withRounds(11).plan();

    @ParameterizedTest
    @CsvSource({"BENCHMARK, 1", "BENCHMARK, 2", "BENCHMARK, 5", "ROUNDS, 1", "ROUNDS, 2", "ROUNDS, 4", "ROUNDS, 11"})
    void every_fork_is_in_one_shard_with_all_arms_of_its_round(Shard.By by, int count) {
        List<Slot> all = new ArrayList<>();
        Map<String, Integer> shardOf = new HashMap<>();
        Map<String, Cell> cells = WHOLE.cells();
        for (int index = 1; index <= count; index++) {
            Plan part = new Shard(index, count, by).of(WHOLE);
            assertEquals(new Shard(index, count, by), part.shard());
            assertEquals(WHOLE, part.withShard(null, WHOLE.slots()));
            for (Slot slot : part.slots()) {
                all.add(slot);
                String together = slot.round() + " " + cells.get(slot.cell()).regime();
                Integer before = shardOf.put(together, index);
                assertTrue(before == null || before == index, together);
            }
        }
        assertEquals(WHOLE.slots().size(), all.size());
        assertTrue(all.containsAll(WHOLE.slots()));
    }

    @Test
    void blocks_of_rounds_are_as_equal_as_they_can_be() {
        assertEquals(List.of(1, 2, 3), rounds(1));
        assertEquals(List.of(4, 5, 6), rounds(2));
        assertEquals(List.of(7, 8, 9), rounds(3));
        assertEquals(List.of(10, 11), rounds(4));
    }

    private static List<Integer> rounds(int index) {
        return new Shard(index, 4, Shard.By.ROUNDS)
                .of(WHOLE).slots().stream().map(Slot::round).distinct().toList();
    }

    @Test
    void regimes_are_shared_out_by_their_length() {
        // Of 55, 55 and 33 forks are the long ones.
        assertEquals(List.of(JudgedRun.INLINE), regimes(1));
        assertEquals(List.of(JudgedRun.QUEUED), regimes(2));
        assertEquals(List.of("accounting-async-16", JudgedRun.LATENCY, "timer"), regimes(3));
    }

    private static List<String> regimes(int index) {
        Map<String, Cell> cells = WHOLE.cells();
        return new Shard(index, 3, Shard.By.BENCHMARK)
                .of(WHOLE).slots().stream()
                        .map(slot -> cells.get(slot.cell()).regime())
                        .distinct()
                        .toList();
    }

    @Test
    void no_shard_is_empty() {
        for (Shard shard : List.of(new Shard(1, 6, Shard.By.BENCHMARK), new Shard(3, 12, Shard.By.ROUNDS))) {
            UserError mistake = assertThrows(UserError.class, () -> shard.of(WHOLE));
            assertTrue(
                    mistake.getMessage()
                            .endsWith("this plan of 11 rounds and 5 regimes cannot be cut into " + shard.count()
                                    + " shards that all have something to measure; take fewer shards"),
                    mistake.getMessage());
        }
    }

    @Test
    void there_is_no_other_shard_than_one_of_its_count() {
        assertThrows(IllegalArgumentException.class, () -> new Shard(0, 2, Shard.By.ROUNDS));
        assertThrows(IllegalArgumentException.class, () -> new Shard(3, 2, Shard.By.ROUNDS));
        assertThrows(NullPointerException.class, () -> new Shard(1, 2, null));
    }

    @Test
    void a_plan_keeps_its_shard(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("plan.json");
        Plan part =
                new Shard(2, 4, Shard.By.ROUNDS).of(WHOLE).withRunId("other").withMoreJvmArgs(List.of("-Xint"));
        part.write(file);
        assertEquals(part, Plan.read(file));
        assertNotNull(Plan.read(file).shard());
        String text = Files.readString(file);
        assertTrue(
                text.contains(
                        "  \"shard\" : {\n    \"index\" : 2,\n    \"count\" : 4,\n    \"by\" : \"rounds\"\n  },\n"),
                text);
        Files.writeString(file, text.replace("\"index\" : 2", "\"index\" : 5"));
        UserError mistake = assertThrows(UserError.class, () -> Plan.read(file));
        assertTrue(mistake.getMessage().contains("there is no shard 5 of 4"), mistake.getMessage());
        assertEquals(1, mistake.getMessage().lines().count());
    }

    @Test
    void a_whole_plan_says_nothing_of_shards(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("plan.json");
        SampleRun.plan().write(file);
        assertTrue(!Files.readString(file).contains("shard"));
        assertNull(Plan.read(file).shard());
    }
}
