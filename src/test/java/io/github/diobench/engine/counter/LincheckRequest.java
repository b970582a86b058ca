package io.github.diobench.engine.counter;

import io.github.diobench.engine.bio.Bio;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One pooled request with its submitter and a completer a bio, written against the contract of {@link BioCounter}: what Lincheck
 * interleaves. Whoever is told to be the finisher frees the request and at once begins its next life in it, so that a late touch by
 * another party meets the wrong one.
 */
final class LincheckRequest {
    enum Mode {
        /** The submitter leaves; the last party finishes. */
        LEAVE,
        /** The submitter waits for all completers, and finishes. */
        DRAIN,
        /** The completers hand their bios to the submitter, which finishes. */
        QUEUE
    }

    /**
     * On JDK 25 Lincheck takes what only a {@code Thread} refers to for the property of one thread, and lets nobody interfere:
     * everything passes. What a static field refers to it takes for shared.
     */
    private static LincheckRequest shared;

    private final BioCounter counter;
    private final Mode mode;
    private final Bio[] bios;

    /** Plain on purpose: the counter has to make it visible to the finisher. */
    private final int[] written;

    private final AtomicInteger finishers = new AtomicInteger();
    private volatile boolean freed;
    private volatile int life = 1;
    private volatile String fault;

    /** A class with a name: Lincheck cannot look into what a lambda captures. */
    private static final class Completer implements Runnable {
        private final int bio;

        Completer(int bio) {
            this.bio = bio;
        }

        @Override
        public void run() {
            shared.complete(bio);
        }
    }

    private LincheckRequest(BioCounter counter, Mode mode, int completers) {
        this.counter = counter;
        this.mode = mode;
        written = new int[completers];
        bios = new Bio[completers];
        Arrays.setAll(bios, i -> new Bio(ended -> {}));
    }

    /** One execution; throws an {@link AssertionError} that says what was wrong. */
    static void run(BioCounterProvider provider, Mode mode, int completers) throws InterruptedException {
        LincheckRequest request = new LincheckRequest(provider.create(new MonitorSleep()), mode, completers);
        shared = request;
        request.submitAndFinish();
        if (request.fault != null) {
            throw new AssertionError(request.fault);
        }
        if (request.finishers.get() != 1) {
            throw new AssertionError("no finisher");
        }
    }

    private void submitAndFinish() throws InterruptedException {
        Thread[] completers = new Thread[bios.length];
        counter.reset(mode == Mode.QUEUE);
        for (int i = 0; i < bios.length; i++) {
            counter.submit();
            completers[i] = new Thread(new Completer(i));
            completers[i].start();
        }
        endSubmission();
        for (Thread completer : completers) {
            completer.join();
        }
    }

    /** No switch over the enum: the table that javac 17 makes for one is shared memory, and Lincheck would interleave it, too. */
    private void endSubmission() {
        if (mode == Mode.LEAVE) {
            if (counter.drop(false)) {
                finish();
            }
        } else if (mode == Mode.DRAIN) {
            if (!counter.drop(true)) {
                counter.awaitDrain();
            }
            finish();
        } else {
            counter.drop(false);
            takeAll();
            finish();
        }
    }

    private void complete(int bio) {
        if (freed || life != 1) {
            report("use after free: a bio completes");
        }
        written[bio] = 1;
        if (mode == Mode.QUEUE) {
            counter.queue(bios[bio]);
        } else if (counter.complete()) {
            finish();
        }
    }

    private void takeAll() {
        int taken = 0;
        for (Bio bio = counter.awaitBio(); bio != null; bio = counter.awaitBio()) {
            taken++;
            counter.processed();
        }
        if (taken != bios.length) {
            report("took " + taken + " bios of " + bios.length);
        }
    }

    private void finish() {
        if (finishers.incrementAndGet() != 1) {
            report(freed || life != 1 ? "use after free: a second finisher" : "a second finisher");
            return;
        }
        for (int each : written) {
            if (each != 1) {
                report("the finisher does not see what a completer wrote");
            }
        }
        if (!counter.isQuiescent()) {
            report("a finished counter is not quiescent");
        }
        freed = true;
        liveAgain();
    }

    /** The next life, inline, of one bio. */
    private void liveAgain() {
        life = 2;
        counter.reset(false);
        counter.submit();
        boolean completerIsLast = counter.complete();
        boolean submitterIsLast = counter.drop(false);
        if (completerIsLast || !submitterIsLast || !counter.isQuiescent()) {
            report("use after free: the next life of the counter is disturbed");
        }
    }

    /** The first fault counts; the rest may follow from it. */
    private void report(String what) {
        if (fault == null) {
            fault = what;
        }
    }
}
