package io.github.diobench.engine.device;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.memory.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk in memory that does to each bio what a test tells it: completes it inside the submit, keeps it until it is released by the
 * test on a thread of the test's choice and in any order, or completes it as soon as the submitter is about to sleep; well or with
 * {@code EIO}. A failed bio moves no data.
 *
 * <p>Bios are numbered from 0 in the order of submission since the last {@link #restart}. Thread-safe; completions run outside its
 * lock, on the thread that asks for them.
 */
public final class ScriptedDevice implements BlockDevice {
    /** When a bio completes. */
    public enum When {
        /** Inside the submit. */
        IN_SUBMIT,
        /** When the submitter is about to sleep, on the submitter's thread; or when released before that. */
        ON_WAIT,
        /** When released. */
        HELD
    }

    /**
     * What happens to a bio.
     *
     * @param when when it completes
     * @param status 0 or {@code -EIO}
     */
    public record Action(When when, int status) {
        /** Completes well. */
        public static Action ok(When when) {
            return new Action(when, 0);
        }

        /** Fails with {@code EIO}. */
        public static Action fail(When when) {
            return new Action(when, -Errno.EIO);
        }
    }

    /** Decides what happens to each bio; called inside the submit, on the submitter's thread. */
    @FunctionalInterface
    public interface Script {
        /**
         * Decides for one bio.
         *
         * @param index its number since the last restart
         * @param bio the bio, not to be kept
         */
        Action decide(int index, Bio bio);
    }

    /** A fragment as it was submitted. */
    public record Vec(Page page, int offset, int length) {}

    /** A bio as it was submitted, and the status that it completes with. */
    public record Submitted(long sector, boolean write, List<Vec> vecs, int status) {
        /** The bytes of all fragments. */
        public int size() {
            return vecs.stream().mapToInt(Vec::length).sum();
        }
    }

    private static final class Pending {
        final Bio bio;
        final Action action;
        boolean taken;

        Pending(Bio bio, Action action) {
            this.bio = bio;
            this.action = action;
        }
    }

    private final DiskImage image;
    private final boolean onSubmitter;
    private final List<Submitted> submitted = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private Script script = (index, bio) -> Action.ok(When.IN_SUBMIT);
    private volatile int rwPageStatus;
    private volatile int flushStatus;

    private ScriptedDevice(DiskImage image, boolean onSubmitter) {
        this.image = image;
        this.onSubmitter = onSubmitter;
    }

    /**
     * Makes a device that completes everything inside the submit until told otherwise, with a promise of the test: every bio will
     * complete on the thread that submits it, so that a counter without synchronisation may be used.
     */
    public static ScriptedDevice onSubmitter(DiskImage image) {
        return new ScriptedDevice(image, true);
    }

    /** Makes a device that completes everything inside the submit until told otherwise, and then on whatever thread releases a bio. */
    public static ScriptedDevice onAnyThread(DiskImage image) {
        return new ScriptedDevice(image, false);
    }

    /** The bytes. */
    public DiskImage image() {
        return image;
    }

    /** Forgets the bios seen so far, none of which may be held, and follows a new script. */
    public synchronized void restart(Script newScript) {
        for (Pending each : pending) {
            if (!each.taken) {
                throw new IllegalStateException("a bio of the last script is still held: " + each.bio);
            }
        }
        submitted.clear();
        pending.clear();
        script = newScript;
    }

    /** Makes page cache transfers fail from now on, or work again. */
    public void failRwPage(boolean fail) {
        rwPageStatus = fail ? -Errno.EIO : 0;
    }

    /** Makes flushes fail from now on, or work again. */
    public void failFlush(boolean fail) {
        flushStatus = fail ? -Errno.EIO : 0;
    }

    /** The bios submitted since the last restart, as they were. */
    public synchronized List<Submitted> submitted() {
        return List.copyOf(submitted);
    }

    /** The numbers of the bios not yet completed, oldest first. */
    public synchronized List<Integer> held() {
        List<Integer> held = new ArrayList<>();
        for (int i = 0; i < pending.size(); i++) {
            if (!pending.get(i).taken) {
                held.add(i);
            }
        }
        return held;
    }

    /**
     * Completes a held bio on the calling thread.
     *
     * @throws IllegalStateException if it is not held
     */
    public void release(int index) {
        finish(take(index));
    }

    /** Completes every held bio on the calling thread, oldest first. */
    public void releaseAll() {
        held().forEach(this::release);
    }

    @Override
    public void submit(Bio bio) {
        Pending mine = record(bio);
        if (mine.action.when() == When.IN_SUBMIT) {
            finish(mine);
        }
    }

    @Override
    public void runQueues(boolean submitterWaits) {
        if (submitterWaits) {
            takeOnWait().forEach(this::finish);
        }
    }

    @Override
    public long bytes() {
        return image.bytes();
    }

    @Override
    public boolean completesOnSubmitter() {
        return onSubmitter;
    }

    @Override
    public int rwPage(long sector, Page page, int offset, int length, boolean write) {
        if (rwPageStatus == 0) {
            image.transfer(sector, page, offset, length, write);
        }
        return rwPageStatus;
    }

    @Override
    public int flush() {
        return flushStatus;
    }

    /** Completes what is held. */
    @Override
    public void close() {
        releaseAll();
    }

    private synchronized Pending record(Bio bio) {
        List<Vec> vecs = new ArrayList<>();
        for (int i = 0; i < bio.vecs(); i++) {
            vecs.add(new Vec(bio.page(i), bio.offset(i), bio.length(i)));
        }
        Pending mine = new Pending(bio, script.decide(submitted.size(), bio));
        mine.taken = mine.action.when() == When.IN_SUBMIT;
        submitted.add(new Submitted(bio.sector(), bio.isWrite(), List.copyOf(vecs), mine.action.status()));
        pending.add(mine);
        return mine;
    }

    private synchronized Pending take(int index) {
        if (index >= pending.size() || pending.get(index).taken) {
            throw new IllegalStateException("bio " + index + " is not held; held are " + held());
        }
        pending.get(index).taken = true;
        return pending.get(index);
    }

    private synchronized List<Pending> takeOnWait() {
        List<Pending> due = new ArrayList<>();
        for (Pending each : pending) {
            if (!each.taken && each.action.when() == When.ON_WAIT) {
                each.taken = true;
                due.add(each);
            }
        }
        return due;
    }

    private void finish(Pending each) {
        if (each.action.status() != 0) {
            each.bio.complete(each.action.status());
            return;
        }
        try {
            image.transfer(each.bio);
        } catch (RuntimeException e) { // beyond the disk
            each.bio.fail(e);
            return;
        }
        each.bio.complete(0);
    }
}
