package io.github.diobench.engine.counter.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.Scheduler;
import io.github.diobench.engine.counter.model.Scenario.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of every strategy's protocol: I1 to I5 and I9 of kernel-spec 8.1 hold, whatever the schedule (design, section 4). */
class CounterModelTest {
    private static final int MOST_BIOS = 5;

    /** What is left of the first life of a request meets the second at its beginning or never: more bios find no more. */
    private static final int MOST_BIOS_OF_NEXT = 3;

    private record Unsorted(RequestProtocol sorted) implements Protocol<String> {
        @Override
        public List<String> initialStates() {
            return sorted.initialStates();
        }

        @Override
        public void steps(String state, Visitor<String> visitor) {
            sorted.steps(state, visitor);
        }

        @Override
        public boolean isEnd(String state) {
            return sorted.isEnd(state);
        }

        @Override
        public String stuck(String state) {
            return sorted.stuck(state);
        }
    }

    private record Case(CounterModel model, Mode mode, int bios) {
        @Override
        public String toString() {
            return model.transcribes() + " " + mode + " " + bios;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        List<String> transcribed = new ArrayList<>();
        for (CounterModel model : CounterModels.byName().values()) {
            if (transcribed.contains(model.transcribes())) {
                continue;
            }
            transcribed.add(model.transcribes());
            for (Mode mode : Scenario.modes(model)) {
                for (int bios = 1; bios <= MOST_BIOS; bios++) {
                    cases.add(new Case(model, mode, bios));
                }
            }
        }
        return cases.stream();
    }

    static Stream<Case> smallCases() {
        return cases().filter(each -> each.bios() <= 3);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingGoesWrong(Case each) {
        long start = System.nanoTime();
        Scenario scenario =
                new Scenario(each.model(), each.mode(), each.bios(), Math.min(each.bios(), MOST_BIOS_OF_NEXT));
        Explorer.Result result = Explorer.explore(new RequestProtocol(scenario));
        System.out.println(
                each + ": " + result.states() + " states, " + (System.nanoTime() - start) / 1_000_000 + " ms");
        assertNull(result.fault(), result::explain);
        assertTrue(result.ends() > 0, "no request ever ends");
    }

    /** Taking like completers for one another spares states and nothing else. */
    @ParameterizedTest
    @MethodSource("smallCases")
    void nothingIsHiddenBySorting(Case each) {
        RequestProtocol sorted = new RequestProtocol(new Scenario(each.model(), each.mode(), each.bios(), 2));
        Explorer.Result result = Explorer.explore(new Unsorted(sorted));
        assertNull(result.fault(), result::explain);
        assertTrue(result.states() >= Explorer.explore(sorted).states());
    }

    @Test
    void everyCounterOfTheCatalogueHasAModelOfItsClass() {
        assertEquals(
                CounterCatalog.builtInNames(),
                List.copyOf(CounterModels.byName().keySet()));
        CounterModels.byName().forEach((name, model) -> {
            List<String> classes = new ArrayList<>();
            Class<?> type = CounterCatalog.find(name).create(Scheduler.PARK).getClass();
            for (; type != null; type = type.getSuperclass()) {
                classes.add(type.getSimpleName());
            }
            assertTrue(classes.contains(model.transcribes()), name + " is a " + classes);
        });
    }
}
