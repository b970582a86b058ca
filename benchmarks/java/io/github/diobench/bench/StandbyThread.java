package io.github.diobench.bench;

import io.github.diobench.engine.device.IdleStrategy;
import io.github.diobench.suite.record.MeasuringThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that runs one task after the other, and stays awake in between unless its completion threads park. One that sleeps is likely
 * to be woken on its submitter's CPU, and then both share it for a while. For one caller at a time.
 */
final class StandbyThread implements Executor, AutoCloseable {
    private final IdleStrategy idle;
    private final Thread thread;
    private volatile Runnable task;
    private volatile boolean ending;

    /** Starts it, as a daemon that is enrolled for {@code role}. */
    StandbyThread(String role, IdleStrategy idle) {
        this.idle = idle;
        this.thread = MeasuringThreads.of(role).newThread(this::run);
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs a task once the one before is over, for which it spins. */
    @Override
    public void execute(Runnable next) {
        while (task != null && thread.isAlive()) {
            Thread.onSpinWait();
        }
        task = next;
        LockSupport.unpark(thread);
    }

    /** Ends the thread once its task is over, and waits until it has. */
    @Override
    public void close() {
        ending = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (task != null || !ending) {
            if (task == null) {
                rest();
            } else {
                task.run();
                task = null;
            }
        }
    }

    /** Between tasks others have work to do, and a spinning thread would cost them a time slice each. */
    @SuppressWarnings("ThreadPriorityCheck")
    private void rest() {
        switch (idle) {
            case SPIN, YIELD -> Thread.yield();
            case PARK -> LockSupport.park(this);
        }
    }
}
