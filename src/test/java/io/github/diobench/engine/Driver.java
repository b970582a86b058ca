package io.github.diobench.engine;

import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.file.FileIo;

/** Runs requests on the calling thread, one after the other, each under the standing audit. */
final class Driver {
    private final FileIo file;
    private final ScriptedDevice device;
    private final StandingAudit audit;

    Driver(FileIo file, ScriptedDevice device, StandingAudit audit) {
        this.file = file;
        this.device = device;
        this.audit = audit;
    }

    /** Runs a request to its end: what the device holds is released once the call has returned. */
    Outcome run(Request request) {
        audit.before(request);
        Submission submission = new Submission(file, audit, request);
        Outcome outcome;
        if (request.mode() == Request.Mode.AIO) {
            outcome = submission.runThroughContext(device::releaseAll);
        } else {
            submission.submit();
            device.releaseAll();
            outcome = submission.await();
        }
        audit.after(outcome);
        return outcome;
    }
}
