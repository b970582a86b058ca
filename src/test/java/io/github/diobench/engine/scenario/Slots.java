package io.github.diobench.engine.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.diobench.engine.aio.AioContext;
import io.github.diobench.engine.aio.Kiocb;
import io.github.diobench.engine.file.FileIo;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Keeps a number of asynchronous operations in flight: each has a buffer of its own, and is given its next deed as soon as its event
 * was got. One thread's. Every operation must have exactly one event, with the result that was expected of it.
 */
final class Slots {
    /** What a slot does next. */
    @FunctionalInterface
    interface Next {
        /**
         * Prepares the slot's operation, after looking at what the last one did.
         *
         * @return false if there is nothing more for it
         */
        boolean prepare(Slot slot);
    }

    /** One operation and its buffer. */
    static final class Slot {
        final int index;
        final Buffer buffer;
        private final Kiocb operation = new Kiocb();
        private long expected = -1;

        /** A number of the scenario's own. */
        int state;

        private Slot(int index, Buffer buffer) {
            this.index = index;
            this.buffer = buffer;
        }

        /** Whether the slot has not done anything yet. */
        boolean isFresh() {
            return expected == -1;
        }

        long offset() {
            return operation.offset();
        }

        /** How many bytes the last operation moved. */
        int length() {
            return (int) operation.result();
        }

        boolean wasWrite() {
            return operation.isWrite();
        }

        boolean write(FileIo file, long offset, int length) {
            expected = length;
            operation.write(file, buffer.part(0, length), offset);
            return true;
        }

        boolean read(FileIo file, long offset, int length, int expectedLength) {
            expected = expectedLength;
            operation.read(file, buffer.part(0, length), offset);
            return true;
        }
    }

    final List<Slot> slots = new ArrayList<>();
    private final IdentityHashMap<Kiocb, Slot> byOperation = new IdentityHashMap<>();
    private final AioContext context;
    private final Kiocb[] events;

    Slots(Scene scene, int count, int bytesEach) {
        context = new AioContext(count);
        events = new Kiocb[count];
        for (int i = 0; i < count; i++) {
            Slot slot = new Slot(i, scene.buffer(bytesEach));
            slots.add(slot);
            byOperation.put(slot.operation, slot);
        }
    }

    /**
     * Runs until no slot has anything more to do.
     *
     * @return how many operations that took
     */
    long run(Next next) {
        long submitted = 0;
        for (Slot slot : slots) {
            submitted += submitNext(slot, next);
        }
        long reaped = 0;
        while (reaped < submitted) {
            int got = context.getEvents(1, events.length, -1, events);
            reaped += got;
            for (int i = 0; i < got; i++) {
                Slot slot = byOperation.get(events[i]);
                assertNotNull(slot, "an event of nobody's");
                assertEquals(
                        slot.expected,
                        events[i].result(),
                        () -> "the event of slot " + slot.index + " at " + slot.offset());
            }
            for (int i = 0; i < got; i++) {
                submitted += submitNext(byOperation.get(events[i]), next);
            }
        }
        assertEquals(0, context.outstanding(), "operations without an event");
        assertEquals(0, context.getEvents(0, events.length, 0, events), "events of no operation");
        return submitted;
    }

    private int submitNext(Slot slot, Next next) {
        if (!next.prepare(slot)) {
            return 0;
        }
        assertEquals(1, context.submit(slot.operation));
        return 1;
    }
}
