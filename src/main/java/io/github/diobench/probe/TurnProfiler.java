package io.github.diobench.probe;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/**
 * Lets an iteration begin when it is this fork's turn, and says when it has ended.
 *
 * <p>The program that started the fork waits at a port of the loopback interface. The fork calls it at its first iteration and says
 * who it is; before each iteration it sends {@link #READY} and waits for {@link #GO}, and after it sends {@link #DONE}. After the last it waits
 * once more, with its threads, whose counts are read meanwhile. If the other side is gone the JVM ends at once: nobody is there any more who
 * would want its results.
 *
 * <p>It must be the first of a fork's profilers, so that the others, which JMH starts after it and stops before it, see the turn alone. JMH
 * calls it on one thread, while no benchmark thread runs; it also makes one in the driving JVM, which never calls.
 */
public final class TurnProfiler implements InternalProfiler {
    /** What the fork sends when it waits for its turn. */
    public static final int READY = 'R';

    /** What the fork is sent when its turn begins, and when it may end. */
    public static final int GO = 'G';

    /** What the fork sends when its turn is over. */
    public static final int DONE = 'D';

    /** What separates port and name in the text that says where to call. */
    private static final String SEPARATOR = "/";

    private static final int ABANDONED = 1;

    private final int port;
    private final String name;
    private InputStream from;
    private OutputStream to;
    private int measured;

    /** Makes one that calls nobody, as JMH does to list its profilers. */
    public TurnProfiler() {
        this("");
    }

    /**
     * Makes one that calls as {@code address} says.
     *
     * @param address what {@link #address} returns
     */
    public TurnProfiler(String address) {
        int separator = address.indexOf(SEPARATOR);
        this.port = separator < 0 ? 0 : Integer.parseInt(address.substring(0, separator));
        this.name = address.substring(separator + 1);
    }

    /** Returns the text that makes a fork call {@code port} and say that it is {@code name}. */
    public static String address(int port, String name) {
        return port + SEPARATOR + name;
    }

    @Override
    public String getDescription() {
        return "diobench turns: forks that are compared measure by turns";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        try {
            if (to == null) {
                call();
            }
            send(READY);
            awaitGo();
        } catch (IOException e) {
            Runtime.getRuntime().halt(ABANDONED);
        }
    }

    // The connection lives as long as the JVM.
    @SuppressWarnings("resource")
    private void call() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        from = socket.getInputStream();
        to = socket.getOutputStream();
        DataOutputStream hello = new DataOutputStream(to);
        hello.writeUTF(name);
        hello.writeLong(ProcessHandle.current().pid());
        hello.flush();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        try {
            send(DONE);
            if (iteration.getType() == IterationType.MEASUREMENT && ++measured == iteration.getCount()) {
                awaitGo();
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(ABANDONED);
        }
        return List.of();
    }

    private void awaitGo() throws IOException {
        if (from.read() != GO) {
            throw new IOException("nobody there");
        }
    }

    private void send(int signal) throws IOException {
        to.write(signal);
        to.flush();
    }
}
