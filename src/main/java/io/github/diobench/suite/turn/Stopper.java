package io.github.diobench.suite.turn;

import io.github.diobench.suite.os.Program;
import io.github.diobench.suite.os.RunningProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Stops processes and lets them go on, each as a whole: with it all its threads, those of the collector and the compilers too.
 *
 * <p>Java cannot send {@code SIGSTOP}, so a shell does, which reads what to do from its standard input. It knows every process that it was
 * put in charge of, and when its input ends, because this JVM was killed, it kills them: a stopped process cannot notice by itself that
 * nobody will let it go on. Orders take effect one after the other. Not thread-safe.
 */
final class Stopper implements AutoCloseable {
    private static final Path SHELL = Path.of("/bin/sh");

    /** {@code kill} is built into every POSIX shell, so an order starts no process and takes some microseconds. */
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            mine=
            while read -r order pid; do
              case $order in
                take) mine="$mine $pid" ;;
                stop) kill -STOP "$pid" ;;
                cont) kill -CONT "$pid" ;;
                leave) rest=; for one in $mine; do [ "$one" = "$pid" ] || rest="$rest $one"; done; mine=$rest ;;
              esac
            done 2>/dev/null
            [ -z "$mine" ] || kill -KILL $mine 2>/dev/null
            """;

    /** How long the shell may take to kill what is left. */
    private static final Duration AT_END = Duration.ofSeconds(2);

    private final RunningProgram shell;

    Stopper() {
        shell = Program.of(SHELL.toString(), "-c", SCRIPT).inputOpen().start();
    }

    /** Tells whether processes can be stopped on this system. */
    static boolean isPossible() {
        return Files.isExecutable(SHELL);
    }

    /** Takes charge of {@code pid}, which is killed if this JVM ends before it is {@link #leave left}. */
    void take(long pid) throws IOException {
        order("take", pid);
    }

    /** Stops {@code pid}. */
    void stop(long pid) throws IOException {
        order("stop", pid);
    }

    /** Lets {@code pid} go on, after all that was ordered before. */
    void letGoOn(long pid) throws IOException {
        order("cont", pid);
    }

    /** Is no longer in charge of {@code pid}. */
    void leave(long pid) throws IOException {
        order("leave", pid);
    }

    private void order(String what, long pid) throws IOException {
        try {
            shell.input().write((what + " " + pid + "\n").getBytes(StandardCharsets.US_ASCII));
            shell.input().flush();
        } catch (IOException e) {
            throw new IOException("the shell that stops forks is gone", e);
        }
    }

    /** Kills whatever it is still in charge of. */
    @Override
    public void close() throws IOException {
        try (shell) {
            shell.input().close();
            boolean ignored = shell.waitFor(AT_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
