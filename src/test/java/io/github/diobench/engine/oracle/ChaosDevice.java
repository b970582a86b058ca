package io.github.diobench.engine.oracle;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.memory.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A disk in memory whose completers take the bios in random order, after random delays, and fail some; a few complete inside the
 * submit. Transfers are whole: no sector is ever torn by the device. A failed bio moves no data.
 */
@SuppressWarnings("ThreadPriorityCheck") // yields, because there may be more threads than CPUs
final class ChaosDevice implements BlockDevice {
    private final DiskImage image;
    private final int failPerThousand;
    private final Consumer<Throwable> failed;
    private final List<Bio> waiting = new ArrayList<>();
    private final List<Thread> completers = new ArrayList<>();
    private final List<EventRing> rings = new ArrayList<>();
    private final SplittableRandom submitRandom;
    private final AtomicLong failures = new AtomicLong();
    private boolean closing;

    ChaosDevice(DiskImage image, int threads, int failPerThousand, long seed, Consumer<Throwable> failed) {
        this.image = image;
        this.failPerThousand = failPerThousand;
        this.failed = failed;
        SplittableRandom random = new SplittableRandom(seed);
        submitRandom = random.split();
        for (int i = 0; i < threads; i++) {
            SplittableRandom own = random.split();
            EventRing ring = new EventRing("completer-" + i);
            rings.add(ring);
            Thread thread = new Thread(() -> completeAll(own, ring), ring.name());
            thread.setDaemon(true);
            completers.add(thread);
        }
        completers.forEach(Thread::start);
    }

    /** Bios failed so far. */
    long failures() {
        return failures.get();
    }

    List<EventRing> rings() {
        return rings;
    }

    @Override
    public void submit(Bio bio) {
        boolean inline;
        int status;
        synchronized (waiting) {
            inline = submitRandom.nextInt(16) == 0;
            status = draw(submitRandom);
            if (!inline) {
                waiting.add(bio);
                waiting.notifyAll();
            }
        }
        if (inline) {
            finish(bio, status);
        }
    }

    @Override
    public long bytes() {
        return image.bytes();
    }

    @Override
    public boolean completesOnSubmitter() {
        return false;
    }

    @Override
    public int rwPage(long sector, Page page, int offset, int length, boolean write) {
        synchronized (image) {
            image.transfer(sector, page, offset, length, write);
        }
        if (!write) {
            Thread.yield(); // what was read grows old before it is cached
        }
        return 0;
    }

    @Override
    public int flush() {
        return 0;
    }

    @Override
    public void close() {
        synchronized (waiting) {
            closing = true;
            waiting.notifyAll();
        }
    }

    private void completeAll(SplittableRandom random, EventRing ring) {
        try {
            for (Bio bio = take(random); bio != null; bio = take(random)) {
                pause(random);
                int status = draw(random);
                ring.add((status == 0 ? "" : "fails the ") + (bio.isWrite() ? "write" : "read") + " of " + bio.size()
                        + " bytes at disk sector " + bio.sector());
                finish(bio, status);
            }
        } catch (RuntimeException | AssertionError e) {
            failed.accept(e);
        }
    }

    private Bio take(SplittableRandom random) {
        synchronized (waiting) {
            while (waiting.isEmpty()) {
                if (closing) {
                    return null;
                }
                try {
                    waiting.wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("nobody interrupts a completer", e);
                }
            }
            int last = waiting.size() - 1;
            int index = random.nextInt(last + 1);
            Bio bio = waiting.get(index);
            waiting.set(index, waiting.get(last));
            waiting.remove(last);
            return bio;
        }
    }

    private static void pause(SplittableRandom random) {
        int draw = random.nextInt(64);
        if (draw == 0) {
            LockSupport.parkNanos(1 + random.nextInt(100_000));
        } else if (draw < 16) {
            Thread.yield();
        }
    }

    private int draw(SplittableRandom random) {
        return random.nextInt(1000) < failPerThousand ? -Errno.EIO : 0;
    }

    private void finish(Bio bio, int status) {
        if (status == 0) {
            synchronized (image) {
                image.transfer(bio);
            }
        } else {
            failures.incrementAndGet();
        }
        bio.complete(status);
    }
}
