package io.github.diobench.jcstress;

import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A submitter that waits is woken, goes on only once the completer is done, sees what it wrote, and may use the counter again at
 * once.
 */
public abstract class DrainWaits {
    private static final int LOST_WAKE_UP = -1;
    private static final int DISTURBED = -2;

    private final SpinSleep sleep = new SpinSleep();
    private final BioCounter counter;
    private int written;

    DrainWaits(BioCounterProvider provider) {
        counter = provider.create(sleep);
        counter.reset(false);
        counter.submit();
    }

    final int submitter() {
        try {
            if (!counter.drop(true)) {
                counter.awaitDrain();
            }
        } catch (LostWakeUpException e) {
            return LOST_WAKE_UP;
        }
        int seen = written;
        return livesAgain() ? seen : DISTURBED;
    }

    final int completer() {
        written = 1;
        int last = counter.complete() ? 1 : 0;
        sleep.completerIsDone();
        return last;
    }

    /** The next life, inline, of one bio. */
    private boolean livesAgain() {
        counter.reset(false);
        counter.submit();
        return !counter.complete() && counter.drop(false);
    }

    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the submitter finishes, after the completer")
    @Outcome(id = "0, .*", expect = Expect.FORBIDDEN, desc = "the submitter went on before the completer's write")
    @Outcome(id = "-1, .*", expect = Expect.FORBIDDEN, desc = "lost wake-up")
    @Outcome(id = "-2, .*", expect = Expect.FORBIDDEN, desc = "use after free: the next life is disturbed")
    @Outcome(expect = Expect.FORBIDDEN, desc = "use after free: the completer takes itself for the finisher")
    static final class Kept {}

    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the submitter finishes, after the completer")
    @Outcome(id = "0, .*", expect = Expect.FORBIDDEN, desc = "the submitter went on before the completer's write")
    @Outcome(id = "-1, .*", expect = Expect.FORBIDDEN, desc = "lost wake-up")
    @Outcome(id = "-2, .*", expect = Expect.ACCEPTABLE_INTERESTING, desc = "use after free: the next life is disturbed")
    @Outcome(
            expect = Expect.ACCEPTABLE_INTERESTING,
            desc = "use after free: the completer takes itself for the finisher")
    static final class Broken {}

    @JCStressTest
    @JCStressMeta(Kept.class)
    @State
    public static class Atomic extends DrainWaits {
        public Atomic() {
            super(Counters.named("atomic"));
        }

        @Actor
        public void submitter(II_Result r) {
            r.r1 = submitter();
        }

        @Actor
        public void completer(II_Result r) {
            r.r2 = completer();
        }
    }

    @JCStressTest
    @JCStressMeta(Kept.class)
    @State
    public static class Spin extends DrainWaits {
        public Spin() {
            super(Counters.named("spin"));
        }

        @Actor
        public void submitter(II_Result r) {
            r.r1 = submitter();
        }

        @Actor
        public void completer(II_Result r) {
            r.r2 = completer();
        }
    }

    @JCStressTest
    @JCStressMeta(Kept.class)
    @State
    public static class Synchronized extends DrainWaits {
        public Synchronized() {
            super(Counters.named("synchronized"));
        }

        @Actor
        public void submitter(II_Result r) {
            r.r1 = submitter();
        }

        @Actor
        public void completer(II_Result r) {
            r.r2 = completer();
        }
    }

    @JCStressTest
    @JCStressMeta(Kept.class)
    @State
    public static class Stamped extends DrainWaits {
        public Stamped() {
            super(Counters.named("stamped"));
        }

        @Actor
        public void submitter(II_Result r) {
            r.r1 = submitter();
        }

        @Actor
        public void completer(II_Result r) {
            r.r2 = completer();
        }
    }

    @JCStressTest
    @JCStressMeta(Kept.class)
    @State
    public static class Deferred extends DrainWaits {
        public Deferred() {
            super(Counters.named("deferred"));
        }

        @Actor
        public void submitter(II_Result r) {
            r.r1 = submitter();
        }

        @Actor
        public void completer(II_Result r) {
            r.r2 = completer();
        }
    }

    @JCStressTest
    @JCStressMeta(Kept.class)
    @State
    public static class Reentrant extends DrainWaits {
        public Reentrant() {
            super(Counters.named("reentrant"));
        }

        @Actor
        public void submitter(II_Result r) {
            r.r1 = submitter();
        }

        @Actor
        public void completer(II_Result r) {
            r.r2 = completer();
        }
    }

    @JCStressTest
    @JCStressMeta(Kept.class)
    @State
    public static class Refcount extends DrainWaits {
        public Refcount() {
            super(Counters.named("refcount"));
        }

        @Actor
        public void submitter(II_Result r) {
            r.r1 = submitter();
        }

        @Actor
        public void completer(II_Result r) {
            r.r2 = completer();
        }
    }

    @JCStressTest
    @JCStressMeta(Kept.class)
    @State
    public static class Iomap extends DrainWaits {
        public Iomap() {
            super(Counters.named("iomap"));
        }

        @Actor
        public void submitter(II_Result r) {
            r.r1 = submitter();
        }

        @Actor
        public void completer(II_Result r) {
            r.r2 = completer();
        }
    }

    @JCStressTest
    @JCStressMeta(Kept.class)
    @State
    public static class Packed extends DrainWaits {
        public Packed() {
            super(Counters.named("packed"));
        }

        @Actor
        public void submitter(II_Result r) {
            r.r1 = submitter();
        }

        @Actor
        public void completer(II_Result r) {
            r.r2 = completer();
        }
    }

    /** As before the patch: what the submitter waits for is not the completer's last touch (R2). */
    @JCStressTest
    @JCStressMeta(Broken.class)
    @State
    public static class MutantRacy extends DrainWaits {
        public MutantRacy() {
            super(Counters.racy());
        }

        @Actor
        public void submitter(II_Result r) {
            r.r1 = submitter();
        }

        @Actor
        public void completer(II_Result r) {
            r.r2 = completer();
        }
    }
}
