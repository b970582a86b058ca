package io.github.diobench.suite.turn;

import io.github.diobench.probe.TurnProfiler;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where forks call to be told their turns: a port of the loopback interface.
 *
 * <p>A fork proves that it was started by this program with a random name that nobody else knows. Thread-safe.
 */
final class TurnServer implements AutoCloseable {
    /** How long a caller may take to say who it is, in milliseconds. */
    private static final int HELLO_MILLIS = 5_000;

    private static final int MOST_WAITING = 64;

    private final ServerSocket server;
    private final Map<String, CompletableFuture<TurnFork>> expected = new ConcurrentHashMap<>();

    TurnServer() throws IOException {
        server = new ServerSocket(0, MOST_WAITING, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "turn-server");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * A fork that is to call.
     *
     * @param address what {@link TurnProfiler} must be told
     * @param name what the fork says that it is
     * @param call completed when it has called
     */
    record Expected(String address, String name, CompletableFuture<TurnFork> call) {}

    /** Expects one more fork. */
    Expected expect() {
        String name = UUID.randomUUID().toString();
        CompletableFuture<TurnFork> call = new CompletableFuture<>();
        expected.put(name, call);
        return new Expected(TurnProfiler.address(server.getLocalPort(), name), name, call);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                greet(server.accept());
            } catch (IOException e) {
                // Closed, or a caller that hung up: the group waits no longer than its limit for who does not come.
                assert server.isClosed() || e.getMessage() != null;
            }
        }
    }

    private void greet(Socket socket) throws IOException {
        socket.setSoTimeout(HELLO_MILLIS);
        socket.setTcpNoDelay(true);
        DataInputStream hello = new DataInputStream(socket.getInputStream());
        CompletableFuture<TurnFork> call = expected.remove(hello.readUTF());
        if (call == null) {
            socket.close();
            return;
        }
        call.complete(new TurnFork(socket, hello.readLong()));
    }

    /** Expects nobody any more. */
    @Override
    public void close() throws IOException {
        server.close();
    }
}
