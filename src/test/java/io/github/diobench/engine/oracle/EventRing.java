package io.github.diobench.engine.oracle;

/** The last events of one thread, for the report of a failure. Thread-safe. */
final class EventRing {
    private static final int EVENTS = 50;

    private final String thread;
    private final String[] events = new String[EVENTS];
    private long count;

    EventRing(String thread) {
        this.thread = thread;
    }

    String name() {
        return thread;
    }

    synchronized void add(String event) {
        events[(int) (count++ % EVENTS)] = event;
    }

    /** How many events there were; grows as long as the thread moves. */
    synchronized long count() {
        return count;
    }

    @Override
    public synchronized String toString() {
        StringBuilder text = new StringBuilder("last events of ").append(thread);
        for (long i = Math.max(0, count - EVENTS); i < count; i++) {
            text.append("\n  ").append(i).append(' ').append(events[(int) (i % EVENTS)]);
        }
        return text.toString();
    }
}
