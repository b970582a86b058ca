package io.github.diobench.suite.turn;

import io.github.diobench.probe.TurnProfiler;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** A fork that has called, as its turns are given. Not thread-safe. */
final class TurnFork implements AutoCloseable {
    private final Socket socket;
    private final long pid;

    TurnFork(Socket socket, long pid) {
        this.socket = socket;
        this.pid = pid;
    }

    /** Returns the number of the fork's process. */
    long pid() {
        return pid;
    }

    /**
     * Waits until the fork is ready for its next turn.
     *
     * @throws java.net.SocketTimeoutException if it is not within {@code limit}
     * @throws IOException if it is gone
     */
    void awaitReady(Duration limit) throws IOException {
        await(TurnProfiler.READY, limit);
    }

    /** Lets its turn begin. */
    void go() throws IOException {
        socket.getOutputStream().write(TurnProfiler.GO);
    }

    /**
     * Waits until its turn is over.
     *
     * @throws java.net.SocketTimeoutException if it is not within {@code limit}
     * @throws IOException if it is gone
     */
    void awaitDone(Duration limit) throws IOException {
        await(TurnProfiler.DONE, limit);
    }

    private void await(int signal, Duration limit) throws IOException {
        socket.setSoTimeout((int) Math.max(1, limit.toMillis()));
        int came = socket.getInputStream().read();
        if (came != signal) {
            throw new IOException(came < 0 ? "the fork is gone" : "the fork sent " + came + ", not " + signal);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            assert socket.isClosed() : e;
        }
    }
}
