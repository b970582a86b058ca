package io.github.diobench.engine;

import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.dio.FallbackPolicy;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.Iovec;

/** The part of the standing audit that looks at the answer, who gave it, and what was left behind. */
final class AnswerChecks {
    private final Verdict verdict;
    private final Request request;
    private final Expectation expected;
    private final Trace trace;
    private final long value;
    private final FileIo file;
    private final ScriptedDevice device;

    AnswerChecks(Verdict verdict, FileIo file, ScriptedDevice device) {
        this.verdict = verdict;
        this.request = verdict.request;
        this.expected = verdict.expected;
        this.trace = verdict.trace;
        this.value = verdict.value;
        this.file = file;
        this.device = device;
    }

    void run() {
        oneAnswerFromTheLastParty();
        everythingGivenBack();
        theValueIsExplained();
        endIoIsTold();
        fallbackIsTheRemainder();
        durability();
    }

    private void oneAnswerFromTheLastParty() {
        Outcome outcome = verdict.outcome;
        boolean queued = outcome.queued();
        verdict.equal(queued ? 1 : 0, outcome.delivered().size(), "I1: deliveries by the engine");
        verdict.equal(1, trace.visibles, "I1: answers");
        verdict.check(request.async() || !queued, "I1: a synchronous request was queued");
        verdict.equal(queued ? 1 : 0, trace.lastCompleters, "I2: completers that were told to finish");
        verdict.check(!queued || !trace.dropLast, "I2: queued, though the submitter was last");
        verdict.check(!queued || trace.sleeps == 0, "I23: the submitter of a queued request slept");
    }

    private void everythingGivenBack() {
        verdict.check(file.faults().isEmpty(), "I3: " + file.faults());
        verdict.equal(verdict.bios.size(), trace.submits, "I16: references taken for bios");
        verdict.equal(trace.submits, trace.submitsReturned, "I9: submits that returned");
        verdict.equal(trace.submits, trace.completing, "I9: bios completed");
        verdict.equal(trace.queueing ? trace.submits : 0, trace.processed, "I9: bios processed by the submitter");
        long vecs = verdict.bios.stream().mapToLong(bio -> bio.vecs().size()).sum();
        verdict.equal(vecs, trace.pageReleases, "I9: pages of bios released");
        verdict.equal(verdict.audited.pins(), request.iovec().memory().pins(), "I9: pins");
        verdict.equal(verdict.audited.poolFree(), file.poolFree(), "I9: free requests");
        verdict.check(device.held().isEmpty(), "I9: bios in flight after the request");
    }

    /** I11, I12 and I14 in one: the value is the naive one, or the errno of a failure that the test caused. */
    private void theValueIsExplained() {
        long wanted = expected.value();
        if (verdict.bioFailed) {
            boolean fault = wanted == -Errno.EFAULT && value == wanted; // a submit or page error comes before EIO (PE)
            verdict.check(value == -Errno.EIO || fault, "I11: the error of a bio was forgotten");
        } else if (trace.syncStatus != 0) {
            verdict.equal(trace.syncStatus, value, "I20: the failure of the sync step does not replace the bytes");
        } else if (verdict.deviceFails) {
            boolean direct = expected.fallsBack() && value == expected.direct(); // PS
            verdict.check(value == wanted || value == -Errno.EIO || direct, "I12: a value that nothing explains");
        } else {
            verdict.equal(wanted, value, !request.write() && value != wanted ? "I14: bytes read" : "I12: value");
        }
    }

    private void endIoIsTold() {
        if (!expected.walks()) {
            boolean writesBackFirst = expected.value() == -Errno.ENOMEM;
            verdict.equal(0, trace.resets, (writesBackFirst ? "I12" : "I15") + ": a refused request began");
            verdict.check(trace.seen.isEmpty(), "I15: a refused request had effects");
            return;
        }
        if (verdict.isPlain()) {
            verdict.equal(expected.direct() > 0 ? 1 : 0, trace.endIos, "I17: calls of end_io");
        } else {
            verdict.check(
                    trace.endIos <= 1 && (trace.endIos == 1 || trace.submits == 0),
                    "I17: calls of end_io: " + trace.endIos);
        }
        if (trace.endIos > 0) {
            boolean partly = trace.fallbacks > 0;
            verdict.equal(request.offset(), trace.endIoOffset, "I17: offset of end_io");
            verdict.equal(
                    partly ? expected.direct() : verdict.syncFailed ? expected.value() : value,
                    trace.endIoValue,
                    "I17: value of end_io");
        }
    }

    private void fallbackIsTheRemainder() {
        boolean due = expected.fallsBack() && !verdict.bioFailed && trace.resets > 0;
        verdict.equal(due ? 1 : 0, trace.fallbacks, "I7: fallbacks");
        if (!due) {
            return;
        }
        boolean remainder = verdict.audited.fallback() == FallbackPolicy.REMAINDER;
        long skip = remainder ? expected.direct() : 0;
        verdict.equal(request.offset() + skip, trace.fallbackOffset, "I7: where the fallback begins in the file");
        verdict.equal(request.count() - skip, trace.fallbackLength, "I7: bytes of the fallback");
        Iovec iovec = request.iovec();
        int segment = 0;
        while (skip >= iovec.length(segment)) {
            skip -= iovec.length(segment++);
        }
        verdict.equal(segment, trace.fallbackIovec, "I7: the buffer in which the fallback begins");
        verdict.equal(skip, trace.fallbackIovecOffset, "I7: where the fallback begins in its buffer");
    }

    private void durability() {
        boolean due = verdict.audited.durable() && (value > 0 || verdict.syncFailed);
        if (!due) {
            verdict.equal(0, trace.flushes + trace.commits, "I20: sync steps that nobody asked for");
            return;
        }
        verdict.equal(1, trace.flushes, "I20: flushes");
        verdict.check(trace.commits == 1 || verdict.syncFailed, "I20: the answer came without a metadata commit");
        if (trace.commits > 0) {
            verdict.equal(file.size(), trace.sizeAtCommit, "I20: the i_size that was committed");
        }
    }
}
