package io.github.diobench.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.When;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;

/**
 * What a schedule plays on: a file of eight mapped blocks, each a bio of its own, and then holes; one pooled request; a submitter S
 * and two completers. Every request is audited.
 */
final class Stage implements AutoCloseable {
    private static final int BLOCK = 4096;
    private static final int MAPPED = 8;

    /** What S does after its last submit. */
    enum Kind {
        /** Waits for its own synchronous request; with the bio list, if the counter has one. */
        SYNC,
        /** Waits, without the bio list, because a hole follows the mapped blocks; then writes through the cache. */
        FALLBACK,
        /** Leaves an asynchronous request to the completers. */
        QUEUED
    }

    final ScriptedDevice device;
    final Stalls stalls = new Stalls();
    final Actor submitter = new Actor("S");
    final Actor completer = new Actor("C1");
    final Actor other = new Actor("C2");
    final FileIo file;
    private final StandingAudit audit;
    private final UserMemory memory = UserMemory.tracked(16);
    private final long buffer = memory.allocate(16 * BLOCK);

    private Submission submission;
    private Future<?> call;
    private Kind kind;
    private int bios;
    private volatile boolean interruptedAfterCall;

    Stage(String counter) {
        this(counter, false);
    }

    /**
     * Sets the stage.
     *
     * @param onSubmitter a promise that every bio will complete on S
     */
    Stage(String counter, boolean onSubmitter) {
        DiskImage image = new DiskImage(1 << 18, StandingAudit.STALE);
        device = onSubmitter ? ScriptedDevice.onSubmitter(image) : ScriptedDevice.onAnyThread(image);
        audit = new StandingAudit(device);
        audit.alsoTell(stalls).beforeCompleterDrops(stalls::aboutToDrop);
        var builder = FileIo.on(device).poolSize(1).size(16 * BLOCK);
        for (int block = 0; block < MAPPED; block++) {
            builder.map(block, 2 * block, 1);
            device.image().write(2L * block * BLOCK, Contents.fileBytes((long) block * BLOCK, BLOCK), 0, BLOCK);
        }
        file = audit.open(builder, CounterCatalog.find(counter));
        memory.write(buffer, Contents.userBytes(16 * BLOCK));
    }

    /** S begins a write of some bios, which are held. */
    void begin(Kind kind, int bios) {
        begin(kind, bios, When.HELD, bio -> false);
    }

    /** S begins a write of some bios, of which some will fail. */
    void begin(Kind newKind, int newBios, When when, IntPredicate failing) {
        kind = newKind;
        bios = newBios;
        device.restart((bio, any) -> new Action(when, failing.test(bio) ? -Errno.EIO : 0));
        file.punchHole(MAPPED, 1); // a fallback of an earlier request may have filled it
        long offset = (long) (MAPPED - bios) * BLOCK;
        long length = (bios + (kind == Kind.FALLBACK ? 1L : 0)) * BLOCK;
        Request request = Request.write(
                Iovec.of(memory, buffer, length), offset, kind == Kind.SYNC ? Request.Mode.SYNC : Request.Mode.ASYNC);
        audit.before(request);
        submission = new Submission(file, audit, request);
        Submission mine = submission;
        call = submitter.act(() -> {
            mine.submit();
            interruptedAfterCall = Thread.interrupted();
        });
    }

    /** A completer completes a bio to the end of what it does. */
    void complete(int bio) {
        Actor.join(completing(other, bio));
    }

    /** A completer begins to complete a bio, once the device has it. */
    Future<?> completing(Actor actor, int bio) {
        Patience.await(() -> device.held().contains(bio), "bio " + bio + " is held");
        return actor.act(() -> device.release(bio));
    }

    /** S sleeps, as a waiting submitter does. */
    void awaitAsleep() {
        submitter.awaitAsleepIn("SubmitterSleep");
    }

    /** S comes back from its call. */
    void awaitReturn() {
        Actor.join(call);
    }

    boolean hasReturned() {
        return call.isDone();
    }

    boolean isAnswered() {
        return submission.isAnswered();
    }

    /** Whether S was interrupted when it came back. */
    boolean isInterruptedAfterCall() {
        return interruptedAfterCall;
    }

    /** The device has all bios. */
    void awaitSubmitted() {
        Patience.await(() -> device.submitted().size() == bios, bios + " bios are submitted");
    }

    /** A completer completes all bios, the last one first, once S sleeps or has left. */
    void completeAllOn(Actor actor) {
        if (kind == Kind.QUEUED) {
            awaitReturn();
        } else {
            awaitAsleep();
        }
        actor.actAndJoin(() -> {
            for (int bio = bios - 1; bio >= 0; bio--) {
                device.release(bio);
            }
        });
    }

    /** What the last request did: end_io, fallback. */
    boolean hasSeen(String step) {
        return audit.seen().stream().anyMatch(each -> each.startsWith(step));
    }

    /** The request has written everything: S answers if it waited, else the engine does. */
    void endsWell() {
        ends(kind == Kind.QUEUED ? "Q->[" + bytes() + "]" : "R->" + bytes());
    }

    /** The request has written everything, and S answers. */
    void endsWellInline() {
        ends("R->" + bytes());
    }

    /** The request ends, as {@code R->4096} or {@code Q->[-EIO]}, and passes the audit. */
    void ends(String wanted) {
        assertEquals(wanted, auditedOutcome());
    }

    /** The request has written everything, and whoever was last answers. */
    void endsWellEitherWay() {
        String outcome = auditedOutcome();
        assertTrue(outcome.equals("R->" + bytes()) || outcome.equals("Q->[" + bytes() + "]"), outcome);
    }

    private String auditedOutcome() {
        awaitReturn();
        Outcome outcome = submission.await();
        audit.after(outcome);
        return outcome.toString();
    }

    private int bytes() {
        return (bios + (kind == Kind.FALLBACK ? 1 : 0)) * BLOCK;
    }

    @Override
    public void close() {
        submitter.close();
        completer.close();
        other.close();
    }
}
