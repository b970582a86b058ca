package io.github.diobench.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.Stage.Kind;
import io.github.diobench.engine.Stalls.Gate;
import io.github.diobench.engine.Stalls.Place;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.ScriptedDevice.When;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The schedules of kernel-spec 8.3 with real threads, for every counter; each request ends with the standing audit. A schedule is
 * forced: threads are stopped where the engine can be watched, and go on when the next step is theirs.
 *
 * <p>S-steps: s1 submit the last bio, s2 decide, s3 register as waiter, s4 drop, s5 test, s6 park, s7 free and fall back. C-steps: c1
 * process the bio, c2 drop, c3 read the waiter, c4 end_io, c5 wake, c6 last access. In these counters c3 never comes before c2. A
 * counter with a list has c2 and c3 in one section when S waits for a synchronous request; whoever waits runs c4 itself.
 *
 * <p>A counter can be watched around its calls and when it sleeps and wakes, not between two accesses inside a call: there two threads
 * only meet (schedules 1 and 6), which finds a gap of a few instructions by luck. Such gaps are for the stress of the contract.
 */
class ScheduleTest {
    private static final int BLOCK = 4096;
    private static final int ROUNDS = 200;

    static List<String> counters() {
        return TestedCounters.names().stream()
                .filter(name -> !CounterCatalog.find(name).submitterThreadOnly())
                .toList();
    }

    /** Requests for which S waits, with a bio list if the counter has one, and without. */
    static Stream<Arguments> waits() {
        return counters().stream()
                .flatMap(counter -> Stream.of(Kind.SYNC, Kind.FALLBACK).map(kind -> Arguments.of(counter, kind)));
    }

    static Stream<Arguments> kinds() {
        return counters().stream()
                .flatMap(counter -> Stream.of(Kind.values()).map(kind -> Arguments.of(counter, kind)));
    }

    static Stream<Arguments> kindsOfAllCounters() {
        return TestedCounters.names().stream()
                .flatMap(counter -> Stream.of(Kind.values()).map(kind -> Arguments.of(counter, kind)));
    }

    /** s1 s2 s3 s4 | c1 c2 c3 c5 c6 | s5 s7: S finds its request done and does not sleep. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("waits")
    void schedule1TheLastDropComesBetweenDropAndTest(String counter, Kind kind) {
        try (Stage stage = new Stage(counter)) {
            Gate dropped = stage.stalls.stop(stage.submitter, Place.DROPPED);
            stage.begin(kind, 1);
            dropped.awaitReached();
            stage.complete(0);
            assertFalse(stage.hasReturned());
            dropped.open();
            stage.endsWell();
            assertEquals(0, stage.stalls.sleeps());
        }
    }

    /** s1 .. s4 | s5 s6 s7 beside c2 c3 c5 c6, in whichever order: S neither misses its wake-up nor frees too early (R2). */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("waits")
    void schedule1TheLastDropComesBesideTheTest(String counter, Kind kind) {
        Meeting meeting = new Meeting();
        try (Stage stage = new Stage(counter)) {
            stage.stalls.always(stage.submitter, Place.DROPPED, meeting::meet);
            stage.stalls.always(stage.completer, Place.ABOUT_TO_DROP, meeting::meet);
            for (int round = 0; round < ROUNDS; round++) {
                stage.begin(kind, 1);
                Future<?> completion = stage.completing(stage.completer, 0);
                stage.endsWell();
                Actor.join(completion);
            }
        }
    }

    /** s1 .. s5 | c1 c2 c3 c5 c6 | s6 s7: the wake-up comes before the sleep, which it ends at once. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("waits")
    void schedule2TheLastDropComesBetweenTestAndPark(String counter, Kind kind) {
        try (Stage stage = new Stage(counter)) {
            Gate aboutToSleep = stage.stalls.stop(stage.submitter, Place.ABOUT_TO_SLEEP);
            stage.begin(kind, 1);
            aboutToSleep.awaitReached();
            stage.complete(0);
            aboutToSleep.open();
            stage.endsWell();
            assertEquals(1, stage.stalls.sleeps());
        }
    }

    /** c1 | s1 .. s6 | c2 c3 c5: the completer is on its way to its drop before S registers, and drops when S is asleep. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("waits")
    void schedule3TheSubmitterRegistersAndParksWhileTheCompleterIsAboutToDrop(String counter, Kind kind) {
        try (Stage stage = new Stage(counter)) {
            Gate submitted = stage.stalls.stop(stage.submitter, Place.SUBMIT_RETURNED);
            Gate aboutToDrop = stage.stalls.stop(stage.completer, Place.ABOUT_TO_DROP);
            stage.begin(kind, 1);
            submitted.awaitReached();
            Future<?> completion = stage.completing(stage.completer, 0);
            aboutToDrop.awaitReached();
            submitted.open();
            stage.awaitAsleep();
            assertFalse(stage.isAnswered());
            aboutToDrop.open();
            Actor.join(completion);
            stage.endsWell();
        }
    }

    /** s1 .. s6 | c1 c2 c3 c5, C stops | s5 s7, s1 .. s7 of the next request in the same dio | c6: C touches nothing any more. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("waits")
    void schedule4TheDioIsUsedAgainWhileItsLastCompleterIsLate(String counter, Kind kind) {
        try (Stage stage = new Stage(counter)) {
            Gate completerDropped = stage.stalls.stop(stage.completer, Place.DROPPED);
            stage.begin(kind, 1);
            Future<?> late = stage.completing(stage.completer, 0);
            completerDropped.awaitReached();
            stage.endsWell();
            for (Kind next : Kind.values()) {
                stage.begin(next, 3);
                stage.completeAllOn(stage.other);
                stage.endsWell();
            }
            stage.begin(Kind.QUEUED, 2);
            stage.awaitReturn();
            completerDropped.open();
            Actor.join(late);
            stage.completeAllOn(stage.other);
            stage.endsWell();
        }
    }

    /** As schedule 4, where a completer that was not last is late and another one finishes and frees. */
    @ParameterizedTest
    @MethodSource("counters")
    void schedule4TheDioIsUsedAgainWhileACompleterThatWasNotLastIsLate(String counter) {
        try (Stage stage = new Stage(counter)) {
            Gate completerDropped = stage.stalls.stop(stage.completer, Place.DROPPED);
            stage.begin(Kind.QUEUED, 2);
            Future<?> late = stage.completing(stage.completer, 1);
            completerDropped.awaitReached();
            stage.complete(0);
            stage.endsWell();
            stage.begin(Kind.QUEUED, 2);
            stage.awaitReturn();
            completerDropped.open();
            Actor.join(late);
            stage.completeAllOn(stage.other);
            stage.endsWell();
        }
    }

    /** s1 .. s6 | c1, C stops: s7 does not start | c2 c3 c5 | s5 c4 s7. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("waits")
    void schedule5NothingGoesOnBeforeTheLastCompleterHasDropped(String counter, Kind kind) {
        try (Stage stage = new Stage(counter)) {
            Gate aboutToDrop = stage.stalls.stop(stage.completer, Place.ABOUT_TO_DROP);
            stage.begin(kind, 2);
            stage.complete(1);
            Future<?> completion = stage.completing(stage.completer, 0);
            aboutToDrop.awaitReached();
            for (int i = 0; i < 10; i++) {
                spuriouslyWake(stage); // so that it tests, and tests in vain
            }
            assertFalse(stage.hasSeen("end_io"));
            assertFalse(stage.hasSeen("fallback"));
            assertFalse(stage.isAnswered());
            aboutToDrop.open();
            Actor.join(completion);
            stage.endsWell();
        }
    }

    /** s1 .. s4, S leaves | c1 c2, C stops in c4: no answer yet, and a truncation waits (I18) | c5: the answer, then the truncation. */
    @ParameterizedTest
    @MethodSource("counters")
    void schedule5ATruncationWaitsForTheFinisher(String counter) {
        try (Stage stage = new Stage(counter)) {
            Gate inEndIo = stage.stalls.stop(stage.completer, Place.END_IO);
            stage.begin(Kind.QUEUED, 2);
            stage.awaitReturn();
            stage.complete(1);
            Future<?> completion = stage.completing(stage.completer, 0);
            inEndIo.awaitReached();
            AtomicBoolean truncated = new AtomicBoolean();
            Future<?> truncation = stage.other.act(() -> {
                stage.file.truncate(stage.file.size());
                truncated.set(true);
            });
            stage.other.awaitAsleepIn("Inode");
            assertFalse(stage.isAnswered());
            assertFalse(truncated.get());
            inEndIo.open();
            Actor.join(completion);
            Actor.join(truncation);
            stage.endsWell();
        }
    }

    /** s1 .. s6, or S leaves | c1 c1' | c2 and c2' at once, in whichever order: exactly one is last. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("kinds")
    void schedule6TwoCompletersDropAtOnce(String counter, Kind kind) {
        Meeting meeting = new Meeting();
        try (Stage stage = new Stage(counter)) {
            stage.stalls.always(stage.completer, Place.ABOUT_TO_DROP, meeting::meet);
            stage.stalls.always(stage.other, Place.ABOUT_TO_DROP, meeting::meet);
            for (int round = 0; round < ROUNDS; round++) {
                stage.begin(kind, 2);
                if (round % 2 == 0 && kind != Kind.QUEUED) {
                    stage.awaitAsleep();
                } else {
                    stage.awaitSubmitted();
                }
                Future<?> one = stage.completing(stage.completer, 0);
                Future<?> two = stage.completing(stage.other, 1);
                Actor.join(one);
                Actor.join(two);
                stage.endsWellEitherWay();
            }
        }
    }

    /** c1 c2 of every bio | s1 s2 .. s7: S is last, and answers an asynchronous request by its call. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("kinds")
    void schedule7EveryBioCompletesBeforeTheLastSubmitReturns(String counter, Kind kind) {
        try (Stage stage = new Stage(counter)) {
            Gate submitted = stage.stalls.stop(stage.submitter, Place.SUBMIT_RETURNED, 1);
            stage.begin(kind, 2);
            submitted.awaitReached();
            stage.complete(1);
            stage.complete(0);
            submitted.open();
            stage.endsWellInline();
            assertEquals(0, stage.stalls.sleeps());
        }
    }

    /**
     * c1 with an error, c2 | result += len, s2 ..: bio 0 fails while S still builds bio 1. Or result += len | c1 with an error, c2 |
     * s2 ..: bio 1 fails after the walk. Either way the error sticks (B4, B2b).
     */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("kinds")
    void schedule8AnErrorComesBesideTheAccumulation(String counter, Kind kind) {
        failAt(counter, kind, 0, true);
        failAt(counter, kind, 1, true);
        failAt(counter, kind, 1, false);
    }

    private static void failAt(String counter, Kind kind, int failing, boolean otherIsLate) {
        try (Stage stage = new Stage(counter)) {
            Gate submitted = stage.stalls.stop(stage.submitter, Place.SUBMIT_RETURNED, failing);
            Gate dropped = stage.stalls.stop(stage.submitter, Place.DROPPED);
            stage.begin(kind, 2, When.HELD, bio -> bio == failing);
            submitted.awaitReached();
            stage.complete(failing);
            if (!otherIsLate) {
                stage.complete(1 - failing);
            }
            submitted.open();
            dropped.awaitReached();
            dropped.open();
            stage.completer.actAndJoin(stage.device::releaseAll);
            stage.ends(kind == Kind.QUEUED && otherIsLate ? "Q->[-EIO]" : "R->-EIO");
        }
    }

    /** s1 .. s6 | unpark, s5, s6, again and again | c1 c2 c3 c5 | s5 s7: each time S tests, and sleeps again. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("waits")
    void schedule9SpuriousWakeUpsChangeNothing(String counter, Kind kind) {
        try (Stage stage = new Stage(counter)) {
            stage.begin(kind, 2);
            for (int i = 0; i < 100; i++) {
                if (i == 50) {
                    stage.complete(1);
                }
                spuriouslyWake(stage);
            }
            assertTrue(stage.stalls.sleeps() >= 100);
            assertFalse(stage.isAnswered());
            stage.complete(0);
            stage.endsWell();
        }
    }

    /**
     * s1 .. s6 | c1 c2 c3, C stops before c5 | unpark, s5 s7, s1 .. s6 of the next request in the same dio | c5: the stale wake-up ends
     * a sleep of the next request, and S sleeps again.
     */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("waits")
    void schedule10AWakeUpOfTheLastRequestComesDuringTheNext(String counter, Kind kind) {
        try (Stage stage = new Stage(counter)) {
            Gate aboutToWake = stage.stalls.stop(stage.completer, Place.ABOUT_TO_WAKE);
            stage.begin(kind, 1);
            stage.awaitAsleep();
            Future<?> late = stage.completing(stage.completer, 0);
            aboutToWake.awaitReached();
            LockSupport.unpark(stage.submitter.thread());
            stage.endsWell();

            stage.begin(kind, 2);
            stage.awaitAsleep();
            int sleeps = stage.stalls.sleeps();
            aboutToWake.open();
            Actor.join(late);
            Patience.await(() -> stage.stalls.sleeps() > sleeps, "S sleeps again");
            stage.awaitAsleep();
            assertFalse(stage.isAnswered());
            stage.completeAllOn(stage.other);
            stage.endsWell();
        }
    }

    /** A permit that is left over when a request begins: s6 returns at once, S tests and sleeps. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("waits")
    void schedule10APermitIsLeftOver(String counter, Kind kind) {
        try (Stage stage = new Stage(counter)) {
            stage.stalls.leavePermits();
            stage.begin(kind, 1);
            Patience.await(() -> stage.stalls.sleeps() == 2, "S sleeps again");
            stage.awaitAsleep();
            assertFalse(stage.isAnswered());
            stage.complete(0);
            stage.endsWell();
        }
    }

    /** s1 .. s6 | interrupt, s5, s6 | c1 c2 c3 c5 | s5 s7: the wait goes on, and the interrupt is there when it is over. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("waits")
    void schedule11AnInterruptIsKeptUntilTheWaitIsOver(String counter, Kind kind) {
        try (Stage stage = new Stage(counter)) {
            stage.begin(kind, 1);
            stage.awaitAsleep();
            int sleeps = stage.stalls.sleeps();
            stage.submitter.thread().interrupt();
            Patience.await(() -> stage.stalls.sleeps() > sleeps, "S sleeps again");
            stage.awaitAsleep();
            assertEquals(
                    sleeps + 1, stage.stalls.sleeps(), "an interrupt ends one sleep, and not every one that follows");
            assertFalse(stage.isAnswered());
            stage.complete(0);
            stage.endsWell();
            assertTrue(stage.isInterruptedAfterCall());
        }
    }

    /** s1 with c1 c2 inside it, on S's own thread, for every bio: S must not hold a lock over the submit. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("kindsOfAllCounters")
    void schedule12TheDeviceCompletesInsideTheSubmit(String counter, Kind kind) {
        try (Stage stage = new Stage(counter, true)) {
            stage.begin(kind, 8, When.IN_SUBMIT, bio -> false);
            stage.endsWellInline();
            assertEquals(0, stage.stalls.sleeps());
            stage.begin(kind, 8, When.IN_SUBMIT, bio -> bio == 3);
            stage.ends("R->-EIO");
        }
    }

    /** I23: waiting is sleeping, in the kernel's uninterruptible sense and in the JVM's. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("waits")
    void aWaitingSubmitterIsAsleep(String counter, Kind kind) {
        try (Stage stage = new Stage(counter)) {
            stage.begin(kind, 2);
            stage.awaitAsleep();
            assertEquals(Thread.State.WAITING, stage.submitter.thread().getState());
            stage.complete(1);
            stage.awaitAsleep();
            stage.complete(0);
            stage.endsWell();
        }
    }

    private static void spuriouslyWake(Stage stage) {
        stage.awaitAsleep();
        int sleeps = stage.stalls.sleeps();
        LockSupport.unpark(stage.submitter.thread());
        Patience.await(() -> stage.stalls.sleeps() > sleeps, "S tests and sleeps again");
    }
}
