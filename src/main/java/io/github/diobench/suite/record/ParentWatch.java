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
    private static final String PARENT = "diobench.parent";
    private static boolean started;

    private ParentWatch() {}

    /** Returns the argument that lets a JVM which this one starts, and which measures with ours, be watched. */
    public static String jvmArgument() {
        return "-D" + PARENT + "=" + ProcessHandle.current().pid();
    }

    /** Starts the watch in this JVM, as its agent; {@code parent} is the process that started it. */
    public static void premain(String parent) {
        start(Long.parseLong(parent));
    }

    /** Starts the watch, once, if this JVM was started with {@link #jvmArgument}. */
    static synchronized void startIfWanted() {
        Long parent = Long.getLong(PARENT);
        if (!started && parent != null) {
            started = true;
            start(parent);
        }
    }

    private static void start(long parent) {
        Thread thread = new Thread(() -> watch(parent), "parent-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private static void watch(long parent) {
        // Whoever has lost their parent, which may have been before this, is given another.
        Optional<ProcessHandle> found = ProcessHandle.current().parent().filter(handle -> handle.pid() == parent);
        if (found.isPresent()) {
            waitUntilInputEnds();
            // The pipe ends a little before the process is gone, and might have been closed on purpose.
            found.get().onExit().join();
        }
        ProcessHandle.current().descendants().toList().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(1);
    }

    private static void waitUntilInputEnds() {
        try {
            long ignored = System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // As good as its end.
        }
    }
}
