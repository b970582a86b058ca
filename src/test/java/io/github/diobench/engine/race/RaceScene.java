package io.github.diobench.engine.race;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.aio.AioContext;
import io.github.diobench.engine.aio.Kiocb;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.When;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * One bio of a request A whose submitter S waits, and its completer C, which stalls at a given access inside its counter while S goes
 * on as far as it can. If S gets to the end of A, it submits B at once, which gets A's recycled request and whose bio stays in flight.
 * Then C goes on. For one playing.
 *
 * <p>The director alone writes the steps; what it reads of the two threads, they have published before they told it to go on.
 */
final class RaceScene {
    /** Which request waits. */
    enum Mode {
        /** An asynchronous write of a mapped block and of a hole, so that S waits for the bio and then falls back. */
        FALLBACK,
        /** A synchronous write of a mapped block. */
        SYNCHRONOUS
    }

    /** When C begins. */
    enum Start {
        /** Before S drops its reference (kernel-spec 5, R8). */
        BEFORE_DROP,
        /** Once S sleeps; S is then woken without reason (R2). */
        WHILE_ASLEEP
    }

    /**
     * What came of it.
     *
     * @param steps the interleaving
     * @param stalled whether C came to the access at all
     * @param harm what went wrong, with the broken invariants' names first; empty if all is well
     */
    record Outcome(List<String> steps, boolean stalled, List<String> harm) {
        /** The interleaving, numbered, and what came of it. */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < steps.size(); i++) {
                text.append('\n').append(i + 1).append(". ").append(steps.get(i));
            }
            return text.append("\n=> ")
                    .append(harm.isEmpty() ? "harmless" : harm)
                    .toString();
        }
    }

    private static final int BLOCK = 4096;
    private static final int BIO_OF_A = 0;
    private static final int BIO_OF_B = 1;

    private final ScriptedDevice device = ScriptedDevice.onAnyThread(new DiskImage(1 << 20, (byte) 0));
    private final UserMemory memory = UserMemory.untracked(8);
    private final AioContext context = new AioContext(2);
    private final Kiocb a = new Kiocb();
    private final Kiocb b = new Kiocb();
    private final List<String> steps = new ArrayList<>();
    private final List<String> harm = new ArrayList<>();
    private final Mode mode;
    private final Start start;
    private final Submitter submitter;
    private final Completer completer;
    private final FileIo file;
    private long valueOfA;

    RaceScene(BioCounterProvider counter, Mode mode, Start start, int stallAt) {
        this.mode = mode;
        this.start = start;
        submitter = new Submitter(start == Start.BEFORE_DROP, this::submitA, this::submitB);
        completer = new Completer(() -> device.release(BIO_OF_A), stallAt);
        file = FileIo.on(device)
                .counter(counter)
                .observer(submitter)
                .checked(true)
                .poolSize(1)
                .size(16 * BLOCK)
                .map(0, 0, 1)
                .map(8, 8, 1)
                .open();
    }

    Outcome play() {
        device.restart((bio, any) -> Action.ok(When.HELD));
        submitter.start();
        boolean stalled = start == Start.BEFORE_DROP ? stallBeforeDrop() : stallWhileAsleep();
        boolean early = stalled && submitter.hasEndedA();
        if (early) {
            submitter.goOnToB();
            submitter.settle();
            steps.add("S: submits B, which gets the same request; its bio is in flight");
        }
        if (stalled) {
            completer.goOn();
            steps.add("C: goes on: " + completer.sinceStall());
        }
        completer.await();
        if (early && !completer.sinceStall().isEmpty()) {
            harm.add("I3: C touches the request after S has freed it");
        }
        end(early);
        return new Outcome(steps, stalled, harm);
    }

    private boolean stallBeforeDrop() {
        submitter.settle();
        steps.add("S: submits the bio of A");
        boolean stalled = startCompleter();
        submitter.goOnToDrop();
        steps.add("S: drops its reference and " + submitter.settle());
        return stalled;
    }

    private boolean stallWhileAsleep() {
        steps.add("S: submits the bio of A, drops its reference and " + submitter.settle());
        boolean stalled = startCompleter();
        if (stalled) {
            submitter.wakeWithoutReason();
            steps.add("S: wakes without reason and " + submitter.settle());
        }
        return stalled;
    }

    private boolean startCompleter() {
        completer.start();
        boolean stalled = completer.awaitStall();
        steps.add("C: completes the bio of A" + (stalled ? ": " + completer.beforeStall() : ""));
        if (stalled) {
            steps.add("C: stalls before it '" + completer.stalledBefore() + "'");
        }
        return stalled;
    }

    private void end(boolean early) {
        if (submitter.isAsleep()) {
            steps.add("S: sleeps for ever: nothing is in flight, and nobody will wake it");
            harm.add("I4: a lost wake-up");
            steps.add("S: is woken by the test");
            submitter.wakeWithoutReason();
        }
        submitter.awaitEndOfA();
        steps.add("S: has " + Errno.toString(valueOfA) + " of A");
        if (!early) {
            submitter.goOnToB();
        }
        submitter.awaitEndOfB();
        Kiocb[] events = new Kiocb[2];
        int beforeB = context.getEvents(0, 2, 0, events);
        int ofA = mode == Mode.FALLBACK ? 1 : 0;
        if (beforeB != ofA) {
            steps.add("an event for B, whose bio is in flight");
            harm.add("I1: " + beforeB + " events, and not " + ofA + ", before the bio of B has completed");
        }
        int faultsBefore = file.faults().size();
        device.release(BIO_OF_B);
        List<String> faults = file.faults();
        faults.subList(faultsBefore, faults.size()).forEach(fault -> steps.add("the bio of B completes: " + fault));
        file.faults().forEach(fault -> harm.add("I3: " + fault));
        long wanted = mode == Mode.FALLBACK ? 2 * BLOCK : BLOCK;
        boolean good = valueOfA == wanted && beforeB + context.getEvents(0, 2, 0, events) == ofA + 1;
        if (!good || b.result() != BLOCK || memory.pins() != 0 || file.dioCount() != 0 || file.poolFree() != 1) {
            harm.add("I8: A is worth " + valueOfA + " and B " + b.result() + ", pins " + memory.pins() + ", running "
                    + file.dioCount() + ", free " + file.poolFree());
        }
    }

    private void submitA() {
        Iovec iovec = Iovec.of(memory, memory.allocate(2 * BLOCK), mode == Mode.FALLBACK ? 2 * BLOCK : BLOCK);
        if (mode == Mode.SYNCHRONOUS) {
            valueOfA = file.writev(iovec, 0);
        } else {
            context.submit(a.write(file, iovec, 0));
            valueOfA = a.result();
        }
    }

    private void submitB() {
        context.submit(b.write(file, Iovec.of(memory, memory.allocate(BLOCK), BLOCK), 8L * BLOCK));
    }
}
