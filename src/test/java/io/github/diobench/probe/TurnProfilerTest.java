package io.github.diobench.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.diobench.suite.fixture.JmhResults;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;

@Timeout(30)
final class TurnProfilerTest {
    private static final BenchmarkParams BENCHMARK = JmhResults.params(2);

    @Test
    void it_waits_before_each_iteration_and_once_more_after_the_last() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TurnProfiler profiler = new TurnProfiler(TurnProfiler.address(server.getLocalPort(), "name"));
            CompletableFuture<Void> fork = CompletableFuture.runAsync(() -> {
                iterations(profiler, BENCHMARK.getWarmup());
                iterations(profiler, BENCHMARK.getMeasurement());
            });
            try (Socket socket = server.accept()) {
                DataInputStream from = new DataInputStream(socket.getInputStream());
                assertEquals("name", from.readUTF());
                assertEquals(ProcessHandle.current().pid(), from.readLong());
                for (int turn = 1; turn <= 4; turn++) {
                    assertEquals(TurnProfiler.READY, from.read());
                    assertFalse(fork.isDone());
                    socket.getOutputStream().write(TurnProfiler.GO);
                    assertEquals(TurnProfiler.DONE, from.read());
                }
                // While it waits its threads can be read.
                assertThrows(TimeoutException.class, () -> fork.get(200, TimeUnit.MILLISECONDS));
                socket.getOutputStream().write(TurnProfiler.GO);
                fork.join();
            }
        }
    }

    private static void iterations(TurnProfiler profiler, IterationParams params) {
        for (int i = 0; i < params.getCount(); i++) {
            profiler.beforeIteration(BENCHMARK, params);
            profiler.afterIteration(BENCHMARK, params, JmhResults.iterations(1).get(0));
        }
    }
}
