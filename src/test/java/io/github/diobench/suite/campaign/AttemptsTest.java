package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.fixture.SampleRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AttemptsTest {
    private static final Plan PLAN = SampleRun.plan();
    private static final List<ForkRecord> ALL = SampleRun.forks();

    /** Rounds 1, 2 and 3 have six, three and three forks. */
    private static final int FIRST_ROUND = 6;

    @Test
    void of_a_finished_run_nothing_is_left_though_a_fork_failed() {
        assertTrue(ALL.stream().anyMatch(fork -> !fork.isOk()));
        assertEquals(List.of(), new Attempts(ALL).left(PLAN));
        assertEquals(ALL, new Attempts(ALL).paired());
    }

    @Test
    void of_a_run_that_was_ended_between_rounds_the_other_rounds_are_left() {
        for (int forks : List.of(0, FIRST_ROUND, FIRST_ROUND + 3)) {
            List<ForkAttempt> left = new Attempts(ALL.subList(0, forks)).left(PLAN);
            assertEquals(PLAN.slots().subList(forks, ALL.size()), slots(left));
            assertTrue(left.stream().allMatch(turn -> turn.attempt() == 1), left.toString());
        }
    }

    @Test
    void a_round_that_was_cut_is_left_whole_as_a_new_attempt() {
        List<ForkAttempt> left = new Attempts(ALL.subList(0, FIRST_ROUND + 2)).left(PLAN);
        assertEquals(PLAN.slots().subList(FIRST_ROUND, ALL.size()), slots(left));
        left.forEach(turn -> assertEquals(turn.slot().round() == 2 ? 2 : 1, turn.attempt(), turn.toString()));
    }

    @Test
    void a_round_that_was_cut_twice_is_left_whole_as_a_third_attempt() {
        List<ForkRecord> journal = new ArrayList<>(ALL.subList(0, FIRST_ROUND + 2));
        journal.add(again(ALL.get(FIRST_ROUND), 2));
        Attempts attempts = new Attempts(journal);
        assertEquals(3, attempts.left(PLAN).get(0).attempt());
        assertEquals(PLAN.slots().get(FIRST_ROUND), attempts.left(PLAN).get(0).slot());
        assertEquals(ALL.subList(FIRST_ROUND, FIRST_ROUND + 2), attempts.unpaired());
    }

    @Test
    void only_the_last_attempt_counts() {
        List<ForkRecord> journal = new ArrayList<>(ALL.subList(0, FIRST_ROUND + 2));
        List<ForkRecord> again = ALL.subList(FIRST_ROUND, ALL.size()).stream()
                .map(fork -> fork.round() == 2 ? again(fork, 2) : fork)
                .toList();
        journal.addAll(again);
        RunData run = new RunData(PLAN, SampleRun.environment(), journal);
        List<ForkRecord> counted = new ArrayList<>(ALL.subList(0, FIRST_ROUND));
        counted.addAll(again);
        assertEquals(counted, run.forks());
        assertEquals(ALL.subList(FIRST_ROUND, FIRST_ROUND + 2), run.unpaired());
        Cell cell = PLAN.cells().get("async-write-2-inline.atomic");
        assertEquals(
                List.of(1, 2, 1),
                run.measured(cell).stream().map(ForkRecord::attempt).toList());
        assertEquals(List.of(), new Attempts(journal).left(PLAN));
    }

    private static List<Slot> slots(List<ForkAttempt> turns) {
        return turns.stream().map(ForkAttempt::slot).toList();
    }

    private static ForkRecord again(ForkRecord fork, int attempt) {
        return new ForkRecord(
                fork.number(),
                fork.round(),
                attempt,
                fork.position(),
                fork.cell(),
                fork.startMillis() + 1_000_000,
                fork.endMillis() + 1_000_000,
                fork.status(),
                fork.reason(),
                fork.exit(),
                fork.warmup(),
                fork.measured());
    }
}
