package io.github.diobench.engine.counter.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.diobench.engine.counter.model.Explorer.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker visits every state once, finds the nearest fault and tells the way to it. */
class ExplorerTest {
    /** Two processes that count to a limit each; subclasses add what goes wrong. */
    private static class TwoCounters implements Protocol<List<Integer>> {
        static final int LIMIT = 3;

        @Override
        public List<List<Integer>> initialStates() {
            return List.of(List.of(0, 0));
        }

        @Override
        public void steps(List<Integer> state, Visitor<List<Integer>> visitor) {
            int a = state.get(0);
            int b = state.get(1);
            if (a < LIMIT) {
                visitor.step("A: " + (a + 1), List.of(a + 1, b));
            }
            if (b < LIMIT) {
                visitor.step("B: " + (b + 1), List.of(a, b + 1));
            }
        }

        @Override
        public boolean isEnd(List<Integer> state) {
            return state.equals(List.of(LIMIT, LIMIT));
        }

        @Override
        public String stuck(List<Integer> state) {
            return "stuck at " + state;
        }
    }

    @Test
    void everyStateIsVisitedOnce() {
        Result result = Explorer.explore(new TwoCounters());
        assertNull(result.fault());
        assertEquals(16, result.states());
        assertEquals(1, result.ends());
        assertEquals("nothing is wrong", result.explain());
    }

    @Test
    void statesThatDifferInNamesOnlyAreOneAndTheTraceKeepsTheNames() {
        Result result = Explorer.explore(new TwoCounters() {
            @Override
            public List<Integer> canonical(List<Integer> state) {
                return state.stream().sorted().toList();
            }
        });
        assertNull(result.fault());
        assertEquals(10, result.states());

        Result stopped = Explorer.explore(new TwoCounters() {
            @Override
            public List<Integer> canonical(List<Integer> state) {
                return state.stream().sorted().toList();
            }

            @Override
            public void steps(List<Integer> state, Visitor<List<Integer>> visitor) {
                if (!canonical(state).equals(List.of(1, 1))) {
                    super.steps(state, visitor);
                }
            }
        });
        assertEquals("1. A: 1\n2. B: 1\nstuck at [1, 1]", stopped.explain());
    }

    @Test
    void theNearestFaultIsFoundEvenIfAnotherIsSeenFirst() {
        Protocol<List<Integer>> protocol = new TwoCounters() {
            @Override
            public void steps(List<Integer> state, Visitor<List<Integer>> visitor) {
                if (state.equals(List.of(2, 0))) {
                    visitor.fault("A: breaks", "broken");
                } else if (!state.equals(List.of(0, 2))) {
                    super.steps(state, visitor);
                }
            }
        };
        assertEquals(
                "1. B: 1\n2. B: 2\nstuck at [0, 2]", Explorer.explore(protocol).explain());
        assertEquals(
                "1. A: 1\n2. A: 2\n3. A: breaks\nbroken",
                Explorer.explore(protocol, "broken"::equals).explain());
        assertNull(Explorer.explore(protocol, "burnt"::equals).fault());
    }

    @Test
    void whatNeedNotComeSavesNobody() {
        Result result = Explorer.explore(new TwoCounters() {
            @Override
            public void steps(List<Integer> state, Visitor<List<Integer>> visitor) {
                if (state.get(0) + state.get(1) < LIMIT) {
                    super.steps(state, visitor);
                } else {
                    visitor.chance("rescue", List.of(LIMIT, LIMIT));
                }
            }
        });
        assertEquals("stuck at [3, 0]", result.fault());
        assertEquals(3, result.trace().size());
    }

    @Test
    void aChanceIsTakenToo() {
        Result result = Explorer.explore(new TwoCounters() {
            @Override
            public void steps(List<Integer> state, Visitor<List<Integer>> visitor) {
                super.steps(state, visitor);
                if (state.equals(List.of(1, 0))) {
                    visitor.chance("jump", List.of(9, 9));
                }
            }
        });
        assertEquals("1. A: 1\n2. jump\nstuck at [9, 9]", result.explain());
    }
}
