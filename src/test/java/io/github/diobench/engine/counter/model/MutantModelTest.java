package io.github.diobench.engine.counter.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.counter.model.Explorer.Result;
import io.github.diobench.engine.counter.model.Scenario.Mode;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every historical mistake, and every invariant broken on purpose, is found, with a shortest trace: the checker is not blind. */
class MutantModelTest {
    private static final int MOST_BIOS = 4;

    /**
     * A mutant and how it fails.
     *
     * @param steps the length of a shortest trace, for each number of bios up to the most
     */
    private record Case(String name, CounterModel model, Mode mode, String fault, List<Integer> steps) {
        /** A race between two completers needs two bios. */
        int fewestBios() {
            return MOST_BIOS + 1 - steps.size();
        }

        @Override
        public String toString() {
            return name + " " + mode + ": " + fault;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("A0", new MarkedModel(false), Mode.DRAIN, Fault.FREED, List.of(8, 11, 14, 17)),
                new Case(
                        "A0 with failing bios",
                        new MarkedModel(true),
                        Mode.DRAIN,
                        Fault.TWO_FINISHERS,
                        List.of(7, 10, 13, 16)),
                new Case("A1", new RacyModel(), Mode.DRAIN, Fault.FREED, List.of(8, 11, 14, 17)),
                new Case("A1", new RacyModel(), Mode.DRAIN, Fault.REUSED, List.of(9, 12, 15, 18)),
                new Case("RA", new LazyWaiterModel(), Mode.DRAIN, Fault.LOST_WAKE_UP, List.of(6, 9, 12, 15)),
                new Case("RA", new LazyWaiterModel(), Mode.DRAIN, Fault.FREED, List.of(12, 15, 18, 21)),
                of("tests after the decrement", Mutants.testsAfterDecrement(), Mode.LEAVE, Fault.TWO_FINISHERS, 5, 3),
                of("unsynchronised", Mutants.unsynchronised(), Mode.LEAVE, Fault.NO_FINISHER, 4, 3),
                new Case("unsynchronised", Mutants.unsynchronised(), Mode.LEAVE, Fault.NEGATIVE, List.of(7, 8, 9)),
                new Case("no bias", Mutants.withoutBias(), Mode.LEAVE, Fault.TOO_EARLY, List.of(2, 2, 2)),
                of("registers after the drop", Mutants.registersAfterDrop(), Mode.DRAIN, Fault.TWO_FINISHERS, 5, 2),
                of("registers after the look", Mutants.registersAfterLook(), Mode.QUEUE, Fault.LOST_WAKE_UP, 6, 2),
                of("does not loop", Mutants.doesNotLoop(), Mode.DRAIN, Fault.TOO_EARLY, 6, 1),
                of("takes without looking", Mutants.takesWithoutLooking(), Mode.QUEUE, Fault.EMPTY_LIST, 5, 1),
                of("looks back", Mutants.looksBack(), Mode.LEAVE, Fault.FREED, 7, 2),
                of("reads the waiter late", Mutants.readsWaiterLate(), Mode.DRAIN, Fault.FREED, 11, 4),
                new Case(
                        "pushes unlocked",
                        Mutants.pushesUnlocked(),
                        Mode.QUEUE,
                        Fault.NEVER_TAKEN,
                        List.of(11, 14, 17)),
                new Case(
                        "pushes unlocked",
                        Mutants.pushesUnlocked(),
                        Mode.QUEUE,
                        Fault.TAKEN_TWICE,
                        List.of(12, 13, 14)),
                of("leaves the waiter", Mutants.leavesTheWaiter(), Mode.DRAIN, Fault.NOT_QUIESCENT, 5, 2));
    }

    /** Each bio more makes the trace longer by the same number of steps. */
    private static Case of(String name, CounterModel model, Mode mode, String fault, int steps, int stepsPerBio) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < MOST_BIOS; i++) {
            all.add(steps + i * stepsPerBio);
        }
        return new Case(name, model, mode, fault, all);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isFoundByAShortestTrace(Case each) {
        for (int bios = each.fewestBios(); bios <= MOST_BIOS; bios++) {
            RequestProtocol protocol = protocol(each.model(), each.mode(), bios);
            Result result = Explorer.explore(protocol, each.fault()::equals);
            assertEquals(each.fault(), result.fault(), bios + " bios");
            assertEquals(
                    each.steps().get(bios - each.fewestBios()), result.trace().size(), result::explain);
        }
    }

    /** The same without the explorer: by trying all ways of so many steps. */
    @ParameterizedTest
    @MethodSource("cases")
    void nothingShorterLeadsThere(Case each) {
        RequestProtocol protocol = protocol(each.model(), each.mode(), each.fewestBios());
        int steps = each.steps().get(0);
        assertTrue(goesWrongWithin(steps, protocol, each.fault()));
        assertFalse(goesWrongWithin(steps - 1, protocol, each.fault()));
    }

    @Test
    void everyFaultIsSeenInSomeMutant() throws IllegalAccessException {
        Set<String> known = new TreeSet<>();
        for (Field field : Fault.class.getDeclaredFields()) {
            if (field.getType() == String.class) {
                known.add((String) field.get(null));
            }
        }
        assertEquals(known, cases().map(Case::fault).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Where nobody waits the last completer is the sole owner: the old counters are racy in the fallback only. */
    @Test
    void theHistoricalCountersAreRightWhereNobodyWaits() {
        for (CounterModel model : new CounterModel[] {new MarkedModel(false), new RacyModel(), new LazyWaiterModel()}) {
            for (int bios = 1; bios <= MOST_BIOS; bios++) {
                Scenario leftAlone = new Scenario(model, Mode.LEAVE, bios, 0);
                assertNull(Explorer.explore(new RequestProtocol(leftAlone)).fault());
            }
        }
    }

    @Test
    void theTraceOfR2() {
        assertTrace("""
                1. S: submit, bioCount 1->2
                2. S: submit, biosInFlight 0->1
                3. S: drop, waiter 0->1
                4. S: drop, bioCount 2->1
                5. C1: complete, bioCount 1->0
                6. S: awaitDrain, bioCount 0, is last
                7. S: finishes and frees the request
                8. C1: complete, waiter 1
                use after free: the request has been freed""", new RacyModel(), Fault.FREED);
    }

    @Test
    void theTracesOfR8() {
        assertTrace("""
                1. S: submit, ref 1->2
                2. S: drop
                3. S: awaitDrain, ref 2
                4. C1: complete, waiter 0
                5. S: awaitDrain, waiter 0->1, sleeps
                6. C1: complete, ref 2->1
                lost wake-up: the submitter sleeps and nobody is left to wake it""", new LazyWaiterModel(), Fault.LOST_WAKE_UP);
        assertTrace("""
                1. S: submit, ref 1->2
                2. S: drop
                3. S: awaitDrain, ref 2
                4. S: awaitDrain, waiter 0->1, sleeps
                5. S: wakes for no reason
                6. C1: complete, waiter 1
                7. S: awaitDrain, waiter 1->0
                8. C1: complete, ref 2->1
                9. S: awaitDrain, ref 1
                10. S: awaitDrain, ref 1->0, is last
                11. S: finishes and frees the request
                12. C1: complete, waiter 0
                use after free: the request has been freed""", new LazyWaiterModel(), Fault.FREED);
    }

    private static void assertTrace(String expected, CounterModel model, String fault) {
        assertEquals(
                expected,
                Explorer.explore(protocol(model, Mode.DRAIN, 1), fault::equals).explain());
    }

    private static RequestProtocol protocol(CounterModel model, Mode mode, int bios) {
        return new RequestProtocol(new Scenario(model, mode, bios, 1));
    }

    private static boolean goesWrongWithin(int steps, RequestProtocol protocol, String fault) {
        Search search = new Search(protocol, fault);
        return protocol.initialStates().stream().anyMatch(state -> search.from(state, steps));
    }

    /** A depth-first search of bounded depth. */
    private static final class Search {
        private final RequestProtocol protocol;
        private final String fault;
        /** How many steps had been left where a state led nowhere. */
        private final Map<String, Integer> inVain = new HashMap<>();

        Search(RequestProtocol protocol, String fault) {
            this.protocol = protocol;
            this.fault = fault;
        }

        boolean from(String state, int steps) {
            if (inVain.getOrDefault(state, -1) >= steps) {
                return false;
            }
            inVain.put(state, steps);
            Attempt attempt = new Attempt(steps);
            protocol.steps(state, attempt);
            boolean stuck = !attempt.progress && !protocol.isEnd(state);
            return attempt.wrong || (stuck && protocol.stuck(state).equals(fault));
        }

        private final class Attempt implements Protocol.Visitor<String> {
            private final int steps;
            private boolean progress;
            private boolean wrong;

            Attempt(int steps) {
                this.steps = steps;
            }

            @Override
            public void step(String label, String next) {
                progress = true;
                chance(label, next);
            }

            @Override
            public void chance(String label, String next) {
                wrong = wrong || (steps > 0 && from(next, steps - 1));
            }

            @Override
            public void fault(String label, String what) {
                progress = true;
                wrong = wrong || (steps > 0 && what.equals(fault));
            }

            @Override
            public boolean wantsLabels() {
                return false;
            }
        }
    }
}
