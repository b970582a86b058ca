package io.github.diobench.engine.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.bio.Bio;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every counter keeps the promises of {@link BioCounter} (design, section 4), in every order of submits, completions and drop. One
 * thread plays all parties, so that an order is what it says and a failure comes again.
 */
class BioCounterContractTest {
    private static final int[] BIOS = {1, 2, 3, 4, 16, 64};
    private static final long SEED = 20040824;

    private final SimulatedSleep sleep = new SimulatedSleep();

    static Stream<String> names() {
        return Stream.concat(CounterCatalog.builtInNames().stream(), Stream.of("slowed"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNewCounterIsQuiescentAndARequestWithoutBiosEndsWithItsDrop(String name) {
        BioCounter counter = create(name);
        assertTrue(counter.isQuiescent());
        for (boolean wait : new boolean[] {false, true}) {
            counter.reset(false);
            assertFalse(counter.isQuiescent(), "the submitter's reference");
            assertTrue(counter.drop(wait));
            assertTrue(counter.isQuiescent());
        }
        assertEquals(0, sleep.wakes());
        assertEquals(0, counter.lockParks());
    }

    @ParameterizedTest
    @MethodSource("names")
    void exactlyTheLastStepOfARequestIsToldSo(String name) {
        BioCounter counter = create(name);
        forEveryOrder(order -> leave(counter, order));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSubmitterThatWaitsFinishesAfterTheLastCompletion(String name) {
        BioCounter counter = create(name);
        forEveryOrder(order -> {
            drain(counter, order, false);
            drain(counter, order, true);
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyQueuedBioIsTakenOnce(String name) {
        BioCounter counter = create(name);
        if (!counter.listsBios()) {
            return;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        forEveryOrder(order -> {
            for (int reapEvery : new int[] {1, 3, Integer.MAX_VALUE}) {
                queue(counter, order, reapEvery, random, false);
                queue(counter, order, reapEvery, random, true);
            }
        });
    }

    /** I24: what the last request did, and in which mode, is nothing to the next. */
    @ParameterizedTest
    @MethodSource("names")
    void aRequestLeavesNothingToTheNext(String name) {
        BioCounter counter = create(name);
        SplittableRandom random = new SplittableRandom(SEED);
        for (Runnable before : lives(counter, random)) {
            for (Runnable after : lives(counter, random)) {
                before.run();
                after.run();
            }
        }
    }

    /** I24, strictly: count 1, list empty and nobody to wake, whatever was there. */
    @ParameterizedTest
    @MethodSource("names")
    void aResetDoesNotLookAtWhatWasThere(String name) {
        BioCounter counter = create(name);
        for (Runnable after : lives(counter, new SplittableRandom(SEED))) {
            counter.reset(false);
            counter.submit();
            counter.submit();
            counter.complete();
            counter.drop(true); // is the registered waiter now
            after.run();
            if (counter.listsBios()) {
                counter.reset(true);
                counter.submit();
                counter.submit();
                counter.queue(newBio());
                after.run();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theBioQueuedLastIsReapedFirst(String name) {
        BioCounter counter = create(name);
        if (!counter.listsBios()) {
            return;
        }
        Bio first = newBio();
        Bio second = newBio();
        counter.reset(true);
        for (Bio bio : new Bio[] {first, second}) {
            counter.submit();
            counter.queue(bio);
        }
        assertEquals(second, counter.reap()); // as dio_bio_end_io and dio_await_one of the kernel do
        assertEquals(first, counter.reap());
        assertNull(counter.reap());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aCounterWithoutAListSaysSo(String name) {
        BioCounter counter = create(name);
        if (counter.listsBios()) {
            return;
        }
        counter.reset(false);
        List<Executable> calls =
                List.of(() -> counter.queue(newBio()), counter::reap, counter::awaitBio, counter::processed);
        for (Executable call : calls) {
            String message = assertThrows(IllegalStateException.class, call).getMessage();
            assertEquals(counter.getClass().getName() + " has no bio list", message);
        }
    }

    /** An asynchronous request, whose submitter leaves it. */
    private void leave(BioCounter counter, String order) {
        String steps = order.replace("A", "");
        sleep.begin(false);
        counter.reset(false);
        for (int i = 0; i < steps.length(); i++) {
            assertFalse(counter.isQuiescent(), () -> "a reference is left in " + order);
            boolean last = switch (steps.charAt(i)) {
                case 'S' -> {
                    counter.submit();
                    yield false;
                }
                case 'C' -> counter.complete();
                default -> counter.drop(false);
            };
            assertEquals(i == steps.length() - 1, last, "last at step " + i + " of " + order);
        }
        assertTrue(counter.isQuiescent(), order);
        assertEquals(0, sleep.wakes(), () -> "nobody waits in " + order);
    }

    /** A synchronous request of a counter that need not list bios. */
    private void drain(BioCounter counter, String order, boolean spurious) {
        boolean dropIsLast = order.endsWith("DA");
        sleep.begin(spurious);
        counter.reset(false);
        for (char step : beforeWaiting(order)) {
            switch (step) {
                case 'S' -> counter.submit();
                case 'C' -> completeForWaiting(counter, order);
                default -> assertEquals(dropIsLast, counter.drop(true), () -> "S is the finisher in " + order);
            }
        }
        whileWaiting(order, () -> completeForWaiting(counter, order));
        if (!dropIsLast) {
            counter.awaitDrain();
        }
        assertEquals(0, sleep.left(), () -> "the submitter left before the last completion of " + order);
        assertTrue(counter.isQuiescent(), order);
        assertEquals(dropIsLast ? 0 : 1, sleep.wakes(), () -> "wake-ups in " + order);
    }

    private static void completeForWaiting(BioCounter counter, String order) {
        assertFalse(counter.isQuiescent(), () -> "a reference is left in " + order);
        assertFalse(counter.complete(), () -> "the waiting submitter is the finisher in " + order);
    }

    /** A synchronous request of a counter that lists bios, completed in an order of its own and reaped now and then. */
    private void queue(BioCounter counter, String order, int reapEvery, SplittableRandom random, boolean spurious) {
        List<Bio> inFlight = new ArrayList<>();
        List<Bio> listed = new ArrayList<>();
        Runnable complete = () -> {
            Bio bio = inFlight.remove(random.nextInt(inFlight.size()));
            listed.add(bio);
            counter.queue(bio);
        };
        int submitted = 0;
        sleep.begin(spurious);
        counter.reset(true);
        for (char step : beforeWaiting(order)) {
            switch (step) {
                case 'S' -> {
                    inFlight.add(newBio());
                    counter.submit();
                    if (++submitted % reapEvery == 0) {
                        take(counter, counter.reap(), listed);
                    }
                }
                case 'C' -> complete.run();
                default -> counter.drop(false);
            }
        }
        whileWaiting(order, complete);
        for (Bio bio = counter.awaitBio(); bio != null; bio = counter.awaitBio()) {
            assertFalse(counter.isQuiescent(), () -> "a bio is unprocessed in " + order);
            take(counter, bio, listed);
        }
        assertEquals(0, sleep.left(), () -> "the submitter left before the last completion of " + order);
        assertEquals(List.of(), listed, () -> "bios that were queued and never taken in " + order);
        assertTrue(counter.isQuiescent(), order);
    }

    private static void take(BioCounter counter, Bio bio, List<Bio> listed) {
        assertEquals(listed.isEmpty(), bio == null, "a bio is there iff it is taken");
        if (bio != null) {
            assertTrue(listed.remove(bio), "a bio that was not queued, or was taken before");
            counter.processed();
        }
    }

    /** One request of each kind. */
    private List<Runnable> lives(BioCounter counter, SplittableRandom random) {
        List<Runnable> lives = new ArrayList<>(List.of(
                () -> leave(counter, "SSDCC"),
                () -> leave(counter, "SCSCD"),
                () -> drain(counter, "SSDACC", false),
                () -> drain(counter, "SSCCDA", false)));
        if (counter.listsBios()) {
            lives.add(() -> queue(counter, "SSDACC", 1, random, false));
            lives.add(() -> queue(counter, "SCSCDA", 1, random, false));
        }
        return lives;
    }

    private static void forEveryOrder(Consumer<String> request) {
        for (int n : BIOS) {
            Orders.of(n, SEED).forEach(request);
        }
    }

    private static char[] beforeWaiting(String order) {
        return order.substring(0, order.indexOf('A')).toCharArray();
    }

    private void whileWaiting(String order, Runnable complete) {
        order.substring(order.indexOf('A') + 1).chars().forEach(step -> sleep.later(complete));
    }

    private BioCounter create(String name) {
        sleep.begin(false);
        return CounterCatalog.find(name).create(sleep);
    }

    private static Bio newBio() {
        return new Bio(ended -> {});
    }
}
