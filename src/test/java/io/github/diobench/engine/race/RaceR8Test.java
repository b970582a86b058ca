package io.github.diobench.engine.race;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.engine.race.RaceScene.Mode;
import io.github.diobench.engine.race.RaceScene.Outcome;
import io.github.diobench.engine.race.RaceScene.Start;
import io.github.diobench.mutants.Mutant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The lost wake-up of the atomic reference count of 2006 (RA), and its dual, the wake-up out of a freed request (kernel-spec 5, R8).
 * {@link StalledCompleterTest} plays the same interleavings with every counter of the catalogue.
 */
class RaceR8Test {
    private static final int AFTER_LOOKING_FOR_A_WAITER = 1;
    private static final int AFTER_THE_DECREMENT = 2;

    @Test
    void aSubmitterThatRegistersTooLateSleepsForEver() {
        assertEquals(
                List.of(
                        "S: submits the bio of A",
                        "C: completes the bio of A: [reads waiter]",
                        "C: stalls before it 'complete: decrementAndGet'",
                        "S: drops its reference and sleeps",
                        "C: goes on: [complete: decrementAndGet]",
                        "S: sleeps for ever: nothing is in flight, and nobody will wake it",
                        "S: is woken by the test",
                        "S: has 8192 of A"),
                play(Start.BEFORE_DROP, AFTER_LOOKING_FOR_A_WAITER, "I4: a lost wake-up"));
    }

    @Test
    void aCompleterLooksForItsWaiterInAFreedRequest() {
        assertEquals(
                List.of(
                        "S: submits the bio of A, drops its reference and sleeps",
                        "C: completes the bio of A: [reads waiter, complete: decrementAndGet]",
                        "C: stalls before it 'reads waiter'",
                        "S: wakes without reason and comes to the end of A",
                        "S: submits B, which gets the same request; its bio is in flight",
                        "C: goes on: [reads waiter]",
                        "S: has 8192 of A"),
                play(Start.WHILE_ASLEEP, AFTER_THE_DECREMENT, "I3: C touches the request after S has freed it"));
    }

    private static List<String> play(Start start, int stallAt, String harm) {
        var counter = StallLoader.counter("atomic", Mutant.named("RA").classes());
        Outcome outcome = new RaceScene(counter, Mode.FALLBACK, start, stallAt).play();
        System.out.println("RA" + outcome);
        assertEquals(List.of(harm), outcome.harm());
        return outcome.steps();
    }
}
