package io.github.diobench.engine;

import io.github.diobench.engine.device.ScriptedDevice.Submitted;
import java.util.List;

/** What the checks of one request share: the facts, and how to fail. */
final class Verdict {
    final AuditedRequest audited;
    final Request request;
    final Expectation expected;
    final Outcome outcome;
    final Trace trace;
    final List<Submitted> bios;

    /** The answer. */
    final long value;

    /** Whether a bio was made to fail. */
    final boolean bioFailed;

    /** Whether page transfers or flushes were made to fail. */
    final boolean deviceFails;

    /** Whether the data went well and only making it durable failed. */
    final boolean syncFailed;

    Verdict(AuditedRequest audited, Outcome outcome, Trace trace, List<Submitted> submitted, boolean failsNow) {
        this.audited = audited;
        this.request = audited.request();
        this.expected = audited.expected();
        this.outcome = outcome;
        this.trace = trace;
        this.bios = submitted.subList(audited.firstBio(), submitted.size());
        this.value = outcome.value();
        this.bioFailed = bios.stream().anyMatch(bio -> bio.status() != 0);
        this.deviceFails = audited.deviceFails() || failsNow;
        this.syncFailed = value < 0 && trace.flushes > 0 && !bioFailed && expected.value() > 0;
    }

    /** Bytes that the request moved for certain, whether or not they could then be made durable. */
    long moved() {
        if (!syncFailed) {
            return Math.max(value, 0);
        }
        return deviceFails && expected.fallsBack() ? expected.direct() : expected.value();
    }

    /** Whether nothing that the test controls went wrong: the naive expectation is exact. */
    boolean isPlain() {
        return !bioFailed && !deviceFails && !syncFailed && expected.value() >= 0;
    }

    void check(boolean holds, String message) {
        if (!holds) {
            fail(message);
        }
    }

    void equal(long wanted, long actual, String message) {
        if (wanted != actual) {
            fail(message + ": " + Errno.toString(actual) + " and not " + Errno.toString(wanted));
        }
    }

    void fail(String message) {
        throw new AssertionError(message + " | " + request + " gave " + outcome + ", naively "
                + Errno.toString(expected.value()) + " with " + expected.direct() + " direct; seen " + trace.seen
                + ", bios " + bios);
    }
}
