package io.github.diobench.suite.verify.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.historic.HistoricProvider;
import io.github.diobench.suite.fixture.faulty.FaultyProvider;
import io.github.diobench.suite.verify.Violation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped counters survive the schedules of kernel-spec 8.3; the one before the patch does not. */
class SchedulesTest {
    private static final long FIRST_SEED = 1;
    private static final int RANDOM = 200;

    static Stream<String> names() {
        return Stream.concat(CounterCatalog.builtInNames().stream(), Stream.of("slowed"))
                .filter(name -> !CounterCatalog.find(name).submitterThreadOnly());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aShippedCounterSurvivesEverySchedule(String name) {
        Schedules schedules = new Schedules(CounterCatalog.find(name));
        assertTrue(schedules.stepsInside());
        schedules.playAll(1, () -> true);
        assertEquals(0, schedules.cut());
        assertTrue(schedules.played() > 1000, () -> "only " + schedules.played());
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RANDOM; seed++) {
            schedules.playRandom(seed);
        }
    }

    @Test
    void theRaceOfA0IsFoundWithItsInterleaving() {
        Violation found =
                assertThrows(Violation.class, () -> new Schedules(new HistoricProvider()).playAll(1, () -> true));
        List<String> steps = found.interleaving();
        assertTrue(found.what().startsWith("C2 touches the request after it was freed: reads A0."), found::what);
        assertTrue(
                steps.stream().anyMatch(step -> step.endsWith("C2 A0.decrementBioCount: getAndAdd -> 1")),
                found::getMessage);
    }

    @Test
    void aDeadlockAndALostWakeUpAreFound() {
        Violation deadlock = found(new FaultyProvider.Deadlocks());
        assertTrue(deadlock.what().startsWith("a deadlock; "), deadlock::getMessage);
        Violation lost = found(new FaultyProvider.LostWakeUp());
        assertTrue(lost.what().startsWith("a lost wake-up: "), lost::getMessage);
    }

    @Test
    void theSchedulerIsNotReadAfterTheLastTouchEither() {
        Violation late = found(new FaultyProvider.ReadsLate());
        assertTrue(
                late.what().startsWith("C2 touches the request after it was freed: reads ReadsSchedulerLate.own"),
                late::getMessage);
    }

    private static Violation found(BioCounterProvider provider) {
        return assertThrows(Violation.class, () -> new Schedules(provider).playAll(1, () -> true));
    }
}
