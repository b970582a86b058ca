package io.github.diobench.engine;

import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.dio.FallbackPolicy;
import io.github.diobench.engine.dio.Observer;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.file.FileIoBuilder;
import io.github.diobench.engine.memory.Page;
import java.util.List;

/**
 * Asserts, after every single request, each invariant of kernel-spec 8.1 that one request can show; every message begins with the
 * invariant's name. One request at a time: {@link #before}, the request, {@link #after} once nothing of it runs any more. The
 * request may use any number of threads.
 *
 * <p>The fixture keeps to this: bytes of files and buffers are never {@link #STALE}, which unwritten disk is full of; the buffers of
 * a request do not overlap; the device is restarted now and then, best before each request.
 *
 * <p>Where each invariant is asserted:
 *
 * <ul>
 *   <li>I1 one answer, and none before the last bio: {@link AnswerChecks}, {@link Trace#visible}, {@link Submission}
 *   <li>I2 the engine delivers iff a completer was last: {@link AnswerChecks}
 *   <li>I3 no touch after the drop: the poison of checked mode, read by {@link AnswerChecks}; ScheduleTest 4 makes the touch late
 *   <li>I4 no lost wake-up: {@link Trace#aboutToSleep}; ScheduleTest 1, 2, 3
 *   <li>I5 spurious and stale wake-ups change nothing: ScheduleTest 9, 10, 11
 *   <li>I6 fallback after the drain: {@link Trace#fallback}; ScheduleTest 5
 *   <li>I7 the remainder only, from the right buffer: {@link AnswerChecks}, and {@link ContentChecks} that the cache has only it
 *   <li>I8 bytes: {@link ContentChecks}
 *   <li>I9 counters, lists, pins, pool: {@link AnswerChecks}, {@link Trace}; a counter's own terminal state by checked mode
 *   <li>I10 nothing stale: {@link ContentChecks}
 *   <li>I11 an error sticks, I12 every value is explained, I14 end of file: {@link AnswerChecks} by {@link Expectation}
 *   <li>I13 i_size: {@link Trace#endIo}, {@link ContentChecks}
 *   <li>I15 a misaligned request has no side effect: {@link AnswerChecks}, {@link ContentChecks}
 *   <li>I16 the reference comes before the bio: {@link Trace#complete}; ScheduleTest 7, 12
 *   <li>I17 end_io: {@link Trace#endIo}, {@link AnswerChecks}
 *   <li>I18 truncation is kept out, and let in again: {@link Trace}; a truncation that waits: ScheduleTest 5
 *   <li>I19 the cache agrees with the disk: {@link ContentChecks}
 *   <li>I20 data, then metadata, then the answer: {@link Trace#flushed}, {@link AnswerChecks}
 *   <li>I21 bios: {@link BioChecks}
 *   <li>I22 reaping: {@link Trace#submit}
 *   <li>I23 a queued request does not sleep: {@link AnswerChecks}; that completers do not wait for S: ScheduleTest 1 to 6
 *   <li>I24 a reused request begins clean: {@link Trace#reset}; ScheduleTest 4
 * </ul>
 */
public final class StandingAudit {
    /** What unwritten disk reads as, and no file and no buffer contains. */
    public static final byte STALE = (byte) 0xff;

    private final ScriptedDevice device;
    private final Page scratch = Page.untracked();
    private Observer alsoTold = new Observer() {};
    private Runnable beforeCompleterDrops = () -> {};
    private boolean sync;
    private int maxVecs = 256;
    private FallbackPolicy fallback = FallbackPolicy.REMAINDER;

    private FileIo file;
    private ContentChecks content;
    private AuditedRequest audited;
    private volatile Trace trace;

    public StandingAudit(ScriptedDevice device) {
        this.device = device;
    }

    /** Whether files are opened with {@code O_SYNC}. */
    public StandingAudit sync(boolean isSync) {
        sync = isSync;
        return this;
    }

    /** The most fragments in a bio of files opened from now on. */
    public StandingAudit maxVecs(int vecs) {
        maxVecs = vecs;
        return this;
    }

    /** The fallback policy of files opened from now on. */
    public StandingAudit fallback(FallbackPolicy policy) {
        fallback = policy;
        return this;
    }

    /** An observer that is told after the audit, and may block or make a flush fail. */
    public StandingAudit alsoTell(Observer observer) {
        alsoTold = observer;
        return this;
    }

    /** Called, in files opened from now on, by a completer that is about to give up a bio's reference; may block. */
    StandingAudit beforeCompleterDrops(Runnable hook) {
        beforeCompleterDrops = hook;
        return this;
    }

    /** Opens the file to audit, in checked mode and with what was set here. */
    public FileIo open(FileIoBuilder builder, BioCounterProvider counter) {
        file = builder.checked(true)
                .sync(sync)
                .maxVecs(maxVecs)
                .fallback(fallback)
                .counter(AuditedCounter.of(counter, () -> trace, beforeCompleterDrops))
                .observer(new Forwarder())
                .open();
        content = new ContentChecks(file, device);
        return file;
    }

    /** Looks at everything before a request. */
    public void before(Request request) {
        trace = new Trace(file, device, request.iovec().memory());
        content.before(request);
        int poolFree = file.poolFree();
        audited = new AuditedRequest(
                request,
                Expectation.of(request, content.pictureBefore(), poolFree, fallback),
                sync && request.write(),
                fallback,
                poolFree,
                device.submitted().size(),
                request.iovec().memory().pins(),
                isFailing());
    }

    /** The answer is about to be seen by the caller; told by whoever delivers it. */
    public void visible() {
        trace.visible();
    }

    /** Asserts what one request can show. Nothing of the request may run any more. */
    public void after(Outcome outcome) {
        Trace ended = trace;
        synchronized (ended) {
            Verdict verdict = new Verdict(audited, outcome, ended, device.submitted(), isFailing());
            ended.problems.forEach(verdict::fail);
            new AnswerChecks(verdict, file, device).run();
            new BioChecks(verdict, maxVecs, content.after()).run();
            content.run(verdict);
        }
    }

    /** What the last request did, in order: end_io, fallback, flush, commit. */
    public List<String> seen() {
        Trace ended = trace;
        synchronized (ended) {
            return List.copyOf(ended.seen);
        }
    }

    /** Whether page transfers or flushes fail, asked without moving anything. */
    private boolean isFailing() {
        return device.rwPage(0, scratch, 0, 512, false) != 0 || device.flush() != 0;
    }

    /** Tells the trace, then the test, which may block. */
    private final class Forwarder implements Observer {
        @Override
        public void submitReturned() {
            trace.submitReturned();
            alsoTold.submitReturned();
        }

        @Override
        public void aboutToSleep() {
            trace.aboutToSleep();
            alsoTold.aboutToSleep();
        }

        @Override
        public void wake(Thread submitter) {
            trace.wake(submitter);
            alsoTold.wake(submitter);
        }

        @Override
        public void pageRelease(Page page) {
            trace.pageRelease(page);
            alsoTold.pageRelease(page);
        }

        @Override
        public void afterLastCounterOperation(boolean last) {
            alsoTold.afterLastCounterOperation(last);
        }

        @Override
        public void endIo(long offset, long value) {
            trace.endIo(offset, value);
            alsoTold.endIo(offset, value);
        }

        @Override
        public void fallback(long offset, long length, int iovec, long iovecOffset) {
            trace.fallback(offset, length, iovec, iovecOffset);
            alsoTold.fallback(offset, length, iovec, iovecOffset);
        }

        @Override
        public int flush() {
            int status = alsoTold.flush();
            trace.flushed(status);
            return status;
        }

        @Override
        public int metadataCommit() {
            int status = alsoTold.metadataCommit();
            trace.committed(status);
            return status;
        }
    }
}
