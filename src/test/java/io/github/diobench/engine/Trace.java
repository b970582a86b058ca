package io.github.diobench.engine;

import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.dio.Observer;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.Page;
import io.github.diobench.engine.memory.UserMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What happened in one request, in order, and what was wrong at the moment it happened. Thread-safe: submitter and completers tell
 * it. It never blocks, and reads only what may be read beside a running request. The audit reads the fields, under this object's
 * monitor, once the request is over.
 */
final class Trace implements Observer {
    /** Submits between two reaps: 64 new bios, and the one whose creation reaps. */
    private static final int MOST_UNREAPED = 65;

    private final FileIo file;
    private final ScriptedDevice device;
    private final UserMemory memory;
    private final int pinsBefore;
    private final long dioCountBefore;
    private final long sizeBefore;
    /** The calls of an observer that say what a request did, in order. */
    final List<String> seen = new ArrayList<>();
    /** What was wrong, each with the name of the invariant. */
    final List<String> problems = new ArrayList<>();

    int resets;
    boolean queueing;
    int submits;
    int submitsReturned;
    private int submitsSinceReap;
    int completing;
    private int completed;
    int processed;
    int pageReleases;
    int lastCompleters;
    boolean dropLast;
    int sleeps;
    private boolean wokenSinceSleep;
    private boolean stuck;
    int endIos;
    long endIoOffset;
    long endIoValue;
    int fallbacks;
    long fallbackOffset;
    long fallbackLength;
    int fallbackIovec;
    long fallbackIovecOffset;
    int flushes;
    int commits;
    long sizeAtCommit;
    int syncStatus;
    int visibles;
    long sizeWhenVisible;

    Trace(FileIo file, ScriptedDevice device, UserMemory memory) {
        this.file = file;
        this.device = device;
        this.memory = memory;
        this.pinsBefore = memory.pins();
        this.dioCountBefore = file.dioCount();
        this.sizeBefore = file.size();
    }

    synchronized void reset(boolean quiescent, boolean isQueueing) {
        check(quiescent, "I24: a request begins with a counter that is not quiescent");
        check(resets++ == 0, "I15: one request, two dios");
        queueing = isQueueing;
    }

    synchronized void submit() {
        submits++;
        submitsSinceReap++;
        check(!queueing || submitsSinceReap <= MOST_UNREAPED, "I22: 66 bios submitted without reaping");
        checkRunning("a bio is submitted");
    }

    /** A completer is about to give up a bio's reference. */
    synchronized void complete() {
        check(++completing <= submits, "I16: a bio completes whose reference was not taken");
        checkRunning("a bio completes");
        check(fallbacks == 0, "I6: a bio completes after the fallback began");
        check(visibles == 0, "I1: a bio completes after the answer is visible");
    }

    synchronized void completed(boolean last) {
        completed++;
        lastCompleters += last ? 1 : 0;
    }

    synchronized void reap() {
        submitsSinceReap = 0;
    }

    synchronized void processed() {
        check(++processed <= completing, "I9: more bios processed than completed");
    }

    synchronized void dropped(boolean last) {
        dropLast = last;
    }

    @Override
    public synchronized void submitReturned() {
        check(++submitsReturned <= submits, "I16: a bio was submitted without a reference");
    }

    /**
     * {@inheritDoc} With every completer's call behind it, and no wake-up since it slept last, nobody will wake it: it must not be
     * let go to sleep, because no test would see it again. This sleep is cut short, and {@link #awake} ends the request.
     */
    @Override
    public synchronized void aboutToSleep() {
        sleeps++;
        if (completed == submits && !wokenSinceSleep) {
            stuck = true;
            LockSupport.unpark(Thread.currentThread());
        }
        wokenSinceSleep = false;
    }

    /** The submitter has slept. Called by its counter, out of which the engine lets everything be thrown. */
    synchronized void awake() {
        if (stuck) {
            throw new AssertionError("I4: the submitter sleeps, with nothing in flight and nobody to wake it");
        }
    }

    @Override
    public synchronized void wake(Thread submitter) {
        wokenSinceSleep = true;
    }

    @Override
    public synchronized void pageRelease(Page page) {
        pageReleases++;
        checkRunning("a page is released");
    }

    @Override
    public synchronized void endIo(long offset, long value) {
        seen.add("end_io " + offset + " " + Errno.toString(value));
        endIos++;
        endIoOffset = offset;
        endIoValue = value;
        check(completing == submits, "I17: end_io before the last bio completed");
        check(!queueing || processed == submits, "I17: end_io before the last bio was processed");
        check(memory.pins() == pinsBefore, "I9: end_io with pins held");
        checkRunning("end_io");
        check(visibles == 0, "I17: end_io after the answer is visible");
        check(file.size() == sizeBefore, "I13: i_size changed before end_io");
    }

    @Override
    public synchronized void fallback(long offset, long length, int iovec, long iovecOffset) {
        seen.add("fallback " + offset + "+" + length + " from iovec " + iovec + "+" + iovecOffset);
        fallbacks++;
        fallbackOffset = offset;
        fallbackLength = length;
        fallbackIovec = iovec;
        fallbackIovecOffset = iovecOffset;
        check(completing == submits && device.held().isEmpty(), "I6: fallback with bios in flight");
        check(endIos == (submits == 0 ? 0 : 1), "I6: fallback before end_io");
        check(memory.pins() == pinsBefore, "I6: fallback with pins held");
        check(file.dioCount() == dioCountBefore, "I6: fallback before the inode's count was dropped");
        check(visibles == 0, "I6: fallback after the answer is visible");
    }

    synchronized void flushed(int status) {
        seen.add("flush");
        flushes++;
        syncStatus = syncStatus == 0 ? status : syncStatus;
        checkSyncStep("flush");
        check(commits == 0, "I20: metadata committed before the data was flushed");
    }

    synchronized void committed(int status) {
        seen.add("commit");
        commits++;
        sizeAtCommit = file.size();
        syncStatus = syncStatus == 0 ? status : syncStatus;
        checkSyncStep("commit");
        check(flushes > 0, "I20: metadata committed before the data was flushed");
    }

    /** The answer is about to be seen by the caller. */
    synchronized void visible() {
        check(visibles++ == 0, "I1: a second answer");
        sizeWhenVisible = file.size();
        check(completing == submits, "I1: an answer with bios in flight");
        check(memory.pins() == pinsBefore, "I9: an answer with pins held");
        check(file.dioCount() == dioCountBefore, "I18: an answer before the inode's count was dropped");
    }

    private void checkSyncStep(String step) {
        check(completing == submits, "I20: " + step + " with bios in flight");
        check(memory.pins() == pinsBefore, "I20: " + step + " with pins held");
        check(visibles == 0, "I20: " + step + " after the answer is visible");
    }

    private void checkRunning(String when) {
        check(file.dioCount() == dioCountBefore + 1, "I18: truncation is not kept out when " + when);
    }

    private void check(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
