package io.github.diobench.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.engine.aio.AioContext;
import io.github.diobench.engine.aio.Kiocb;
import io.github.diobench.engine.dio.Completion;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.Iovec;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** One request on its way: made on one thread, awaited on another. The audit is told when the answer becomes visible. */
final class Submission implements Completion {
    private final FileIo file;
    private final StandingAudit audit;
    private final Request request;
    private final List<Long> delivered = new CopyOnWriteArrayList<>();
    private final CountDownLatch answered = new CountDownLatch(1);
    private volatile long returned;

    Submission(FileIo file, StandingAudit audit, Request request) {
        this.file = file;
        this.audit = audit;
        this.request = request;
    }

    /** Makes the request on the calling thread, which sleeps if the request is to be waited for. */
    void submit() {
        Iovec iovec = request.iovec();
        long offset = request.offset();
        if (request.mode() == Request.Mode.AIO) {
            throw new IllegalStateException("a request through an AioContext is run, not submitted");
        }
        Completion completion = request.async() ? this : null;
        returned = request.write() ? file.write(iovec, offset, completion) : file.read(iovec, offset, completion);
        if (returned != -Errno.EIOCBQUEUED) {
            audit.visible();
            answered.countDown();
        }
    }

    /** The engine delivers. */
    @Override
    public void complete(long result) {
        audit.visible();
        delivered.add(result);
        answered.countDown();
    }

    /** Waits for the answer. */
    Outcome await() {
        Patience.await(answered, "I1: an answer to " + request);
        return outcome();
    }

    /** Whether the answer is visible. */
    boolean isAnswered() {
        return answered.getCount() == 0;
    }

    /** What is known so far. */
    Outcome outcome() {
        return new Outcome(returned, List.copyOf(delivered));
    }

    /** Makes the request through an AIO context; {@code completeHeld} lets the device complete what it holds. */
    Outcome runThroughContext(Runnable completeHeld) {
        AioContext context = new AioContext(2);
        Kiocb operation = new Kiocb(done -> {
            audit.visible();
            delivered.add(done.result());
        });
        Kiocb prepared = request.write()
                ? operation.write(file, request.iovec(), request.offset())
                : operation.read(file, request.iovec(), request.offset());
        assertEquals(1, context.submit(prepared), "operations submitted");
        boolean inline = !delivered.isEmpty(); // the device completes on this thread, so nothing came in between
        completeHeld.run();
        Kiocb[] events = new Kiocb[2];
        assertEquals(1, context.getEvents(0, 2, 0, events), () -> "I1: events of " + request);
        assertEquals(0, context.outstanding(), "operations left in the context");
        long value = events[0].result();
        return inline ? new Outcome(value, List.of()) : new Outcome(-Errno.EIOCBQUEUED, List.of(value));
    }
}
