package io.github.diobench.engine.counter;

/**
 * Sleeping by a permit under a monitor. For Lincheck, which lets {@code park} return for no reason at any time: the loops around it
 * then heal a lost wake-up, and none is ever found.
 */
final class MonitorSleep implements Scheduler {
    private boolean permit;

    @Override
    public synchronized void ioSchedule() {
        try {
            while (!permit) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the submitter", e);
        }
        permit = false;
    }

    @Override
    public synchronized void wakeUpProcess(Thread thread) {
        permit = true;
        notifyAll();
    }
}
