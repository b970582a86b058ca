package io.github.diobench.suite.verify;

import com.sun.management.ThreadMXBean;
import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;

/**
 * The promises of {@link BioCounter} that one thread can hold a counter to, in every order of submits, completions and drop (design,
 * section 4). In violations an order is spelled with S for a submit, C for a completion, D for the drop and A for where the submitter
 * begins to wait.
 */
public final class Contract {
    private static final int[] BIOS = {1, 2, 3, 4, 16, 64};
    private static final long SEED = 20040824;
    private static final int WARM_UP = 5_000;
    private static final int MEASURED = 1_000;

    /** Less than an object for each request: what the JVM allocates for itself is no counter's doing. */
    private static final long MOST_BYTES = 8L * MEASURED;

    /**
     * One promise.
     *
     * @param promise what must hold, in a few words
     * @param check throws a {@link Violation} if it does not
     */
    public record Check(String promise, Consumer<BioCounterProvider> check) {
        @Override
        public String toString() {
            return promise;
        }
    }

    private final SimulatedSleep sleep = new SimulatedSleep();
    private final BioCounterProvider provider;
    private final BioCounter counter;
    private final PlayedRequests requests;

    private Contract(BioCounterProvider provider) {
        this.provider = provider;
        counter = create();
        requests = new PlayedRequests(counter, sleep, SEED);
    }

    /** All promises. */
    public static List<Check> checks() {
        return List.of(
                check("counters are not shared", Contract::isNotShared),
                check(
                        "a new counter is quiescent, and a request without bios ends with its drop",
                        Contract::emptyRequest),
                check("exactly the last step of a request is told so", Contract::lastIsTold),
                check("a submitter that waits finishes after the last completion", Contract::waits),
                check("every queued bio is taken once", Contract::queues),
                check("a request leaves nothing to the next", Contract::leavesNothing),
                check("a reset does not look at what was there", Contract::resets),
                check("nothing is allocated while nobody waits", Contract::allocatesNothing));
    }

    private static Check check(String promise, Consumer<Contract> body) {
        return new Check(promise, provider -> body.accept(new Contract(provider)));
    }

    private BioCounter create() {
        BioCounter created = provider.create(sleep);
        Expect.that(created != null, () -> "the provider made null");
        return created;
    }

    private void isNotShared() {
        Expect.that(create() != counter, () -> "the provider made the same counter twice");
    }

    private void emptyRequest() {
        Expect.that(counter.isQuiescent(), () -> "a new counter is not quiescent");
        for (boolean wait : new boolean[] {false, true}) {
            counter.reset(false);
            Expect.that(!counter.isQuiescent(), () -> "quiescent with the submitter's reference left");
            Expect.that(counter.drop(wait), () -> "the drop of a request without bios is not last");
            Expect.that(counter.isQuiescent(), () -> "not quiescent after a request without bios");
        }
        Expect.equal(0, sleep.wakes(), () -> "wake-ups though nobody waits");
    }

    private void lastIsTold() {
        forEveryOrder(requests::leave);
    }

    private void waits() {
        forEveryOrder(order -> {
            requests.drain(order, false);
            requests.drain(order, true);
        });
    }

    private void queues() {
        if (!counter.listsBios()) {
            return;
        }
        forEveryOrder(order -> {
            for (int reapEvery : new int[] {1, 3, Integer.MAX_VALUE}) {
                requests.queue(order, reapEvery, false);
                requests.queue(order, reapEvery, true);
            }
        });
    }

    /** I24: what the last request did, and in which mode, is nothing to the next. */
    private void leavesNothing() {
        for (Runnable before : requests.lives()) {
            for (Runnable after : requests.lives()) {
                before.run();
                after.run();
            }
        }
    }

    /** I24, strictly: count 1, list empty and nobody to wake, whatever was there. */
    private void resets() {
        for (Runnable after : requests.lives()) {
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
                counter.queue(PlayedRequests.newBio());
                after.run();
            }
        }
    }

    private void allocatesNothing() {
        Bio bio = PlayedRequests.newBio();
        run(WARM_UP, bio);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        run(MEASURED, bio);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        Expect.that(
                bytes < MOST_BYTES,
                () -> bytes + " bytes allocated in " + MEASURED + " requests that nobody waited for");
    }

    private void run(int times, Bio bio) {
        for (int i = 0; i < times; i++) {
            counter.reset(false);
            counter.submit();
            counter.submit();
            counter.complete();
            counter.drop(false);
            counter.complete();
            if (counter.listsBios()) {
                counter.reset(true);
                counter.submit();
                counter.queue(bio);
                counter.drop(false);
                counter.awaitBio();
                counter.processed();
            }
        }
    }

    private static void forEveryOrder(Consumer<String> request) {
        for (int n : BIOS) {
            Orders.of(n, SEED).forEach(request);
        }
    }
}
