package io.github.diobench.suite.record;

import java.util.Optional;

/**
 * Ends this JVM when the one that started it has ended, however that ended, so that nothing goes on measuring for nobody.
 *
 * <p>JMH's forks notice that when they report an iteration, which one that hangs never does. The watch is the
 * JDK's own for a process that is no child: a thread that sleeps for a third of a second, and then ever longer, between two
 * short looks. A thread that waits for the end of standard input would look at nothing, but a JVM that ends waits 0.3 s for
 * threads in such a read.
 *
 * <p>This class is also an agent of its own, for JVMs that have nothing else of diobench, and must therefore know no other
 * class of it.
 */
public final class ParentWatch {
    private static final String PARENT = "diobench.parent";
    private static final String FORK = "org.openjdk.jmh.runner.ForkedMain";
    private static boolean started;

    private ParentWatch() {}

    /** Returns the argument that lets a JVM which this one starts, and which measures with ours, be watched. */
    public static String jvmArgument() {
        return "-D" + PARENT + "=" + ProcessHandle.current().pid();
    }

    /** Starts the watch in this JVM, as its agent; {@code parent} is the process that started it. */
    public static void premain(String parent) {
        // JMH hands its own arguments on to forks for which it has no others. Such a fork is no child of that process;
        // the one
        // that drives it is, and ends it.
        if (!System.getProperty("sun.java.command", "").startsWith(FORK)) {
            start(Long.parseLong(parent));
        }
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
        // Whoever has lost their parent, which may have been before this, is given another.
        Optional<ProcessHandle> found = ProcessHandle.current().parent().filter(handle -> handle.pid() == parent);
        if (found.isEmpty()) {
            end();
        } else {
            var ignored = found.get().onExit().thenRun(ParentWatch::end);
        }
    }

    private static void end() {
        ProcessHandle.current().descendants().toList().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(1);
    }
}
