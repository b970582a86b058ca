package io.github.diobench.jcstress;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Every bio that a completer queues is taken by the submitter, once, and with what the completer wrote. */
public abstract class QueueHandsOver {
    private static final int LOST = -1;

    private final SpinSleep sleep = new SpinSleep();
    private final BioCounter counter;
    private final Bio inline = new Bio(ended -> {});
    private final Bio elsewhere = new Bio(ended -> {});
    private int written;
    private int taken;

    QueueHandsOver(BioCounterProvider provider) {
        counter = provider.create(sleep);
        counter.reset(true);
        counter.submit();
    }

    final int submitter() {
        counter.submit();
        counter.queue(inline);
        try {
            take(counter.reap());
            counter.drop(false);
            for (Bio bio = counter.awaitBio(); bio != null; bio = counter.awaitBio()) {
                take(bio);
            }
        } catch (LostWakeUpException e) {
            return LOST;
        }
        return taken;
    }

    final void completer() {
        written = 1;
        counter.queue(elsewhere);
        sleep.completerIsDone();
    }

    private void take(Bio bio) {
        if (bio == null) {
            return;
        }
        if (bio == inline) {
            taken += 1;
        } else {
            taken += written == 1 ? 10 : 100;
        }
        counter.processed();
    }

    @Outcome(id = "11", expect = Expect.ACCEPTABLE, desc = "both bios, each once")
    @Outcome(id = "101", expect = Expect.FORBIDDEN, desc = "the submitter does not see what the completer wrote")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a bio or a wake-up is lost, or a bio is taken twice")
    static final class Kept {}

    @Outcome(id = "11", expect = Expect.ACCEPTABLE, desc = "both bios, each once")
    @Outcome(expect = Expect.ACCEPTABLE_INTERESTING, desc = "a bio or a wake-up is lost, or a bio is taken twice")
    static final class Broken {}

    @JCStressTest
    @JCStressMeta(Kept.class)
    @State
    public static class Atomic extends QueueHandsOver {
        public Atomic() {
            super(Counters.named("atomic"));
        }

        @Actor
        public void submitter(I_Result r) {
            r.r1 = submitter();
        }

        @Actor
        public void completes() {
            completer();
        }
    }

    @JCStressTest
    @JCStressMeta(Kept.class)
    @State
    public static class Spin extends QueueHandsOver {
        public Spin() {
            super(Counters.named("spin"));
        }

        @Actor
        public void submitter(I_Result r) {
            r.r1 = submitter();
        }

        @Actor
        public void completes() {
            completer();
        }
    }

    @JCStressTest
    @JCStressMeta(Kept.class)
    @State
    public static class Synchronized extends QueueHandsOver {
        public Synchronized() {
            super(Counters.named("synchronized"));
        }

        @Actor
        public void submitter(I_Result r) {
            r.r1 = submitter();
        }

        @Actor
        public void completes() {
            completer();
        }
    }

    @JCStressTest
    @JCStressMeta(Kept.class)
    @State
    public static class Stamped extends QueueHandsOver {
        public Stamped() {
            super(Counters.named("stamped"));
        }

        @Actor
        public void submitter(I_Result r) {
            r.r1 = submitter();
        }

        @Actor
        public void completes() {
            completer();
        }
    }

    @JCStressTest
    @JCStressMeta(Kept.class)
    @State
    public static class Reentrant extends QueueHandsOver {
        public Reentrant() {
            super(Counters.named("reentrant"));
        }

        @Actor
        public void submitter(I_Result r) {
            r.r1 = submitter();
        }

        @Actor
        public void completes() {
            completer();
        }
    }

    @JCStressTest
    @JCStressMeta(Kept.class)
    @State
    public static class Refcount extends QueueHandsOver {
        public Refcount() {
            super(Counters.named("refcount"));
        }

        @Actor
        public void submitter(I_Result r) {
            r.r1 = submitter();
        }

        @Actor
        public void completes() {
            completer();
        }
    }

    /** A list that nothing protects. */
    @JCStressTest
    @JCStressMeta(Broken.class)
    @State
    public static class MutantPlain extends QueueHandsOver {
        public MutantPlain() {
            super(Counters.named("plain"));
        }

        @Actor
        public void submitter(I_Result r) {
            r.r1 = submitter();
        }

        @Actor
        public void completes() {
            completer();
        }
    }
}
