package io.github.diobench.engine.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.counter.CounterCatalog;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wherever a completer stalls inside its counter, a submitter that goes on meanwhile, and uses the request again, neither is
 * disturbed nor sleeps for ever: the races R2 and R8 harm no counter of the catalogue (kernel-spec 5; 8.3, schedules 1 to 5 and 9).
 */
class StalledCompleterTest {
    /** More than any counter's completion has accesses. */
    private static final int MOST_ACCESSES = 100;

    static Stream<Arguments> cases() {
        return CounterCatalog.builtInNames().stream()
                .filter(name -> !CounterCatalog.find(name).submitterThreadOnly())
                .flatMap(name -> Stream.of(RaceScene.Mode.values())
                        .flatMap(mode ->
                                Stream.of(RaceScene.Start.values()).map(start -> Arguments.of(name, mode, start))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("cases")
    void isHarmlessAtEveryAccess(String counter, RaceScene.Mode mode, RaceScene.Start start) {
        int stallAt = 0;
        RaceScene.Outcome outcome;
        do {
            outcome = new RaceScene(StallLoader.counter(counter), mode, start, stallAt).play();
            assertEquals(List.of(), outcome.harm(), outcome::toString);
            stallAt++;
        } while (outcome.stalled() && stallAt < MOST_ACCESSES);
        assertTrue(stallAt > 1 && stallAt < MOST_ACCESSES, "accesses of the completer: " + (stallAt - 1));
    }
}
