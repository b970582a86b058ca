package io.github.diobench.suite.os;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A {@link Program} that has been started. Thread-safe. */
public final class RunningProgram implements AutoCloseable {
    /** What it has started may have a last line to write when it has ended itself. */
    private static final Duration LAST_LINES = Duration.ofMillis(200);

    /** How long the system may take to report the end of what was killed, and the outputs to be at their ends. */
    private static final Duration AFTER_KILL = Duration.ofMillis(500);

    private final Process process;
    private final Pump output;
    private final Pump errors;
    private final Thread hook = new Thread(this::endTree, "end-program");
    private boolean treeEnded;

    RunningProgram(Process process, Pump output, Pump errors, boolean inputOpen) {
        this.process = process;
        this.output = output;
        this.errors = errors;
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The end of this JVM has begun: what is started now tidies up for it, and is not to be ended by it.
        }
        output.start();
        errors.start();
        if (!inputOpen) {
            closeInput();
        }
    }

    /** Returns its number. */
    public long pid() {
        return process.pid();
    }

    /** Tells whether it has not ended yet, whatever is left of what it has started. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Returns its standard input. It is at its end when this is closed, and when this JVM has ended, however it ended. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** Returns what is kept of what it has written to its standard output so far. */
    public String output() {
        return output.text();
    }

    /**
     * Waits for its end, at most {@code limit}, and ends what it has left behind.
     *
     * @return whether it has ended
     */
    public boolean waitFor(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        output.await(LAST_LINES);
        endTree();
        return true;
    }

    /** Ends it, at once, with all that it has started, stopped or not. */
    public synchronized void endTree() {
        if (treeEnded) {
            return;
        }
        treeEnded = true;
        ProcessTree.end(process.toHandle());
        boolean interrupted = Thread.interrupted();
        try {
            boolean ignored = process.waitFor(AFTER_KILL.toNanos(), TimeUnit.NANOSECONDS);
            output.await(AFTER_KILL);
            errors.await(AFTER_KILL);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        output.close();
        errors.close();
        closeInput();
        removeHook();
    }

    /**
     * Returns how it ended, and what is kept of what it has written.
     *
     * @throws IllegalThreadStateException if it has not ended
     */
    public ProgramResult result() {
        return result(process.exitValue());
    }

    ProgramResult result(Integer exit) {
        output.throwFailure();
        return new ProgramResult(exit, output.text(), errors.text(), output.leftOut());
    }

    /** Ends it if it has not ended. */
    @Override
    public void close() {
        endTree();
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has closed its end before, with something still to be read.
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The end of this JVM has begun and runs the hook.
        }
    }
}
