package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GivenUpTest {
    private static final List<String> JAR = List.of("/some.jar");

    @Test
    void what_failed_once_goes_on() {
        assertEquals(Set.of(), GivenUp.cells(plan("spin", "stamped"), failures("r.spin", "r.stamped")));
    }

    @Test
    void a_candidate_that_failed_twice_is_given_up_alone() {
        assertEquals(Set.of("r.spin"), GivenUp.cells(plan("spin", "stamped"), failures("r.spin", "r.spin")));
    }

    @Test
    void without_a_candidate_there_is_nothing_to_compare() {
        assertEquals(
                Set.of("r.atomic", "r.again", "r.spin"), GivenUp.cells(plan("spin"), failures("r.spin", "r.spin")));
    }

    @Test
    void without_the_reference_neither() {
        assertEquals(
                Set.of("r.atomic", "r.again", "r.spin", "r.stamped"),
                GivenUp.cells(plan("spin", "stamped"), failures("r.atomic", "r.atomic")));
    }

    @Test
    void what_is_given_up_is_not_left_to_run() {
        Plan plan = plan("spin", "stamped");
        List<ForkRecord> forks = new ArrayList<>();
        for (Slot slot : plan.slots()) {
            boolean fails = slot.cell().equals("r.spin");
            if (slot.round() <= 2 || !fails) {
                forks.add(fork(plan, slot, fails ? Status.FAILED : Status.OK));
            }
        }
        assertEquals(List.of(), new Attempts(forks).left(plan));
    }

    private static Plan plan(String... candidates) {
        List<Arm> arms = new ArrayList<>(List.of(arm("atomic", Arm.Role.REFERENCE)));
        for (String candidate : candidates) {
            arms.add(arm(candidate, Arm.Role.CANDIDATE));
        }
        arms.add(arm("again", Arm.Role.AGAIN));
        Regime regime = new Regime("r", Purpose.JUDGED, "a.B.c", Map.of(), 1, 4, arms);
        return Plan.drawn("gate", 1, 4, new Timing(1, 1, 1, 1, 1000), List.of(), "atomic", List.of(regime), List.of());
    }

    private static Arm arm(String name, Arm.Role role) {
        return new Arm(name, Arm.NO_COUNTER, role, "java", JAR);
    }

    private static List<ForkRecord> failures(String... cells) {
        Plan plan = plan("spin", "stamped");
        List<ForkRecord> forks = new ArrayList<>();
        int round = 1;
        for (String cell : cells) {
            int in = round++;
            Slot slot = plan.slots().stream()
                    .filter(candidate -> candidate.cell().equals(cell) && candidate.round() == in)
                    .findFirst()
                    .orElseThrow();
            forks.add(fork(plan, slot, Status.FAILED));
        }
        return forks;
    }

    private static ForkRecord fork(Plan plan, Slot slot, Status status) {
        return new ForkRecord(
                slot.number(),
                slot.round(),
                1,
                slot.position(),
                plan.cells().get(slot.cell()),
                0,
                1,
                status,
                status == Status.OK ? null : "gone",
                0,
                List.of(),
                null);
    }
}
