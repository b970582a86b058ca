package io.github.diobench.suite.verify;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.os.Program;
import io.github.diobench.suite.os.RunningProgram;
import io.github.diobench.suite.verify.Event.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs a {@link VerifyingJvm} and kills it if it does not end in time, so that a counter can do no worse than be found faulty. What
 * the JVM tells comes over a connection of its own; its outputs are the counter's, and are not read.
 */
final class Watchdog {
    /** The report of a crash would become a file in the user's folder. */
    private static final List<String> JVM_ARGS =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:+ErrorFileToStdout");

    /** An exit code above this is that of a signal. */
    private static final int SIGNALS = 128;

    private final String classPath;

    /**
     * Prepares for counters on a class path.
     *
     * @param classPath what the JVM is started with
     */
    Watchdog(String classPath) {
        this.classPath = classPath;
    }

    /**
     * Runs the JVM to its end.
     *
     * @param limit how long it may take
     * @param events told what it tells, as it comes
     * @return null if it said all; else how it ended instead, for the user
     * @throws UserError if it cannot be started or does not call, or if this thread is interrupted, which it still is afterwards
     */
    String run(List<String> arguments, Duration limit, Consumer<Event> events) {
        try (EventServer server = new EventServer(limit);
                RunningProgram jvm = Program.of(command(arguments)).inputOpen().start()) {
            tellAddress(server, jvm);
            Event last = server.listen(jvm, events);
            boolean ended = jvm.waitFor(server.left());
            if (last == null) {
                throw new UserError("the JVM in which counters run cannot be used: "
                        + (ended
                                ? jvm.output().lines().findFirst().orElse("it said nothing")
                                : "not ready in " + limit.toSeconds() + " s"));
            }
            if (!ended) {
                return "killed, because its JVM did not end in " + limit.toSeconds() + " s";
            }
            int exit = jvm.result().exit();
            return last.kind() == Kind.END && exit == 0 ? null : "ended its JVM with exit code " + words(exit);
        } catch (IOException e) {
            throw new UserError("cannot talk to the JVM in which counters run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted", e);
        }
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_ARGS);
        command.addAll(List.of("-cp", classPath, VerifyingJvm.class.getName()));
        command.addAll(arguments);
        return command;
    }

    /** By its standard input: others can read its command line. */
    private static void tellAddress(EventServer server, RunningProgram jvm) {
        try (OutputStream input = jvm.input()) {
            input.write(server.address().getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // It has ended already, and does not call.
        }
    }

    private static String words(int exit) {
        return exit > SIGNALS ? exit + ", which is signal " + (exit - SIGNALS) : String.valueOf(exit);
    }
}
