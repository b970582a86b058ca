package io.github.diobench.bench;

import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.device.QueuedDevice;
import io.github.diobench.engine.file.FileIo;
import java.util.Arrays;

/**
 * A file on a queued device that one or more submitters use, and the arithmetic that needs all of them to rest. Thread-safe; no
 * measured operation comes here.
 */
final class SubmittersFile {
    private final FileIo file;
    private final QueuedDevice device;
    private final int bios;
    private final int submitters;
    private final HandOver handOver;
    private int resting;
    private int gone;
    private long requests;
    private long biosBefore;

    /** Opens a file whose requests have {@code bios} bios, with room for {@code iodepth} of them from each submitter. */
    SubmittersFile(QueuedDevice device, BioCounterProvider counter, int bios, int iodepth, int submitters) {
        this.device = device;
        this.bios = bios;
        this.submitters = submitters;
        this.handOver = new HandOver(device);
        this.file = Workload.scatteredFile(device, counter, bios, iodepth * submitters);
    }

    FileIo file() {
        return file;
    }

    /**
     * A submitter has drained. The last one to say so finds nothing running, and fails unless each bio of all requests completed
     * exactly once; it then records where the CPUs of submitter and completer are to each other.
     *
     * @param submittersRequests how many requests it had completed since the last time
     * @return how many bios completed since then, told to the last submitter; 0 to the others
     */
    synchronized long rest(long submittersRequests) {
        requests += submittersRequests;
        if (++resting < submitters) {
            return 0;
        }
        Workload.verifyIdle(file);
        long completedBios = Arrays.stream(device.completed()).sum() - biosBefore;
        if (completedBios != requests * bios) {
            throw new IllegalStateException(
                    requests + " requests of " + bios + " bios, but " + completedBios + " bios completed");
        }
        biosBefore += completedBios + handOver.record();
        requests = 0;
        resting = 0;
        return completedBios;
    }

    /** A submitter leaves; the last one stops the completion threads. */
    synchronized void leave() {
        if (++gone == submitters) {
            device.close();
        }
    }
}
