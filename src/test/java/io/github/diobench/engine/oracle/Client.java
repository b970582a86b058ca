package io.github.diobench.engine.oracle;

import static io.github.diobench.engine.oracle.World.require;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.aio.AioContext;
import io.github.diobench.engine.aio.Kiocb;
import io.github.diobench.engine.memory.UserMemory;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * A thread that reads and writes: writes in the region it owns, if it owns one, and reads everywhere, a few requests at a time of
 * which no two writes overlap.
 */
class Client implements Runnable {
    private static final int DEPTH = 3;
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    final Arena arena;
    final Sectors sectors;
    final SplittableRandom random;
    final EventRing ring;
    final UserMemory memory = UserMemory.tracked((DEPTH + 1) * 10);
    private final ReadCheck readCheck;
    private final AioContext context = new AioContext(DEPTH);
    private final Kiocb[] events = new Kiocb[DEPTH];
    private final Slot[] slots = new Slot[DEPTH];
    /** For requests that are waited for. */
    final Slot own;

    Client(Arena arena, String name, SplittableRandom random) {
        this.arena = arena;
        this.sectors = arena.sectors;
        this.random = random;
        this.ring = new EventRing(name);
        this.readCheck = new ReadCheck(arena);
        Arrays.setAll(slots, i -> new Slot(memory));
        this.own = new Slot(memory);
    }

    EventRing ring() {
        return ring;
    }

    @Override
    public void run() {
        try {
            while (arena.takeTicket()) {
                Thread.interrupted(); // the adversary's; the engine has kept it for us
                boolean full = freeSlot() == null;
                if (full || chance(30)) {
                    reap(full ? 1 : 0);
                }
                step();
            }
            drain();
            require(memory.pins() == 0, memory.pins() + " pins of " + ring.name());
            require(context.outstanding() == 0, "a slot of the ring stays reserved");
        } catch (RuntimeException | AssertionError e) {
            arena.fail(e);
        }
    }

    /** One request. */
    void step() {
        read();
    }

    /** A write has ended with a value. */
    void writeEnded(Slot slot, long value) {
        throw new IllegalStateException("a reader has written " + slot + ": " + value);
    }

    final void read() {
        boolean buffered = chance(35);
        boolean async = !buffered && freeSlot() != null && chance(60);
        Slot slot = async ? freeSlot() : own;
        int count = 1 + random.nextInt(Slot.MOST_SECTORS);
        slot.place(random, random.nextInt(arena.owners * Arena.REGION_SECTORS - count + 1), count, false, !buffered);
        slot.mark();
        maySpoil(slot);
        slot.account = sectors.new Account(slot.first, slot.count);
        slot.failedBiosBefore = arena.failedBios();
        ring.add((buffered ? "buffered " : async ? "async " : "") + slot);
        if (async) {
            submit(slot);
            return;
        }
        long value = buffered
                ? arena.file.readBuffered(memory, slot.address, slot.bytes(), slot.offset())
                : arena.file.readv(slot.iovec, slot.offset());
        slot.mend();
        readCheck.ended(slot, value, !buffered);
    }

    /** Hands a request to the context. */
    final void submit(Slot slot) {
        slot.inFlight = true;
        Kiocb prepared = slot.write
                ? slot.operation.write(arena.file, slot.iovec, slot.offset())
                : slot.operation.read(arena.file, slot.iovec, slot.offset());
        require(context.submit(prepared) == 1, "the context took no operation");
        slot.mend();
    }

    final Slot freeSlot() {
        for (Slot slot : slots) {
            if (!slot.inFlight) {
                return slot;
            }
        }
        return null;
    }

    /** Takes events and judges them. */
    final void reap(int min) {
        int got = context.getEvents(min, DEPTH, PATIENCE_NANOS, events);
        for (int i = 0; i < got; i++) {
            Slot slot = slotOf(events[i]);
            slot.inFlight = false;
            ended(slot, events[i].result());
        }
    }

    final void drain() {
        while (context.outstanding() > 0 && arena.failure() == null) {
            Thread.interrupted();
            reap(1);
        }
    }

    final void maySpoil(Slot slot) {
        slot.spoiled = false;
        if (chance(6)) {
            slot.spoil(random);
        }
    }

    final boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private void ended(Slot slot, long value) {
        ring.add("event " + Errno.toString(value) + " of " + slot);
        if (slot.write) {
            writeEnded(slot, value);
        } else {
            readCheck.ended(slot, value, true);
        }
    }

    private Slot slotOf(Kiocb operation) {
        for (Slot slot : slots) {
            if (slot.operation == operation) {
                require(slot.inFlight, "an event came twice: " + slot);
                return slot;
            }
        }
        throw new AssertionError("an event of nobody's");
    }
}
