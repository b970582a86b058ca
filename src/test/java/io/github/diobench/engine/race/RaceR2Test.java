package io.github.diobench.engine.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.race.RaceScene.Mode;
import io.github.diobench.engine.race.RaceScene.Outcome;
import io.github.diobench.engine.race.RaceScene.Start;
import io.github.diobench.mutants.Mutant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * "The bio_count race", which the patch of 2004 closes (kernel-spec 5, R2), played on the accounting before it (A0) and on the first
 * attempt to mend it (A1). {@link StalledCompleterTest} plays the same interleaving with every counter of the catalogue.
 */
class RaceR2Test {
    private static final int AFTER_THE_DECREMENT = 1;

    @ParameterizedTest
    @CsvSource({"A0, bioCountVolatile: getVolatile", "A1, bioCountOpaque: getOpaque"})
    void aCompleterFinishesTheRequestThatCameAfterItsOwn(String mutant, String asTheRequestIsFreedAgain) {
        var counter = StallLoader.counter("atomic", Mutant.named(mutant).classes());
        Outcome outcome = new RaceScene(counter, Mode.FALLBACK, Start.WHILE_ASLEEP, AFTER_THE_DECREMENT).play();
        System.out.println(mutant + outcome);
        assertEquals(
                List.of(
                        "S: submits the bio of A, drops its reference and sleeps",
                        "C: completes the bio of A: [decrementBioCount: getAndAdd]",
                        "C: stalls before it 'reads waiter'",
                        "S: wakes without reason and comes to the end of A",
                        "S: submits B, which gets the same request; its bio is in flight",
                        "C: goes on: [reads waiter, " + asTheRequestIsFreedAgain + "]",
                        "S: has 8192 of A",
                        "an event for B, whose bio is in flight",
                        "the bio of B completes: bio completed after the request was freed, generation 3"),
                outcome.steps());
        assertEquals(
                List.of(
                        "I3: C touches the request after S has freed it",
                        "I1: 2 events, and not 1, before the bio of B has completed"),
                outcome.harm().subList(0, 2));
        assertTrue(
                outcome.harm()
                        .contains(
                                "I3: finished twice: a completer was told that it is the last of generation 1, which had been"
                                        + " finished and freed while the completer was still using it; generation 2 lives there now"
                                        + " and is finished in its place, too early"),
                outcome::toString);
    }
}
