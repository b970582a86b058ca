package io.github.diobench.suite.verify;

import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.suite.verify.Event.Kind;
import io.github.diobench.suite.verify.schedule.Schedules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Holds one counter to its contract, its schedules and stress. Every stage runs on a thread of its own, which is given up if it does
 * not come back: that is a fault, and the last one that can be looked for.
 */
final class Verification {
    /** For whoever wants to know what happened. */
    @FunctionalInterface
    interface Listener {
        void tell(Kind kind, String text, List<String> lines);
    }

    /** No check takes longer, on a busy machine either. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final int BIOS_INSIDE = 2;
    private static final int REQUESTS_A_ROUND = 2_000;
    private static final int MOST_COMPLETERS = 3;
    private static final long FIRST_SEED = 1;

    private final Listener listener;
    private boolean hangs;

    Verification(Listener listener) {
        this.listener = listener;
    }

    /** Makes the provider and verifies its counter; {@code time} is shared by schedules and stress. */
    void run(Supplier<BioCounterProvider> provider, Duration time) {
        BioCounterProvider[] made = new BioCounterProvider[1];
        boolean[] isAlone = new boolean[1];
        boolean usable = stage("making the provider", PATIENCE_NANOS, () -> {
            made[0] = provider.get();
            isAlone[0] = made[0].submitterThreadOnly();
        });
        if (!usable) {
            return;
        }
        contract(made[0]);
        boolean alone = isAlone[0];
        if (alone) {
            tried("schedules, stress: none, it is for the submitter's thread only");
        }
        boolean survived = true;
        if (!alone && !hangs) {
            long half = time.toNanos() / 2;
            survived = stage(
                    "schedules", half + 2 * PATIENCE_NANOS, () -> schedules(made[0], until(half / 4 * 3), until(half)));
        }
        if (!survived && !hangs) {
            tried("stress: none, the schedules found a fault");
        } else if (!alone && !hangs) {
            long half = time.toNanos() / 2;
            stage("stress", half + 2 * PATIENCE_NANOS, () -> stress(made[0], until(half)));
        }
    }

    private void contract(BioCounterProvider provider) {
        List<String> broken = new ArrayList<>();
        List<Contract.Check> checks = Contract.checks();
        for (Contract.Check check : checks) {
            if (!stage(check.promise(), PATIENCE_NANOS, () -> check.check().accept(provider))) {
                broken.add(check.promise());
            }
            if (hangs) {
                return;
            }
        }
        tried("contract: " + (checks.size() - broken.size()) + " of " + checks.size() + " promises kept");
    }

    private void schedules(BioCounterProvider provider, BooleanSupplier goOnWithAll, BooleanSupplier goOn) {
        Schedules schedules = new Schedules(provider);
        long atRandom = 0;
        try {
            schedules.playAll(BIOS_INSIDE, goOnWithAll);
            for (long seed = FIRST_SEED; goOn.getAsBoolean(); seed++) {
                schedules.playRandom(seed);
                atRandom++;
            }
        } finally {
            String cut = schedules.cut() == 0 ? "" : ", " + schedules.cut() + " scenes cut short by the time";
            tried(String.format(
                    Locale.ROOT,
                    "schedules: %d interleavings, %d of them drawn from seeds %d and up%s%s",
                    schedules.played(),
                    atRandom,
                    FIRST_SEED,
                    cut,
                    schedules.stepsInside() ? "" : "; only from call to call: its classes cannot be rewritten"));
        }
    }

    private void stress(BioCounterProvider provider, BooleanSupplier goOn) {
        long requests = 0;
        long seed = FIRST_SEED;
        try {
            do {
                int completers = 1 + (int) (seed % MOST_COMPLETERS);
                StressedRequests.Outcome outcome =
                        new StressedRequests(provider, completers, seed).run(REQUESTS_A_ROUND);
                requests += outcome.finished();
                if (!outcome.faults().isEmpty()) {
                    List<String> lines =
                            String.join("\n", outcome.faults()).lines().toList();
                    throw new Violation(
                            lines.get(0) + " (" + completers + " completers, seed " + seed + ")",
                            lines.subList(1, lines.size()));
                }
                seed++;
            } while (goOn.getAsBoolean());
        } finally {
            tried(String.format(
                    Locale.ROOT,
                    "stress: %d requests in rounds of 1 to %d completers, seeds %d and up",
                    requests,
                    MOST_COMPLETERS,
                    FIRST_SEED));
        }
    }

    /** Runs a stage; false if it failed or did not come back, which is told. */
    private boolean stage(String what, long patienceNanos, Runnable body) {
        listener.tell(Kind.BEGINS, what, List.of());
        // Stays what it is if there is no memory left to say what happened.
        AtomicReference<Violation> violation = new AtomicReference<>(new Violation("ended, and nobody knows how"));
        Thread thread = new Thread(() -> violation.set(violation(body)), "stage");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(TimeUnit.NANOSECONDS.toMillis(patienceNanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            hangs = true;
            violation.set(new Violation("does not come back" + Thrown.place(thread.getStackTrace())));
        }
        Violation found = violation.get();
        if (found != null) {
            listener.tell(Kind.FAULT, what + ": " + found.what(), found.interleaving());
        }
        return found == null;
    }

    /** Returns what went wrong, or null. */
    private static Violation violation(Runnable body) {
        try {
            body.run();
            return null;
        } catch (Violation e) {
            return e;
        } catch (Throwable e) { // whatever a counter throws is its fault
            return new Violation("threw " + Thrown.textAndPlace(e).replaceAll("\\R", " "));
        }
    }

    private void tried(String what) {
        listener.tell(Kind.TRIED, what, List.of());
    }

    private static BooleanSupplier until(long nanos) {
        long end = System.nanoTime() + nanos;
        return () -> System.nanoTime() - end < 0;
    }
}
