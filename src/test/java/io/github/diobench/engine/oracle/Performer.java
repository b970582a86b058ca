package io.github.diobench.engine.oracle;

import static io.github.diobench.engine.oracle.World.require;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.Request;
import io.github.diobench.engine.Request.Mode;
import io.github.diobench.engine.StandingAudit;
import io.github.diobench.engine.aio.AioContext;
import io.github.diobench.engine.aio.Kiocb;
import io.github.diobench.engine.dio.Completion;
import io.github.diobench.engine.memory.Iovec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Runs one request, completes what the device holds, and sees that the result is delivered exactly once. */
final class Performer {
    /** What came of a request. */
    record Outcome(long value, boolean queued) {}

    private static final class Receiver implements Completion {
        final StandingAudit audit;
        final List<Long> values = new ArrayList<>();

        Receiver(StandingAudit audit) {
            this.audit = audit;
        }

        @Override
        public void complete(long result) {
            audit.visible();
            values.add(result);
        }
    }

    private final World world;
    private final AioContext context = new AioContext(2);
    private final Kiocb[] events = new Kiocb[2];

    Performer(World world) {
        this.world = world;
    }

    Outcome perform(Step request) {
        world.watch.restart();
        world.device.arm(request.random, request.hold, request.fail, !request.aio);
        world.device.failPages(request.failRwPage, request.failFlush);
        if (request.permit) {
            LockSupport.unpark(Thread.currentThread());
        }
        if (request.interrupted) {
            Thread.currentThread().interrupt();
        }
        Outcome outcome = request.kind.isDirect() ? audited(request) : new Outcome(other(request), false);
        require(Thread.interrupted() == request.interrupted, "the thread's interrupt is not as it was");
        world.device.failPages(false, false);
        return outcome;
    }

    private Outcome audited(Step request) {
        Iovec iovec = world.buffers.iovec();
        Mode mode = request.aio ? Mode.AIO : request.async ? Mode.ASYNC : Mode.SYNC;
        world.audit.before(
                request.kind.isRead()
                        ? Request.read(iovec, request.offset, mode)
                        : Request.write(iovec, request.offset, mode));
        Receiver receiver = new Receiver(world.audit);
        long returned = request.aio ? aio(request, iovec, receiver) : direct(request, iovec, receiver);
        boolean queued = returned == -Errno.EIOCBQUEUED;
        int expected = queued ? 1 : 0;
        require(receiver.values.size() == expected, "delivered by a completer " + receiver.values + " times");
        world.audit.after(new io.github.diobench.engine.Outcome(returned, receiver.values));
        return new Outcome(queued ? receiver.values.get(0) : returned, queued);
    }

    private long direct(Step request, Iovec iovec, Receiver receiver) {
        Receiver mine = request.async ? receiver : null;
        long value = request.kind.isRead()
                ? world.file.read(iovec, request.offset, mine)
                : world.file.write(iovec, request.offset, mine);
        if (value == -Errno.EIOCBQUEUED) {
            require(request.async, "a synchronous request was queued");
            int before = world.device.held() > 0 ? 0 : 1;
            require(receiver.values.size() == before, "delivered with bios on their way");
            whileQueued(request);
            world.device.releaseAll();
        } else {
            world.audit.visible();
            require(world.device.held() == 0, "returned " + value + " while bios are on their way");
        }
        return value;
    }

    /** Through a context: nothing completes between the drop and the return, so an event at once is a value that was returned. */
    private long aio(Step request, Iovec iovec, Receiver receiver) {
        Kiocb operation = new Kiocb(done -> receiver.complete(done.result()));
        Kiocb prepared = request.kind.isRead()
                ? operation.read(world.file, iovec, request.offset)
                : operation.write(world.file, iovec, request.offset);
        require(context.submit(prepared) == 1, "the context took no operation");
        boolean queued = world.device.held() > 0;
        int got = context.getEvents(0, 2, 0, events);
        require(got == (queued ? 0 : 1), got + " events with " + world.device.held() + " bios on their way");
        if (queued) {
            whileQueued(request);
            world.device.releaseAll();
            got += context.getEvents(0, 2, 0, events);
        }
        require(got == 1 && events[0] == operation, got + " events");
        require(context.outstanding() == 0, "a slot of the ring stays reserved");
        if (!queued) {
            receiver.values.clear(); // told by the context, not by a completer
            return operation.result();
        }
        return -Errno.EIOCBQUEUED;
    }

    /** The request is still running, and a buffered reader may cache old bytes now. */
    private void whileQueued(Step request) {
        if (world.device.held() == 0) {
            return;
        }
        require(world.file.dioCount() == 1, "dio count while queued: " + world.file.dioCount());
        require(world.file.poolFree() == world.file.poolSize() - 1, "free requests while queued");
        if (request.readWhileQueued) {
            int blocks = FileModel.blocks(world.model.size);
            int first = (int) request.offset / FileModel.BLOCK;
            int last = Math.min(FileModel.blocks(request.end()), blocks);
            world.device.failPages(false, false);
            for (int block = first; block < last; block++) {
                world.cache(block);
            }
            world.device.failPages(request.failRwPage, request.failFlush);
        }
    }

    private long other(Step request) {
        long address = request.kind.isRead() || request.kind.isWrite() ? world.buffers.base(0) : 0;
        return switch (request.kind) {
            case READ_BUFFERED -> world.file.readBuffered(world.buffers.memory, address, request.count, request.offset);
            case WRITE_BUFFERED ->
                world.file.writeBuffered(world.buffers.memory, address, request.count, request.offset);
            case TRUNCATE -> world.file.truncate(request.argument);
            case PUNCH -> {
                world.file.punchHole((int) (request.offset / FileModel.BLOCK), (int) request.argument);
                yield 0;
            }
            case FSYNC -> world.file.fsync();
            default -> throw new IllegalStateException(request.toString());
        };
    }
}
