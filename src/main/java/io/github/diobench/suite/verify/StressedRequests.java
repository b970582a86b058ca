package io.github.diobench.suite.verify;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.Scheduler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A submitter and some completers that put a few pooled counters through requests of every kind, as fast as they can and now and
 * then asleep. For one run.
 */
@SuppressWarnings("ThreadPriorityCheck") // yields, because there may be more threads than CPUs
public final class StressedRequests {
    private static final int POOL = 3;
    private static final int MOST_BIOS = 16;

    /** A completer that is quick to see the next bio meets the submitter inside the counter. */
    private static final int SPINS = 256;

    private static final long PATIENCE_SECONDS = 10;

    /** How many requests ended, and everything that was wrong. */
    public record Outcome(int finished, List<String> faults) {}

    private enum Kind {
        LEAVE,
        DRAIN,
        QUEUE
    }

    private static final class Request {
        final BioCounter counter;
        final Transfer[] transfers = new Transfer[MOST_BIOS];

        /** Plain on purpose: the counter has to make it visible to the finisher. */
        final int[] written = new int[MOST_BIOS];

        final AtomicInteger finishers = new AtomicInteger();
        Kind kind;
        int bios;
        int life;

        Request(BioCounter counter) {
            this.counter = counter;
            Arrays.setAll(transfers, i -> new Transfer(this, i, new Bio(ended -> {})));
        }
    }

    private record Transfer(Request request, int index, Bio bio) {}

    private final SplittableRandom random;
    private final boolean listsBios;
    private final BlockingDeque<Request> free = new LinkedBlockingDeque<>();
    private final List<Queue<Transfer>> devices = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger finished = new AtomicInteger();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    /**
     * Prepares a run.
     *
     * @param provider whose counter is not for the submitter's thread only
     * @param completers how many threads complete bios
     * @param seed decides what is asked of the counter, though not how the threads meet
     */
    public StressedRequests(BioCounterProvider provider, int completers, long seed) {
        random = new SplittableRandom(seed);
        for (int i = 0; i < POOL; i++) {
            free.add(new Request(provider.create(Scheduler.PARK)));
        }
        listsBios = free.getFirst().counter.listsBios();
        for (int i = 0; i < completers; i++) {
            Queue<Transfer> device = new ConcurrentLinkedQueue<>();
            SplittableRandom own = random.split();
            devices.add(device);
            threads.add(thread("completer-" + i, () -> complete(device, own)));
        }
    }

    /** Runs so many requests, or ends at the first fault or after {@value #PATIENCE_SECONDS} s. */
    public Outcome run(int requests) {
        Thread submitter = thread("submitter", () -> submit(requests));
        threads.add(submitter);
        threads.forEach(Thread::start);
        try {
            submitter.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (submitter.isAlive()) {
            faults.add(hang());
        }
        over = true;
        return new Outcome(finished.get(), List.copyOf(faults));
    }

    private Thread thread(String name, Runnable body) {
        Runnable watched = () -> {
            try {
                body.run();
            } catch (Throwable e) { // whatever a counter throws is its fault
                faults.add(name + ": " + Thrown.text(e));
            }
        };
        Thread thread = new Thread(watched, name);
        thread.setDaemon(true); // one that hangs must not keep the JVM
        return thread;
    }

    private void submit(int requests) {
        for (int life = 1; life <= requests && faults.isEmpty(); life++) {
            Request request = takeFree();
            if (request == null) {
                return;
            }
            begin(request, life);
            for (int i = 0; i < request.bios; i++) {
                request.counter.submit();
                devices.get(i % devices.size()).add(request.transfers[i]);
                pause(random);
                if (request.kind == Kind.QUEUE && random.nextInt(4) == 0) {
                    reap(request);
                }
            }
            end(request);
        }
        for (int i = 0; i < POOL; i++) {
            takeFree(); // those still with completers
        }
    }

    private Request takeFree() {
        try {
            Request request = free.pollFirst(PATIENCE_SECONDS / 2, TimeUnit.SECONDS);
            if (request == null) {
                faults.add("a request never ended");
            } else if (request.finishers.get() > 1) {
                faults.add("request " + request.life + " had " + request.finishers + " finishers");
            }
            return request;
        } catch (InterruptedException e) {
            faults.add("the counter interrupts the submitter");
            return null;
        }
    }

    private void begin(Request request, int life) {
        Kind[] kinds = Kind.values();
        request.life = life;
        request.bios = 1 + random.nextInt(MOST_BIOS);
        request.kind = kinds[random.nextInt(listsBios ? kinds.length : kinds.length - 1)];
        request.finishers.set(0);
        request.counter.reset(request.kind == Kind.QUEUE);
    }

    private void end(Request request) {
        BioCounter counter = request.counter;
        switch (request.kind) {
            case LEAVE -> {
                if (counter.drop(false)) {
                    finish(request);
                }
            }
            case DRAIN -> {
                if (!counter.drop(true)) {
                    counter.awaitDrain();
                }
                finish(request);
            }
            case QUEUE -> {
                counter.drop(false);
                while (counter.awaitBio() != null) {
                    counter.processed();
                }
                finish(request);
            }
        }
    }

    private static void reap(Request request) {
        while (request.counter.reap() != null) {
            request.counter.processed();
        }
    }

    private void complete(Queue<Transfer> device, SplittableRandom own) {
        for (int idle = 0; !over; idle++) {
            Transfer transfer = device.poll();
            if (transfer == null) {
                if (idle % SPINS == 0) {
                    Thread.yield();
                }
                continue;
            }
            pause(own);
            Request request = transfer.request();
            request.written[transfer.index()] = request.life;
            if (request.kind == Kind.QUEUE) {
                request.counter.queue(transfer.bio());
            } else if (request.counter.complete()) {
                finish(request);
            }
        }
    }

    /** The finisher's: sees everything of the request, and gives it to whoever is next. */
    private void finish(Request request) {
        if (request.finishers.incrementAndGet() != 1) {
            faults.add("a second finisher of request " + request.life);
        }
        for (int i = 0; i < request.bios; i++) {
            if (request.written[i] != request.life) {
                faults.add("the finisher of request " + request.life + " sees bio " + i + " of " + request.written[i]);
            }
        }
        if (!request.counter.isQuiescent()) {
            faults.add("request " + request.life + " left a counter that is not quiescent");
        }
        finished.incrementAndGet();
        free.addFirst(request); // used again at once, so that a late touch meets its next life
    }

    private static void pause(SplittableRandom random) {
        int draw = random.nextInt(256);
        if (draw == 0) {
            LockSupport.parkNanos(1 + random.nextInt(20_000));
        } else if (draw < 8) {
            Thread.yield();
        }
    }

    private String hang() {
        StringBuilder dump = new StringBuilder("still running after " + PATIENCE_SECONDS + " s:");
        for (Thread thread : threads) {
            dump.append("\n  ").append(thread.getName()).append(' ').append(thread.getState());
            for (StackTraceElement frame : thread.getStackTrace()) {
                dump.append("\n    at ").append(frame);
            }
        }
        return dump.toString();
    }
}
