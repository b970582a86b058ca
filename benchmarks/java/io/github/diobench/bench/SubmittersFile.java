package io.github.diobench.bench;

import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.device.QueuedDevice;
import io.github.diobench.engine.file.FileIo;
import java.util.Arrays;

/**
 * The file on a queued device that one or more submitters use in an iteration, and the arithmetic that needs all of them to rest.
 * Thread-safe; no measured operation comes here.
 */
final class SubmittersFile {
    private final OddGaps gaps = OddGaps.ofThisFork();
    private final Completers completers;
    private final BioCounterProvider counter;
    private final int bios;
    private final int poolSize;
    private final int submitters;
    private QueuedDevice device;
    private FileIo file;
    private int resting;
    private int gone;
    private long requests;

    /** For files whose requests have {@code bios} bios, with room for {@code iodepth} of them from each submitter. */
    SubmittersFile(Completers completers, BioCounterProvider counter, int bios, int iodepth, int submitters) {
        this.completers = completers;
        this.counter = counter;
        this.bios = bios;
        this.poolSize = iodepth * submitters;
        this.submitters = submitters;
    }

    /** Returns the file of this iteration, opened for the submitter that asks first. */
    synchronized FileIo open() {
        if (file == null) {
            gaps.leave();
            device = completers.open();
            file = Workload.scatteredFile(device, counter, bios, poolSize, gaps);
        }
        return file;
    }

    /**
     * A submitter has drained. The last one to say so finds nothing running, and fails unless each bio of all requests completed
     * exactly once; it then closes the file and reports where the CPUs of submitter and completer are to each other.
     *
     * @param submittersRequests how many requests it completed since the file was opened
     * @return how many bios completed in that time, told to the last submitter; 0 to the others
     */
    synchronized long rest(long submittersRequests) {
        requests += submittersRequests;
        if (++resting < submitters) {
            return 0;
        }
        device.close();
        Workload.verifyIdle(file);
        long completedBios = Arrays.stream(device.completed()).sum();
        if (completedBios != requests * bios) {
            throw new IllegalStateException(
                    requests + " requests of " + bios + " bios, but " + completedBios + " bios completed");
        }
        file = null;
        requests = 0;
        resting = 0;
        completers.gauge();
        return completedBios;
    }

    /** A submitter leaves; the last one stops the completion threads. */
    synchronized void leave() {
        if (++gone == submitters) {
            completers.close();
        }
    }
}
