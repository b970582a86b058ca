package io.github.diobench.suite.verify;

import io.github.diobench.suite.Json;
import io.github.diobench.suite.os.RunningProgram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Where a {@link VerifyingJvm} calls to tell its events: a port of the loopback interface. It proves by a random name that it is the
 * one that was started; one call is taken, so that the name is of no use afterwards. For one JVM and one thread.
 */
final class EventServer implements AutoCloseable {
    /** How often it is looked whether the JVM is still there, in milliseconds. */
    private static final int LOOK_MILLIS = 100;

    /** How long a caller may take to say who it is, in milliseconds. */
    private static final int HELLO_MILLIS = 5_000;

    private static final int CHUNK = 1 << 14;

    private final ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final String name = UUID.randomUUID().toString();
    private final long limitNanos;
    private final long start = System.nanoTime();

    /**
     * Opens a port.
     *
     * @param limit how long the JVM may take from now on
     * @throws IOException if there is none
     */
    EventServer(Duration limit) throws IOException {
        limitNanos = limit.toNanos();
    }

    /** Returns what the JVM must be told, and nobody else. */
    String address() {
        return server.getLocalPort() + " " + name;
    }

    /** Returns what is left of the limit. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, limitNanos - (System.nanoTime() - start)));
    }

    /**
     * Hands on what the JVM tells until it hangs up, has ended or has used up its time.
     *
     * @return the last event; null if there was none, and so no counter was touched
     * @throws IOException if nobody can call
     */
    Event listen(RunningProgram jvm, Consumer<Event> events) throws IOException {
        try (Socket call = accept(jvm)) {
            close();
            return call == null ? null : listen(call, jvm, events);
        }
    }

    private Socket accept(RunningProgram jvm) throws IOException {
        server.setSoTimeout(LOOK_MILLIS);
        while (!left().isZero()) {
            try {
                Socket caller = server.accept();
                if (knowsName(caller)) {
                    return caller;
                }
                caller.close();
            } catch (SocketTimeoutException e) {
                if (!jvm.isAlive()) {
                    return null;
                }
            }
        }
        return null;
    }

    private boolean knowsName(Socket caller) {
        try {
            caller.setSoTimeout(HELLO_MILLIS);
            byte[] said = caller.getInputStream().readNBytes(name.length());
            return new String(said, StandardCharsets.US_ASCII).equals(name);
        } catch (IOException e) {
            return false;
        }
    }

    private Event listen(Socket call, RunningProgram jvm, Consumer<Event> events) throws IOException {
        call.setSoTimeout(LOOK_MILLIS);
        InputStream in = call.getInputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        Event last = null;
        while (!left().isZero()) {
            int count = read(in, chunk, jvm);
            if (count < 0) {
                return last;
            }
            for (int i = 0; i < count; i++) {
                if (chunk[i] == '\n') {
                    last = Json.reader(Event.class).readValue(line.toByteArray());
                    events.accept(last);
                    line.reset();
                } else {
                    line.write(chunk[i]);
                }
            }
        }
        return last;
    }

    /** Returns how many bytes came: none if none did for a while, less if none will. */
    private static int read(InputStream in, byte[] chunk, RunningProgram jvm) {
        try {
            return in.read(chunk);
        } catch (SocketTimeoutException e) {
            return jvm.isAlive() ? 0 : -1;
        } catch (IOException e) {
            return -1; // as when it is killed
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
