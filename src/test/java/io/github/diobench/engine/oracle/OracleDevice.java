package io.github.diobench.engine.oracle;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.When;
import io.github.diobench.engine.memory.Page;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A disk in memory that draws the fate of each bio: completes it in the submit, in a later submit, at the kick after the last one,
 * while the submitter waits, or when told; in any order; well or with {@code EIO}. All of it on the submitter's thread.
 */
class OracleDevice implements BlockDevice {
    /** Which bios are not completed in the submit. */
    enum Hold {
        NONE,
        SOME,
        ALL
    }

    /** Which bios fail. */
    enum Fail {
        NONE,
        FIRST,
        SOME,
        ALL
    }

    private final ScriptedDevice scripted;
    private SplittableRandom random = new SplittableRandom(0);
    private Hold hold = Hold.NONE;
    private Fail fail = Fail.NONE;
    private boolean completesAtKick;
    private int[] held = new int[16];
    private int heldCount;

    /** Since {@link #arm}: bios submitted, bios failed, those on their way when S had dropped its reference, and so on. */
    int submitted;

    int failed;
    int heldAtKick;
    int wakes;
    int sleeps;
    int flushes;
    int heldAtFlush;

    int rwPageFailures;

    OracleDevice(DiskImage image) {
        scripted = ScriptedDevice.onSubmitter(image);
    }

    /** The device that this one drives, for the standing audit. */
    final ScriptedDevice scripted() {
        return scripted;
    }

    /**
     * Begins a request.
     *
     * @param atKick whether bios may complete between the submitter's drop and its return
     */
    final void arm(SplittableRandom newRandom, Hold newHold, Fail newFail, boolean atKick) {
        random = newRandom;
        hold = newHold;
        fail = newFail;
        completesAtKick = atKick;
        scripted.restart((index, bio) -> fails() ? Action.fail(When.HELD) : Action.ok(When.HELD));
        submitted = 0;
        failed = 0;
        heldAtKick = 0;
        sleeps = 0;
        flushes = 0;
        heldAtFlush = 0;
        rwPageFailures = 0;
    }

    final int held() {
        return heldCount;
    }

    /** Completes what is on the way, in random order. */
    final void releaseAll() {
        while (heldCount > 0) {
            releaseOne();
        }
    }

    /** Page cache transfers and flushes fail from now on, or work again. */
    final void failPages(boolean transfers, boolean flushes) {
        scripted.failRwPage(transfers);
        scripted.failFlush(flushes);
    }

    @Override
    public void submit(Bio bio) {
        int index = submitted++;
        scripted.submit(bio);
        if (hold == Hold.NONE || (hold == Hold.SOME && random.nextBoolean())) {
            scripted.release(index);
        } else {
            keep(index);
        }
        if (heldCount > 1 && random.nextInt(8) == 0) {
            releaseOne();
        }
    }

    @Override
    public void runQueues(boolean submitterWaits) {
        if (submitterWaits) {
            releaseForSleeper();
        } else {
            heldAtKick = heldCount;
            if (completesAtKick && random.nextInt(4) == 0) {
                releaseUpTo(random.nextInt(heldCount + 1));
            }
        }
    }

    /** The caller parks next: what is released must wake it, and if something stays then the wake-up is a spurious one. */
    private void releaseForSleeper() {
        sleeps++;
        if (heldCount == 0) {
            throw new AssertionError("the submitter sleeps though every bio has completed");
        }
        if (heldCount > 1 && random.nextInt(3) == 0) {
            releaseUpTo(1 + random.nextInt(heldCount - 1));
            LockSupport.unpark(Thread.currentThread());
            return;
        }
        wakes = 0;
        releaseAll();
        if (wakes == 0) {
            throw new AssertionError("nobody woke the submitter: it would sleep for ever");
        }
    }

    @Override
    public long bytes() {
        return scripted.bytes();
    }

    @Override
    public boolean completesOnSubmitter() {
        return true;
    }

    @Override
    public int rwPage(long sector, Page page, int offset, int length, boolean write) {
        int status = scripted.rwPage(sector, page, offset, length, write);
        rwPageFailures += status == 0 ? 0 : 1;
        return status;
    }

    @Override
    public int flush() {
        flushes++;
        heldAtFlush += heldCount;
        return scripted.flush();
    }

    @Override
    public void close() {
        releaseAll();
    }

    private boolean fails() {
        boolean thisOne = switch (fail) {
            case NONE -> false;
            case FIRST -> submitted == 1;
            case SOME -> random.nextInt(3) == 0;
            case ALL -> true;
        };
        failed += thisOne ? 1 : 0;
        return thisOne;
    }

    private void keep(int index) {
        if (heldCount == held.length) {
            held = Arrays.copyOf(held, 2 * heldCount);
        }
        held[heldCount++] = index;
    }

    private void releaseUpTo(int count) {
        for (int i = 0; i < count; i++) {
            releaseOne();
        }
    }

    private void releaseOne() {
        int at = random.nextInt(heldCount);
        int index = held[at];
        held[at] = held[--heldCount];
        scripted.release(index);
    }
}
