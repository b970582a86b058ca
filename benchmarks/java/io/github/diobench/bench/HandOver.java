package io.github.diobench.bench;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.suite.record.LatencyRecorder;

/**
 * How long a bio takes to a completion thread and back, with no engine and no counter: where the two CPUs are to each other. A
 * virtual machine may move them between iterations, and what is shared then costs three times as much. For one thread.
 */
final class HandOver {
    private static final int BIOS = 1000;

    private final BlockDevice device;
    private final Bio bio = new Bio(ended -> back = true);
    private volatile boolean back;

    HandOver(BlockDevice device) {
        this.device = device;
    }

    /** Sends bios one at a time while the device is idle, and records each as {@code handover}; returns how many. */
    int record() {
        LatencyRecorder recorder = LatencyRecorder.open("handover");
        for (int i = 0; i < BIOS; i++) {
            back = false;
            bio.prepare(0, true, 1);
            long start = System.nanoTime();
            bio.markInFlight();
            device.submit(bio);
            while (!back) {
                Thread.onSpinWait();
            }
            recorder.record(System.nanoTime() - start);
        }
        return BIOS;
    }
}
