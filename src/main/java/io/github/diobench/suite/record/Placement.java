package io.github.diobench.suite.record;

import io.github.diobench.suite.SystemFiles;
import java.util.List;
import java.util.Optional;

/**
 * Gives the CPUs of this process to threads, each CPU once. Thread-safe.
 *
 * <p>A new thread may run where the thread that started it may. A thread for which no CPU is left is therefore let loose expressly.
 */
final class Placement {
    private final Pin pin;
    private final String allowed;
    private final List<Integer> order;
    private int given;

    Placement(SystemFiles files, Pin pin) {
        this.pin = pin;
        this.allowed = CpuOrder.allowed(files);
        this.order = CpuOrder.of(files, pin);
    }

    /** Returns on which CPUs the next thread is to run; empty if that is the system's business. */
    synchronized Optional<String> next() {
        if (pin == Pin.NONE) {
            return Optional.empty();
        }
        return Optional.of(given < order.size() ? order.get(given++).toString() : allowed);
    }
}
