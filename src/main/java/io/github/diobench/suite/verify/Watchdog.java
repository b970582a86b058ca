package io.github.diobench.suite.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.verify.Event.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;

/** Runs a {@link VerifyingJvm} and kills it if it does not end in time, so that a counter can do no worse than be found faulty. */
final class Watchdog {
    private static final List<String> JVM_ARGS = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:-UsePerfData");

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
     * @throws IOException if it cannot be started
     */
    String run(List<String> arguments, Duration limit, Consumer<Event> events) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_ARGS);
        command.addAll(List.of("-cp", classPath, VerifyingJvm.class.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean[] killed = new boolean[1];
        Thread hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
        Timer timer = new Timer(true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        killed[0] = true;
                        process.destroyForcibly();
                    }
                },
                limit.toMillis());
        try {
            Event last = null;
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    last = tell(line, events, last);
                }
            }
            int code = process.waitFor();
            if (last != null && last.kind() == Kind.END) {
                return null;
            }
            String where = last == null ? "" : " in: " + last.text();
            return killed[0]
                    ? "killed, because its JVM did not end in " + limit.toSeconds() + " s" + where
                    : "ended its JVM with exit code " + code + where;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } finally {
            timer.cancel();
            process.destroyForcibly();
            removeHook(hook);
        }
    }

    private static Event tell(String line, Consumer<Event> events, Event last) {
        try {
            Event event = Json.reader(Event.class).readValue(line);
            events.accept(event);
            return event;
        } catch (JsonProcessingException e) {
            return last; // not ours: the counter's own output, past System.out
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shutdown) {
            // It has begun, and runs the hook.
        }
    }
}
