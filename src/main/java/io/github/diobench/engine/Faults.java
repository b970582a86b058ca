package io.github.diobench.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * What went wrong with a file and is no result of a request: exceptions of devices, observers and callbacks, and what checked mode
 * saw. Keeps the first {@value #MOST} and counts the rest. Thread-safe; empty, and never touched, while all is well.
 */
public final class Faults {
    private static final int MOST = 1000;

    private final List<String> first = new ArrayList<>();
    private int more;

    /** Adds one, in words. */
    public synchronized void add(String what) {
        if (first.size() < MOST) {
            first.add(what);
        } else {
            more++;
        }
    }

    /**
     * Adds what was thrown by somebody whom the engine had called. Never throws.
     *
     * @param who the method that threw
     * @return {@code -EIO}, which the request is worth
     */
    public int threw(String who, Throwable thrown) {
        try {
            StackTraceElement[] stack = thrown.getStackTrace();
            add(who + " threw " + thrown + (stack.length == 0 ? "" : " at " + stack[0]));
        } catch (Throwable e) { // no memory or no stack left to say it, or an exception that cannot say what it is
            countOne();
        }
        return -Errno.EIO;
    }

    /** All of them, oldest first; a copy. */
    public synchronized List<String> list() {
        List<String> all = new ArrayList<>(first);
        if (more > 0) {
            all.add("and " + more + " more");
        }
        return List.copyOf(all);
    }

    private synchronized void countOne() {
        more++;
    }
}
