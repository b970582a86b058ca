package io.github.diobench.engine.oracle;

import static io.github.diobench.engine.oracle.World.require;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.memory.UserMemory;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A client that owns a region of the file; the owner of the last one moves the end of the file, too. */
final class Owner extends Client {
    private final int regionFrom;
    private final boolean tail;
    /** Sectors that writes are on their way to. */
    private final boolean[] busy = new boolean[Arena.REGION_SECTORS];

    private long number;

    Owner(Arena arena, int region, String name, SplittableRandom random) {
        super(arena, name, random);
        regionFrom = region * Arena.REGION_SECTORS;
        tail = regionFrom == arena.tailFrom();
    }

    @Override
    void step() {
        int draw = random.nextInt(100);
        if (draw < 25) {
            read();
        } else if (draw < 80) {
            write();
        } else if (draw < 88) {
            writeBuffered();
        } else if (draw < 92) {
            punch();
        } else if (draw < 95) {
            ring.add("fsync");
            require(arena.file.fsync() == 0, "fsync failed");
        } else if (tail) {
            truncate();
        } else {
            write();
        }
    }

    private void write() {
        boolean async = freeSlot() != null && chance(70);
        Slot slot = async ? freeSlot() : own;
        if (!place(slot, true)) {
            reap(1);
            return;
        }
        begin(slot);
        ring.add((async ? "async " : "") + slot);
        if (async) {
            markBusy(slot, true);
            submit(slot);
        } else {
            long value = arena.file.writev(slot.iovec, slot.offset());
            slot.mend();
            ring.add("returned " + Errno.toString(value));
            settle(slot, value, true);
        }
    }

    @Override
    void writeEnded(Slot slot, long value) {
        markBusy(slot, false);
        settle(slot, value, true);
    }

    private void writeBuffered() {
        if (!place(own, false)) {
            reap(1);
            return;
        }
        begin(own);
        ring.add("buffered " + own);
        long value = arena.file.writeBuffered(memory, own.address, own.bytes(), own.offset());
        own.mend();
        settle(own, value, false);
    }

    private void punch() {
        if (!place(own, false)) {
            return;
        }
        int block = own.first / Arena.SECTORS_PER_BLOCK;
        int blocks = blocks(own.end()) - block;
        ring.add("punch " + blocks + " blocks from " + block);
        int from = block * Arena.SECTORS_PER_BLOCK;
        int end = from + blocks * Arena.SECTORS_PER_BLOCK;
        sectors.begin(from, end, ++number, true);
        arena.file.punchHole(block, blocks);
        zeroed(from, end);
    }

    private void truncate() {
        drain();
        int newSize = regionFrom + random.nextInt(Arena.REGION_SECTORS + 1);
        int size = size();
        ring.add("truncate from " + size + " to " + newSize + " sectors");
        int from = Math.min(size, newSize);
        int end = regionFrom + Arena.REGION_SECTORS;
        sectors.begin(from, end, ++number, true);
        require(arena.file.truncate((long) newSize * Sectors.SIZE) == 0, "truncation failed");
        zeroed(from, end);
    }

    private void zeroed(int from, int end) {
        for (int sector = from; sector < end; sector++) {
            sectors.end(sector, number, Sectors.ZEROS);
        }
    }

    /** Finds a range of the region that no write is on its way to; through the cache, none that shares a block with one. */
    private boolean place(Slot slot, boolean direct) {
        for (int attempt = 0; attempt < 8; attempt++) {
            boolean whole = chance(50);
            int count = 1 + random.nextInt(Slot.MOST_SECTORS);
            int first = regionFrom + random.nextInt(Arena.REGION_SECTORS - count + 1);
            if (whole) {
                first &= -Arena.SECTORS_PER_BLOCK;
                count = Math.max(Arena.SECTORS_PER_BLOCK, count & -Arena.SECTORS_PER_BLOCK);
            }
            int from = direct ? first : first / Arena.SECTORS_PER_BLOCK * Arena.SECTORS_PER_BLOCK;
            int end = direct ? first + count : blocks(first + count) * Arena.SECTORS_PER_BLOCK;
            if (!isBusy(from, end)) {
                slot.place(random, first, count, true, direct);
                return true;
            }
        }
        return false;
    }

    private void begin(Slot slot) {
        slot.number = ++number;
        slot.stamp();
        maySpoil(slot);
        slot.failedBiosBefore = arena.failedBios();
        sectors.begin(slot.first, slot.end(), slot.number, slot.spoiled);
    }

    /** A write has ended: judges its value, and finds out what the sectors hold if it was not written whole. */
    private void settle(Slot slot, long value, boolean direct) {
        boolean cut = slot.spoiled && value > 0 && value < slot.bytes() && value % Sectors.SIZE == 0;
        require(
                value == slot.bytes() || cut || ReadCheck.isErrnoLegal(slot, value, direct, arena),
                "value " + Errno.toString(value) + " of " + slot);
        int written = (int) Math.max(value, 0) / Sectors.SIZE;
        for (int sector = slot.first; sector < slot.first + written; sector++) {
            sectors.end(sector, slot.number, slot.number);
        }
        if (written < slot.count) {
            boolean untouched = !direct || value == -Errno.ENOMEM || value > 0;
            resolve(slot, slot.first + written, untouched);
        }
    }

    private void resolve(Slot slot, int from, boolean untouched) {
        int inFile = Math.max(0, Math.min(slot.end(), size()) - from);
        byte[] data = readBack(from, inFile);
        for (int sector = from; sector < slot.end(); sector++) {
            long before = sectors.content(sector);
            int at = (sector - from) * Sectors.SIZE;
            long now = sector < from + inFile ? Sectors.numberIn(data, at, sector) : Sectors.ZEROS;
            boolean legal =
                    now == before || (!untouched && (now == slot.number || (slot.spoiled && now == Sectors.ZEROS)));
            require(
                    legal,
                    "sector " + sector + " held " + Sectors.name(before) + " and is " + Sectors.name(now) + " after "
                            + slot);
            sectors.end(sector, slot.number, now);
        }
    }

    private byte[] readBack(int from, int count) {
        byte[] data = new byte[count * Sectors.SIZE];
        if (count == 0) {
            return data;
        }
        UserMemory window = UserMemory.untracked(Slot.MOST_SECTORS / Arena.SECTORS_PER_BLOCK);
        long address = window.allocate(data.length);
        byte[] marks = new byte[data.length];
        Arrays.fill(marks, UserBuffers.MARKER);
        window.write(address, marks);
        long value;
        do {
            value = arena.file.read(window, address, data.length, (long) from * Sectors.SIZE);
        } while (value == -Errno.EIO || value == -Errno.ENOMEM);
        require(value == data.length, "read back " + value + " bytes, not " + data.length);
        return window.read(address, data.length);
    }

    /** The end of the file in sectors; of the region's writers only its owner moves it, and at once, even if the event comes later. */
    private int size() {
        return (int) (arena.file.size() / Sectors.SIZE);
    }

    private boolean isBusy(int from, int end) {
        for (int sector = from; sector < end; sector++) {
            if (busy[sector - regionFrom]) {
                return true;
            }
        }
        return false;
    }

    private void markBusy(Slot slot, boolean isBusy) {
        Arrays.fill(busy, slot.first - regionFrom, slot.end() - regionFrom, isBusy);
    }

    private static int blocks(int sectors) {
        return (sectors + Arena.SECTORS_PER_BLOCK - 1) / Arena.SECTORS_PER_BLOCK;
    }
}
