package io.github.diobench.suite.verify;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Requests of which one thread plays all parties, so that an order is what it says and a failure comes again. */
final class PlayedRequests {
    private final BioCounter counter;
    private final SimulatedSleep sleep;
    private final SplittableRandom random;

    PlayedRequests(BioCounter counter, SimulatedSleep sleep, long seed) {
        this.counter = counter;
        this.sleep = sleep;
        this.random = new SplittableRandom(seed);
    }

    /** An asynchronous request, whose submitter leaves it. */
    void leave(String order) {
        String steps = order.replace("A", "");
        sleep.begin(false);
        counter.reset(false);
        for (int i = 0; i < steps.length(); i++) {
            int at = i;
            Expect.that(!counter.isQuiescent(), () -> "quiescent with a reference left before step " + at + of(order));
            boolean last = switch (steps.charAt(i)) {
                case 'S' -> {
                    counter.submit();
                    yield false;
                }
                case 'C' -> counter.complete();
                default -> counter.drop(false);
            };
            Expect.equal(i == steps.length() - 1, last, () -> "told to be last at step " + at + of(order));
        }
        Expect.that(counter.isQuiescent(), () -> "not quiescent after the end" + of(order));
        Expect.equal(0, sleep.wakes(), () -> "wake-ups though nobody waits" + of(order));
    }

    /** A synchronous request of a counter that need not list bios. */
    void drain(String order, boolean spurious) {
        boolean dropIsLast = order.endsWith("DA");
        sleep.begin(spurious);
        counter.reset(false);
        for (char step : beforeWaiting(order)) {
            switch (step) {
                case 'S' -> counter.submit();
                case 'C' -> completeForWaiting(order);
                default ->
                    Expect.equal(dropIsLast, counter.drop(true), () -> "the submitter told to be last" + of(order));
            }
        }
        whileWaiting(order, () -> completeForWaiting(order));
        if (!dropIsLast) {
            counter.awaitDrain();
        }
        Expect.equal(0, sleep.left(), () -> "completions to come when the submitter left its wait" + of(order));
        Expect.that(counter.isQuiescent(), () -> "not quiescent after the end" + of(order));
        Expect.equal(dropIsLast ? 0 : 1, sleep.wakes(), () -> "wake-ups" + of(order));
    }

    /** A synchronous request of a counter that lists bios, completed in an order of its own and reaped now and then. */
    void queue(String order, int reapEvery, boolean spurious) {
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
                        take(counter.reap(), listed, order);
                    }
                }
                case 'C' -> complete.run();
                default -> counter.drop(false);
            }
        }
        whileWaiting(order, complete);
        for (Bio bio = counter.awaitBio(); bio != null; bio = counter.awaitBio()) {
            Expect.that(!counter.isQuiescent(), () -> "quiescent with a bio unprocessed" + of(order));
            take(bio, listed, order);
        }
        Expect.equal(0, sleep.left(), () -> "completions to come when the submitter left its wait" + of(order));
        Expect.equal(0, listed.size(), () -> "bios that were queued and never taken" + of(order));
        Expect.that(counter.isQuiescent(), () -> "not quiescent after the end" + of(order));
    }

    /** One request of each kind. */
    List<Runnable> lives() {
        List<Runnable> lives = new ArrayList<>(List.of(
                () -> leave("SSDCC"),
                () -> leave("SCSCD"),
                () -> drain("SSDACC", false),
                () -> drain("SSCCDA", false)));
        if (counter.listsBios()) {
            lives.add(() -> queue("SSDACC", 1, false));
            lives.add(() -> queue("SCSCDA", 1, false));
        }
        return lives;
    }

    static Bio newBio() {
        return new Bio(ended -> {});
    }

    private void completeForWaiting(String order) {
        Expect.that(!counter.isQuiescent(), () -> "quiescent with a reference left" + of(order));
        Expect.that(!counter.complete(), () -> "a completer told to be last, and the submitter waits" + of(order));
    }

    private void take(Bio bio, List<Bio> listed, String order) {
        Expect.equal(listed.isEmpty(), bio == null, () -> "none taken" + of(order));
        if (bio != null) {
            Expect.that(listed.remove(bio), () -> "a bio that was not queued, or was taken before" + of(order));
            counter.processed();
        }
    }

    private void whileWaiting(String order, Runnable complete) {
        order.substring(order.indexOf('A') + 1).chars().forEach(step -> sleep.later(complete));
    }

    private static char[] beforeWaiting(String order) {
        return order.substring(0, order.indexOf('A')).toCharArray();
    }

    private static String of(String order) {
        return " of " + order;
    }
}
