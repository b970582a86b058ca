package io.github.diobench.suite.campaign;

import io.github.diobench.suite.Waiting;
import io.github.diobench.suite.os.BoundedOutput;
import io.github.diobench.suite.record.HostProfiler;
import io.github.diobench.suite.turn.TurnGroup;
import io.github.diobench.suite.turn.TurnTime;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Runs the forks of one regime in one round: all alive together and measuring by turns or, where that cannot be, one after the other.
 * Not thread-safe: two groups at a time would measure each other.
 */
final class GroupRunner {
    private static final int ENDED_WELL = 0;

    /** Names of metrics that only a group has. */
    private static final String START = "turn.start";

    private static final String TOOK = "turn.took";

    /** Microseconds are all that there is to these times. */
    private static final double THOUSAND = 1000;

    private static final double NANOS_PER_MILLI = 1e6;

    /** What is kept of the beginning of what a fork says, and as much of the end. */
    private static final int LOG_PART_BYTES = 256 * 1024;

    private final Plan plan;
    private final Path log;
    private final ForkKind own;
    private final ForkKind other;

    /**
     * Makes a runner.
     *
     * @param plan whose forks it runs
     * @param log the file that JMH's own messages are appended to
     * @param directories where the forks of some arms run, by their names, if they are of other class paths
     */
    GroupRunner(Plan plan, Path log, Map<String, Path> directories) {
        this.plan = plan;
        this.log = log;
        this.own = new OwnForks(plan);
        this.other = new OtherForks(plan, directories);
    }

    /**
     * Runs the forks of {@code group}, and returns when all their JVMs have ended, well or not.
     *
     * @param isAbandoned asked again and again; as soon as it is true the forks are killed, and what is returned is worth nothing
     * @throws IOException if a file cannot be written
     */
    List<ForkRecord> run(List<ForkAttempt> group, BooleanSupplier isAbandoned) throws IOException {
        return plan.turns() ? byTurns(group, isAbandoned) : oneByOne(group, isAbandoned);
    }

    private List<ForkRecord> oneByOne(List<ForkAttempt> group, BooleanSupplier isAbandoned) throws IOException {
        List<ForkRecord> records = new ArrayList<>();
        for (ForkAttempt attempt : group) {
            if (isAbandoned.getAsBoolean()) {
                break;
            }
            Duration limit = Duration.ofMillis(plan.timingOf(cell(attempt)).timeoutMillis());
            try (Deadline deadline = new Deadline(limit)) {
                records.add(run(attempt, null, failure -> deadline.hasPassed()));
            }
        }
        return records;
    }

    private List<ForkRecord> byTurns(List<ForkAttempt> group, BooleanSupplier isAbandoned) throws IOException {
        Timing timing = plan.timingOf(cell(group.get(0)));
        Duration limit = Duration.ofMillis(timing.timeoutMillis());
        ExecutorService threads = Executors.newFixedThreadPool(group.size());
        try (TurnGroup turns = new TurnGroup(group.size(), limit)) {
            List<Future<ForkRecord>> forks = new ArrayList<>();
            for (int i = 0; i < group.size(); i++) {
                forks.add(threads.submit(task(group.get(i), turns, i)));
            }
            ArmOrder order = new ArmOrder(group.size(), seed(group.get(0)));
            turns.conduct(timing.warmups() + timing.measurements(), order::next, isAbandoned);
            List<ForkRecord> records = new ArrayList<>();
            for (int i = 0; i < forks.size(); i++) {
                records.add(withTimes(ended(forks.get(i), limit, turns, i), turns.times(i), timing));
            }
            return records;
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<ForkRecord> task(ForkAttempt attempt, TurnGroup turns, int index) {
        return () -> {
            try {
                return run(attempt, turns.address(index), failure -> turns.isOverdue(index));
            } finally {
                turns.ended(index);
            }
        };
    }

    /** Drawn from the plan's seed, and another one for each round of each regime. */
    private long seed(ForkAttempt first) {
        return plan.seed() + 31L * first.slot().round() + cell(first).regime().hashCode();
    }

    private Cell cell(ForkAttempt attempt) {
        return plan.cells().get(attempt.slot().cell());
    }

    /** Waits for a fork that has had its last turn; what it has left to do is tear-down. */
    private static ForkRecord ended(Future<ForkRecord> fork, Duration limit, TurnGroup turns, int index)
            throws IOException {
        try {
            return fork.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            turns.kill(index);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        try {
            return fork.get();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static IOException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException problem) {
            throw problem;
        }
        if (e.getCause() instanceof Error problem) {
            throw problem;
        }
        return e.getCause() instanceof IOException problem ? problem : new IOException(e.getCause());
    }

    private ForkRecord run(ForkAttempt attempt, String turnAddress, Function<ForkFailure, Boolean> isLate)
            throws IOException {
        Slot slot = attempt.slot();
        Cell cell = cell(attempt);
        ForkKind kind = cell.classPath().isEmpty() ? own : other;
        List<Double> warmup = new CopyOnWriteArrayList<>();
        Measurements measured = null;
        Status status = Status.OK;
        String reason = null;
        Integer exit = ENDED_WELL;
        long start = System.currentTimeMillis();
        BoundedOutput said = new BoundedOutput(LOG_PART_BYTES);
        try (PrintStream messages = new PrintStream(said, false, StandardCharsets.UTF_8)) {
            measured = kind.measure(cell, turnAddress, messages, warmup::add);
        } catch (ForkFailure e) {
            boolean late = isLate.apply(e);
            status = late ? Status.TIMEOUT : Status.FAILED;
            reason = late ? tooLate(cell) : e.getMessage();
            exit = late ? null : e.exit();
        }
        append(said);
        return new ForkRecord(
                slot.number(),
                slot.round(),
                attempt.attempt(),
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

    private String tooLate(Cell cell) {
        return "no result after " + plan.timingOf(cell).timeoutMillis() / 1000 + " s, so its JVM was killed";
    }

    /** What forks say while they run together stands in the log fork by fork. */
    private synchronized void append(BoundedOutput said) throws IOException {
        try (OutputStream file = Files.newOutputStream(
                log, StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS)) {
            file.write(said.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Says when each measured turn was, which only the group knows. */
    private static ForkRecord withTimes(ForkRecord fork, List<TurnTime> times, Timing timing) {
        if (!fork.isOk() || times.size() != timing.warmups() + timing.measurements()) {
            return fork;
        }
        List<TurnTime> measured = times.subList(timing.warmups(), times.size());
        Measurements all = fork.measured()
                .withMetric(START, metric("ms", measured, TurnTime::startMillis))
                .withMetric(TOOK, metric("ms", measured, TurnTime::millis));
        List<Waiting> waiting =
                measured.stream().flatMap(time -> time.waiting().stream()).toList();
        if (waiting.size() == measured.size()) {
            all = all.withMetric(HostProfiler.WAITING, sum("ms", waiting, turn -> turn.nanos() / NANOS_PER_MILLI))
                    .withMetric(HostProfiler.MOVES, sum("counts", waiting, Waiting::moves));
        }
        List<Long> steal =
                measured.stream().flatMap(time -> time.stealMillis().stream()).toList();
        if (steal.size() == measured.size()) {
            all = all.withMetric(HostProfiler.STEAL, sum("ms", steal, Long::doubleValue));
        }
        return fork.withMeasured(all);
    }

    private static <T> Metric metric(String unit, List<T> turns, ToDoubleFunction<T> value) {
        return new Metric(unit, false, values(turns, value));
    }

    private static <T> Metric sum(String unit, List<T> turns, ToDoubleFunction<T> value) {
        return new Metric(unit, true, values(turns, value));
    }

    private static <T> List<Double> values(List<T> turns, ToDoubleFunction<T> value) {
        return turns.stream()
                .map(turn -> Math.rint(value.applyAsDouble(turn) * THOUSAND) / THOUSAND)
                .toList();
    }
}
