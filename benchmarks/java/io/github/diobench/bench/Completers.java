package io.github.diobench.bench;

import io.github.diobench.engine.device.IdleStrategy;
import io.github.diobench.engine.device.Latency;
import io.github.diobench.engine.device.QueuedDevice;
import io.github.diobench.suite.record.Gauge;
import java.util.ArrayList;
import java.util.List;

/**
 * The completion threads of a fork. They live as long as it does and serve the device of one iteration after the other, so that
 * each keeps its CPU, its histograms and what Linux counts for it. For one thread at a time, and one device at a time.
 */
final class Completers implements AutoCloseable {
    private final List<StandbyThread> threads = new ArrayList<>();
    private final IdleStrategy idle;

    /** Starts {@code count} threads, which idle like {@code idle} whether a device is open or not. */
    Completers(int count, IdleStrategy idle) {
        this.idle = idle;
        for (int i = 0; i < count; i++) {
            threads.add(new StandbyThread("completer", idle));
        }
    }

    /** Opens a device whose bios take no time and move nothing. Each thread always has the same queue. */
    QueuedDevice open() {
        var next = threads.iterator();
        return new QueuedDevice(
                null, threads.size(), Latency.NONE, idle, 1, task -> next.next().execute(task));
    }

    /** Reports where submitter and completer are to each other, as {@code handover}. No device may be open. */
    void gauge() {
        Gauge.set("handover", new HandOver().medianNanos(threads.get(0)), "ns");
    }

    /** Ends the threads, and waits until they have. No device may be open. */
    @Override
    public void close() {
        threads.forEach(StandbyThread::close);
    }
}
