package io.github.diobench.engine.device;

import io.github.diobench.engine.bio.Bio;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jctools.queues.MpscArrayQueue;

/**
 * What one completion thread of a queued device does until the device is closed, and the queue that feeds it.
 *
 * <p>The queue publishes a bio to the thread. Parking is a handshake of two flags: the thread sets {@code parked} and then looks
 * at the queue once more; a submitter puts its bio in the queue and then looks at {@code parked}. Full fences between the two
 * steps on both sides make it impossible that both look too early.
 */
final class Completer implements Runnable {
    private static final int QUEUE_CAPACITY = 4096;
    private static final int HEAP_CAPACITY = 1024;
    private static final VarHandle COMPLETED;

    static {
        try {
            COMPLETED = MethodHandles.lookup().findVarHandle(Completer.class, "completed", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final MpscArrayQueue<Bio> queue = new MpscArrayQueue<>(QUEUE_CAPACITY);
    private final PriorityQueue<Bio> waiting =
            new PriorityQueue<>(HEAP_CAPACITY, Comparator.comparingLong(Bio::dueNanos));
    private final DiskImage image;
    private final Latency latency;
    private final IdleStrategy idle;
    private final SplittableRandom random;
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Who runs this; null before it does. */
    private volatile Thread thread;

    private volatile boolean parked;
    private volatile boolean stopping;
    private long completed;

    Completer(DiskImage image, Latency latency, IdleStrategy idle, SplittableRandom random) {
        this.image = image;
        this.latency = latency;
        this.idle = idle;
        this.random = random;
    }

    /** Submitter's side: hands a bio over. */
    void offer(Bio bio) {
        if (latency != Latency.NONE) {
            bio.setDueNanos(System.nanoTime());
        }
        while (!queue.offer(bio)) {
            Thread.onSpinWait();
        }
        if (idle == IdleStrategy.PARK) {
            VarHandle.fullFence(); // pairs with the fence in park(): the offer above is only a release store
            if (parked) {
                LockSupport.unpark(thread);
            }
        }
    }

    long completed() {
        return (long) COMPLETED.getOpaque(this);
    }

    /** Waits until everything in the queue is completed and the thread is done with this. */
    void stop() {
        stopping = true;
        LockSupport.unpark(thread); // if it is still null then it will see the flag before it parks
        boolean interrupted = false;
        while (ended.getCount() > 0) {
            try {
                ended.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            while (!(stopping && queue.isEmpty() && waiting.isEmpty())) {
                if (!work()) {
                    rest();
                }
            }
        } finally {
            ended.countDown();
        }
    }

    /** Throws nothing: whoever is told of a bio may, and those behind it have to be completed all the same. */
    private boolean work() {
        try {
            return latency == Latency.NONE ? completeNext() : takeAndCompleteDue();
        } catch (Throwable e) {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            return true;
        }
    }

    private boolean completeNext() {
        Bio bio = queue.relaxedPoll();
        if (bio == null) {
            return false;
        }
        complete(bio);
        return true;
    }

    private boolean takeAndCompleteDue() {
        boolean taken = takeAll();
        return completeDue() || taken;
    }

    private boolean takeAll() {
        boolean any = false;
        for (Bio bio = queue.relaxedPoll(); bio != null; bio = queue.relaxedPoll()) {
            keep(bio);
            any = true;
        }
        return any;
    }

    private void keep(Bio bio) {
        try {
            bio.setDueNanos(bio.dueNanos() + latency.nextNanos(random));
            waiting.add(bio);
        } catch (Throwable e) { // of the latency's, or no memory
            fail(bio, e);
        }
    }

    private boolean completeDue() {
        boolean any = false;
        while (!waiting.isEmpty() && waiting.peek().dueNanos() - System.nanoTime() <= 0) {
            complete(waiting.poll());
            any = true;
        }
        return any;
    }

    private void complete(Bio bio) {
        if (image != null) {
            try {
                image.transfer(bio);
            } catch (Throwable e) { // beyond the disk, or no memory
                fail(bio, e);
                return;
            }
        }
        count();
        bio.complete(0);
    }

    private void fail(Bio bio, Throwable thrown) {
        count();
        bio.fail(thrown);
    }

    /** Before the completion, so that whoever sees it sees the count; has a single writer. */
    private void count() {
        COMPLETED.setOpaque(this, completed + 1);
    }

    @SuppressWarnings("ThreadPriorityCheck") // yielding is the strategy's whole point
    private void rest() {
        switch (idle) {
            case SPIN -> Thread.onSpinWait();
            case YIELD -> Thread.yield();
            case PARK -> park();
        }
    }

    private void park() {
        if (!waiting.isEmpty()) {
            LockSupport.parkNanos(Math.max(1, waiting.peek().dueNanos() - System.nanoTime()));
            return;
        }
        parked = true;
        VarHandle.fullFence(); // pairs with the fence in offer()
        if (queue.isEmpty() && !stopping) {
            LockSupport.park();
        }
        parked = false;
    }
}
