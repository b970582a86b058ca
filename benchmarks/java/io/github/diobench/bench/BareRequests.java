package io.github.diobench.bench;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.bio.EndIo;
import io.github.diobench.engine.device.BlockDevice;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Requests that are nothing but their bios, for one submitter and one completion thread, which takes the bios in their order and
 * tells of each request's last. What the two write lies apart, except for the bios.
 */
final class BareRequests {
    /** Two cache lines, in elements of 8 bytes, since processors fetch lines in pairs. */
    private static final int APART = 16;

    /** The completer's own count of bios, in {@link Ends#counts}. */
    private static final int BIOS = APART;

    /** How many requests have ended, which the submitter watches. */
    private static final int REQUESTS = 2 * APART;

    private final BlockDevice device;
    private final int bios;
    private final Bio[] ring;
    private final Ends ends;
    private int next;
    private long submitted;

    BareRequests(BlockDevice device, int bios, int iodepth, OddGaps gaps) {
        this.device = device;
        this.bios = bios;
        this.ends = new Ends(bios);
        this.ring = new Bio[bios * iodepth];
        gaps.leaveLines();
        for (int i = 0; i < ring.length; i++) {
            ring[i] = new Bio(ends);
            gaps.leaveLines();
        }
    }

    private static final class Ends implements EndIo {
        private final AtomicLongArray counts = new AtomicLongArray(3 * APART);
        private final int bios;

        Ends(int bios) {
            this.bios = bios;
        }

        @Override
        public void endIo(Bio bio) {
            long count = counts.getPlain(BIOS) + 1;
            if (count < bios) {
                counts.setPlain(BIOS, count);
            } else {
                counts.setPlain(BIOS, 0);
                counts.setRelease(REQUESTS, counts.getPlain(REQUESTS) + 1);
            }
        }

        long requests() {
            return counts.getAcquire(REQUESTS);
        }
    }

    /** Submits the bios of a request, once fewer than {@code iodepth} requests are outstanding. */
    void request() {
        awaitAtMost(ring.length / bios - 1);
        for (int i = 0; i < bios; i++) {
            Bio bio = ring[next];
            next = next + 1 == ring.length ? 0 : next + 1;
            bio.prepare(0, true, 1);
            bio.markInFlight();
            device.submit(bio);
        }
        submitted++;
    }

    /** Some requests before the measuring. */
    void runIn() {
        RunIn.of(this::request);
    }

    /** Waits until all requests have ended. */
    void drain() {
        awaitAtMost(0);
    }

    long submittedBios() {
        return submitted * bios;
    }

    private void awaitAtMost(long outstanding) {
        while (submitted - ends.requests() > outstanding) {
            Thread.onSpinWait();
        }
    }
}
