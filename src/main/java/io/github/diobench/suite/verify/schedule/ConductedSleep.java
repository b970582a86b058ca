package io.github.diobench.suite.verify.schedule;

import io.github.diobench.engine.counter.Scheduler;
import io.github.diobench.suite.verify.Violation;

/** How a conducted counter sleeps and wakes: both are steps, and a sleep ends only when the order says so. */
final class ConductedSleep implements Scheduler {
    private final Conductor conductor;

    ConductedSleep(Conductor conductor) {
        this.conductor = conductor;
    }

    @Override
    public void ioSchedule() {
        Party party = Party.current();
        if (party == null) {
            throw new Violation("the counter sleeps where nobody can wake it");
        }
        conductor.step(party, Conductor.SLEEPS, () -> party.permit || party.spurious > 0);
        conductor.wakeUp(party);
    }

    @Override
    public void wakeUpProcess(Thread thread) {
        Party party = Party.current();
        if (party != null) {
            conductor.step(party, "wakes " + conductor.show(thread), () -> true);
            conductor.wake(party, thread);
        }
    }
}
