package io.github.diobench.suite.campaign;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs one fork after the other. Not thread-safe: two forks at a time would measure each other. */
final class ForkRunner {
    private static final int ENDED_WELL = 0;

    private final Plan plan;
    private final Path log;
    private final ForkKind own;
    private final ForkKind other;

    /**
     * Makes a runner.
     *
     * @param plan whose forks it runs
     * @param log the file that JMH's own messages are appended to
     */
    ForkRunner(Plan plan, Path log) {
        this.plan = plan;
        this.log = log;
        this.own = new OwnForks(plan);
        this.other = new OtherForks(plan);
    }

    /**
     * Runs the fork whose turn it is, and returns when its JVM has ended, well or not.
     *
     * @throws IOException if a file cannot be written
     */
    ForkRecord run(Turn turn) throws IOException {
        Slot slot = turn.slot();
        Cell cell = plan.cells().get(slot.cell());
        ForkKind kind = cell.classPath().isEmpty() ? own : other;
        List<Double> warmup = new CopyOnWriteArrayList<>();
        Measurements measured = null;
        Status status = Status.OK;
        String reason = null;
        Integer exit = ENDED_WELL;
        try (PrintStream messages = openLog();
                Deadline deadline = new Deadline(Duration.ofMillis(plan.timing().timeoutMillis()))) {
            long start = System.currentTimeMillis();
            try {
                measured = kind.measure(cell, messages, warmup::add);
            } catch (ForkFailure e) {
                boolean late = deadline.hasPassed();
                status = late ? Status.TIMEOUT : Status.FAILED;
                reason = late ? tooLate() : e.getMessage();
                exit = late ? null : e.exit();
            }
            return new ForkRecord(
                    slot.number(),
                    slot.round(),
                    turn.attempt(),
                    slot.position(),
                    cell,
                    start,
                    System.currentTimeMillis(),
                    status,
                    reason,
                    exit,
                    warmup,
                    measured);
        }
    }

    private String tooLate() {
        return "no result after " + plan.timing().timeoutMillis() / 1000 + " s, so its JVM was killed";
    }

    private PrintStream openLog() throws IOException {
        return new PrintStream(
                Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                false,
                StandardCharsets.UTF_8);
    }
}
