package io.github.diobench.suite.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.os.Program;
import io.github.diobench.suite.os.ProgramResult;
import io.github.diobench.suite.verify.Event.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
     * @throws io.github.diobench.suite.UserError if it cannot be started
     */
    String run(List<String> arguments, Duration limit, Consumer<Event> events) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_ARGS);
        command.addAll(List.of("-cp", classPath, VerifyingJvm.class.getName()));
        command.addAll(arguments);
        Event[] last = new Event[1];
        ProgramResult result = Program.of(command)
                .errorsApart()
                .lines(line -> last[0] = tell(line, events, last[0]))
                .run(limit);
        Event end = last[0];
        if (end != null && end.kind() == Kind.END) {
            return null;
        }
        String where = end == null ? "" : " in: " + end.text();
        return result.timedOut()
                ? "killed, because its JVM did not end in " + limit.toSeconds() + " s" + where
                : "ended its JVM with exit code " + result.exit() + where;
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
}
