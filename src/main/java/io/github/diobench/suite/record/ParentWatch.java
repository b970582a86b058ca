package io.github.diobench.suite.record;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Ends this JVM when the one that started it has ended, however that ended, so that nothing goes on measuring for nobody.
 *
 * <p>JMH's forks notice that when they report an iteration, which one that hangs never does. The watch is a thread that
 * sleeps in a read from standard input, a pipe that nobody writes to: it costs nothing until the other end is gone.
 *
 * <p>This class is also an agent of its own, for JVMs that have nothing else of diobench, and must therefore know no other
 * class of it.
 */
public final class ParentWatch {
    private static final String FORK = "org.openjdk.jmh.runner.ForkedMain";
    private static boolean started;

    private ParentWatch() {}

    /** Starts the watch in this JVM, as its agent. */
    public static void premain(String argument) {
        start();
    }

    /** Starts the watch if this is a JVM that JMH has forked, once. Elsewhere standard input is the user's. */
    static synchronized void startInFork() {
        if (!started && System.getProperty("sun.java.command", "").startsWith(FORK)) {
            started = true;
            start();
        }
    }

    private static void start() {
        // Looked up now: what has lost its parent is given another.
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        parent.ifPresent(handle -> {
            Thread thread = new Thread(() -> watch(handle), "parent-watch");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private static void watch(ProcessHandle parent) {
        try {
            long ignored = System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // As good as its end.
        }
        // The pipe closes a little before the process is gone, and may have been closed on purpose long before.
        parent.onExit().join();
        ProcessHandle.current().descendants().toList().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(1);
    }
}
