package io.github.diobench.engine.oracle;

import static io.github.diobench.engine.oracle.World.require;

import io.github.diobench.engine.Errno;

/** What a read among concurrent writes may return. */
final class ReadCheck {
    private final Arena arena;

    ReadCheck(Arena arena) {
        this.arena = arena;
    }

    /** Judges a read that has ended: its value, and each sector against the account taken before it began. */
    void ended(Slot slot, long value, boolean direct) {
        require(isLegal(slot, value, direct), "value " + Errno.toString(value) + " of " + slot);
        int sectors = (int) Math.max(value, 0) / Sectors.SIZE;
        byte[] data = slot.memory.read(slot.address, sectors * Sectors.SIZE);
        for (int i = 0; i < sectors; i++) {
            int sector = slot.first + i;
            String problem =
                    slot.account.problem(sector, Sectors.numberIn(data, i * Sectors.SIZE, sector), arena.chaos == null);
            require(problem == null, problem + ", read by " + (direct ? "direct " : "buffered ") + slot);
        }
    }

    private boolean isLegal(Slot slot, long value, boolean direct) {
        if (value < 0) {
            return isErrnoLegal(slot, value, direct, arena);
        }
        long certain = Math.min(slot.bytes(), (long) (arena.tailFrom() - slot.first) * Sectors.SIZE);
        boolean cut = slot.spoiled && !direct;
        return value <= slot.bytes() && value % Sectors.SIZE == 0 && (cut || value >= certain);
    }

    /** Whether something happened that the errno tells of. */
    static boolean isErrnoLegal(Slot slot, long value, boolean direct, Arena arena) {
        return switch ((int) -value) {
            case Errno.EFAULT -> slot.spoiled;
            case Errno.EIO -> direct && arena.failedBios() > slot.failedBiosBefore;
            case Errno.ENOMEM -> direct && arena.smallPool;
            default -> false;
        };
    }
}
