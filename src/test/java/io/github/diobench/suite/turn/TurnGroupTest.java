package io.github.diobench.suite.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.probe.TurnProfiler;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Forks that are played: a thread takes the turns, and a process that sleeps is stopped and let go on in its place. */
@Timeout(30)
final class TurnGroupTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String ENDED = "ended after";

    private final List<Process> processes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void needsSignals() {
        Assumptions.assumeTrue(Stopper.isPossible() && Files.isDirectory(Path.of("/proc/self")));
    }

    @AfterEach
    void end() throws InterruptedException {
        processes.forEach(Process::destroyForcibly);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** What a played fork does in its turn; {@code false} ends it. */
    private interface Play {
        boolean turn(int number) throws IOException;
    }

    @Test
    void exactly_one_is_let_go_on_at_a_time_in_the_order_that_is_drawn() throws IOException, InterruptedException {
        try (TurnGroup group = new TurnGroup(2, LIMIT)) {
            Process first = play(group, 0, 2, number -> say("first", number));
            Process second = play(group, 1, 2, number -> say("second", number));
            List<String> states = Collections.synchronizedList(new ArrayList<>());
            group.conduct(
                    2,
                    orders(new int[] {1, 0}, new int[] {0, 1}),
                    () -> !states.add(awaitState(first, "T") + awaitState(second, "T")));
            assertEquals(List.of("second 1", "first 1", "first 2", "second 2"), said.subList(0, 4));
            // Before a turn all are stopped.
            assertEquals(List.of("TT", "TT", "TT", "TT"), states);
            awaitState(first, "S");
            awaitState(second, "S");
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(List.of(ENDED + " 2", ENDED + " 2"), said.subList(4, said.size()), "both were let end");
        }
    }

    @Test
    void one_that_exits_drops_out_and_the_others_go_on() throws IOException {
        try (TurnGroup group = new TurnGroup(2, LIMIT)) {
            play(group, 0, 3, number -> number < 2);
            play(group, 1, 3, number -> say("second", number));
            group.conduct(3, orders(new int[] {0, 1}), () -> false);
            assertEquals(List.of("second 1", "second 2", "second 3"), turnsOf("second"));
            assertEquals(1, group.times(0).size());
            assertFalse(group.isOverdue(0));
        }
    }

    @Test
    void one_that_hangs_is_killed_and_the_others_go_on() throws IOException, InterruptedException {
        try (TurnGroup group = new TurnGroup(2, SHORT)) {
            Process hanging = play(group, 0, 2, number -> {
                sleep(SHORT.multipliedBy(3));
                return false;
            });
            play(group, 1, 2, number -> say("second", number));
            group.conduct(2, orders(new int[] {0, 1}), () -> false);
            assertTrue(group.isOverdue(0));
            assertFalse(group.isOverdue(1));
            assertTrue(hanging.waitFor(5, TimeUnit.SECONDS));
            assertEquals(List.of("second 1", "second 2"), turnsOf("second"));
        }
    }

    @Test
    void one_that_ends_before_it_calls_or_never_calls_is_not_waited_for_longer_than_the_limit() throws IOException {
        try (TurnGroup group = new TurnGroup(3, SHORT)) {
            group.ended(0);
            play(group, 2, 1, number -> say("third", number));
            group.conduct(1, orders(new int[] {0, 1, 2}), () -> false);
            assertEquals(List.of("third 1"), turnsOf("third"));
            assertFalse(group.isOverdue(0));
            assertTrue(group.isOverdue(1));
        }
    }

    @Test
    void a_group_that_is_abandoned_leaves_no_process() throws IOException, InterruptedException {
        try (TurnGroup group = new TurnGroup(2, LIMIT)) {
            Process first = play(group, 0, 5, number -> say("first", number));
            Process second = play(group, 1, 5, number -> say("second", number));
            group.conduct(5, orders(new int[] {0, 1}), () -> said.size() == 3);
            assertEquals(3, said.size());
            assertTrue(first.waitFor(5, TimeUnit.SECONDS) && second.waitFor(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void what_is_stopped_is_killed_when_the_shell_loses_its_input() throws IOException, InterruptedException {
        Process left = sleeping();
        Process kept = sleeping();
        try (Stopper stopper = new Stopper()) {
            stopper.take(left.pid());
            stopper.take(kept.pid());
            stopper.stop(left.pid());
            stopper.leave(kept.pid());
            awaitState(left, "T");
        }
        assertTrue(left.waitFor(5, TimeUnit.SECONDS));
        assertTrue(kept.isAlive());
    }

    private List<String> turnsOf(String name) {
        synchronized (said) {
            return said.stream().filter(turn -> turn.startsWith(name)).toList();
        }
    }

    private boolean say(String name, int number) {
        said.add(name + " " + number);
        return true;
    }

    private Process sleeping() throws IOException {
        Process process = new ProcessBuilder("sleep", "60").start();
        processes.add(process);
        return process;
    }

    /** Plays the fork with this {@code index}, which is to have {@code turns} turns. */
    private Process play(TurnGroup group, int index, int turns, Play play) throws IOException {
        Process process = sleeping();
        Thread thread = new Thread(() -> play(group.address(index), process.pid(), turns, play));
        thread.start();
        threads.add(thread);
        return process;
    }

    private void play(String address, long pid, int turns, Play play) {
        String[] portAndName = address.split("/", 2);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(portAndName[0]))) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeUTF(portAndName[1]);
            out.writeLong(pid);
            for (int number = 1; number <= turns; number++) {
                out.write(TurnProfiler.READY);
                if (socket.getInputStream().read() != TurnProfiler.GO || !play.turn(number)) {
                    return;
                }
                out.write(TurnProfiler.DONE);
            }
            if (socket.getInputStream().read() == TurnProfiler.GO) {
                say(ENDED, turns);
            }
        } catch (IOException e) {
            // The group has been closed.
            assert e.getMessage() != null;
        }
    }

    private static Supplier<int[]> orders(int[]... orders) {
        int[] next = {0};
        return () -> orders[next[0]++ % orders.length];
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The order to stop a process takes effect a moment after it is given. */
    private static String state(Process process) {
        sleep(Duration.ofMillis(20));
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String awaitState(Process process, String wanted) {
        for (int i = 0; i < 100 && !state(process).equals(wanted); i++) {
            sleep(Duration.ofMillis(10));
        }
        assertEquals(wanted, state(process));
        return wanted;
    }
}
