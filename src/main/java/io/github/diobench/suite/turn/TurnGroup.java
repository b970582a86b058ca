package io.github.diobench.suite.turn;

import io.github.diobench.suite.CpuTime;
import io.github.diobench.suite.ProcessThreads;
import io.github.diobench.suite.SystemFiles;
import io.github.diobench.suite.ThreadReading;
import io.github.diobench.suite.Waiting;
import io.github.diobench.suite.os.ProcessTree;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Forks that are alive together and measure by turns. Exactly one is let go on at a time; the others are stopped.
 *
 * <p>What the system did to the threads of a fork is read from outside while it is stopped: reading takes a fork milliseconds that has other
 * things to compile, and what it then allocates and compiles would be part of its turns.
 *
 * <p>Whoever starts the forks tells each its {@link #address}, calls {@link #ended} when one has ended, and lets {@link #conduct} give the
 * turns meanwhile. A fork that hangs, crashes or exits drops out by itself; the others go on.
 *
 * <p>{@link #conduct} and {@link #close} are for one thread, the others for any.
 */
public final class TurnGroup implements AutoCloseable {
    private static final double NANOS_PER_MILLI = 1e6;

    private final TurnServer server;
    private final Stopper stopper;
    private final SystemFiles files = SystemFiles.ofThisMachine();
    private final List<Member> members = new ArrayList<>();
    private Optional<CpuTime> machine;
    private long firstTurn;

    /**
     * Makes a group of {@code size} forks.
     *
     * @param limit how long each may run, stops not counted, before it is killed
     * @throws IOException if there is no port or no shell
     */
    public TurnGroup(int size, Duration limit) throws IOException {
        stopper = new Stopper();
        try {
            server = new TurnServer();
        } catch (IOException e) {
            stopper.close();
            throw e;
        }
        for (int i = 0; i < size; i++) {
            members.add(new Member(server.expect(), limit.toNanos()));
        }
    }

    /** Tells whether forks can measure by turns on this system, which needs signals to stop a process. */
    public static boolean isPossible() {
        return Stopper.isPossible();
    }

    /** One of the forks. Its fields are the conducting thread's, but for the call, which says itself how it is shared. */
    private static final class Member {
        private final TurnServer.Expected expected;
        private final List<TurnTime> times = new ArrayList<>();
        private ProcessThreads threads;
        private Map<Long, ThreadReading> lastReading;
        private long leftNanos;
        private boolean isIn;
        private volatile boolean overdue;
        private volatile boolean ended;

        Member(TurnServer.Expected expected, long leftNanos) {
            this.expected = expected;
            this.leftNanos = leftNanos;
        }

        TurnFork fork() {
            return expected.call().join();
        }

        boolean hasCalled() {
            return expected.call().isDone() && !expected.call().isCompletedExceptionally();
        }

        Duration left() {
            return Duration.ofNanos(Math.max(0, leftNanos));
        }
    }

    /** Returns what the profiler of the fork with this {@code index} must be told. */
    public String address(int index) {
        return members.get(index).expected.address();
    }

    /** Is told that the fork with this {@code index} has ended, well or not. */
    public void ended(int index) {
        members.get(index).ended = true;
        members.get(index).expected.call().cancel(false);
    }

    /** Tells whether the fork with this {@code index} was killed because it took too long. */
    public boolean isOverdue(int index) {
        return members.get(index).overdue;
    }

    /** Returns the turns that the fork with this {@code index} had, in order. For when {@link #conduct} has returned. */
    public List<TurnTime> times(int index) {
        return List.copyOf(members.get(index).times);
    }

    /**
     * Waits for the forks to call, gives each {@code turns} turns, and lets them go on to their end.
     *
     * @param order the order of the next turn, as indices
     * @param isAbandoned asked before each turn; all forks are killed as soon as it is true
     * @throws IOException if the forks cannot be stopped any more; they are killed
     */
    public void conduct(int turns, Supplier<int[]> order, BooleanSupplier isAbandoned) throws IOException {
        try {
            for (Member member : members) {
                awaitFirst(member);
            }
            machine = CpuTime.read(files);
            firstTurn = System.nanoTime();
            for (int turn = 1; turn <= turns; turn++) {
                for (int index : order.get()) {
                    if (isAbandoned.getAsBoolean()) {
                        killAll();
                        return;
                    }
                    turn(members.get(index), turn == turns);
                }
            }
            for (Member member : members) {
                letEnd(member);
            }
        } catch (IOException e) {
            killAll();
            throw e;
        }
    }

    /** Lets a fork start, up to its first turn; those that are there already wait at their sockets and use no CPU. */
    private void awaitFirst(Member member) throws IOException {
        long start = System.nanoTime();
        try {
            TurnFork fork = member.expected.call().get(member.leftNanos, TimeUnit.NANOSECONDS);
            stopper.take(fork.pid());
            member.isIn = true;
            fork.awaitReady(Duration.ofNanos(member.leftNanos - (System.nanoTime() - start)));
            stopper.stop(fork.pid());
            member.threads = new ProcessThreads(files, Long.toString(fork.pid()));
            member.lastReading = member.threads.read();
        } catch (TimeoutException | SocketTimeoutException e) {
            drop(member);
        } catch (CancellationException e) {
            // It ended before it called; who started it knows why.
            member.isIn = false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call cannot fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void turn(Member member, boolean isLast) throws IOException {
        if (!member.isIn) {
            return;
        }
        TurnFork fork = member.fork();
        long start = System.nanoTime();
        stopper.letGoOn(fork.pid());
        try {
            fork.go();
            fork.awaitDone(member.left());
            if (!isLast) {
                fork.awaitReady(member.left());
            }
        } catch (SocketTimeoutException e) {
            drop(member);
            return;
        } catch (IOException e) {
            // It is ending, or has ended, by itself: what its JMH says of it is the reason.
            member.isIn = false;
            return;
        }
        stopper.stop(fork.pid());
        long took = System.nanoTime() - start;
        member.leftNanos -= took;
        Map<Long, ThreadReading> threadsBefore = member.lastReading;
        member.lastReading = member.threads.read();
        Optional<CpuTime> machineBefore = machine;
        machine = CpuTime.read(files);
        member.times.add(new TurnTime(
                (start - firstTurn) / NANOS_PER_MILLI,
                took / NANOS_PER_MILLI,
                Waiting.of(threadsBefore, member.lastReading, took),
                machineBefore.flatMap(from -> machine.map(to -> to.since(from).steal()))));
    }

    /** After its last turn a fork waits once more, so that its threads are still there to be read. */
    private void letEnd(Member member) throws IOException {
        if (member.isIn) {
            stopper.letGoOn(member.fork().pid());
            try {
                member.fork().go();
            } catch (IOException e) {
                // It was killed meanwhile; who started it sees that.
                member.isIn = false;
            }
        }
    }

    private static void drop(Member member) {
        member.overdue = true;
        member.isIn = false;
        kill(member);
    }

    /** Kills a fork that did not end within its limit after its last turn; or one that is to go for another reason. */
    public void kill(int index) {
        members.get(index).overdue = true;
        kill(members.get(index));
    }

    private void killAll() {
        members.forEach(TurnGroup::kill);
    }

    /** One that has not called is known by its name, which its command line, or that of the JMH that starts it, bears. */
    private static void kill(Member member) {
        if (member.hasCalled()) {
            ProcessHandle.of(member.fork().pid()).ifPresent(ProcessTree::end);
        }
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(member.expected.name()))
                .toList()
                .forEach(ProcessTree::end);
    }

    /** Gives up all forks that are still there; they are killed. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            for (Member member : members) {
                if (member.hasCalled()) {
                    member.fork().close();
                    if (member.ended) {
                        stopper.leave(member.fork().pid());
                    }
                }
            }
        } finally {
            stopper.close();
        }
    }
}
