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

/** The finisher sees what the other party wrote before it gave up its reference. x86 hides most of what can go wrong here. */
public abstract class FinisherSeesWrites {
    private final BioCounter counter;
    private int submittersWrite;
    private int completersWrite;

    FinisherSeesWrites(BioCounterProvider provider) {
        counter = provider.create(new SpinSleep());
        counter.reset(false);
        counter.submit();
    }

    final int submitter() {
        submittersWrite = 1;
        return counter.drop(false) ? completersWrite : -1;
    }

    final int completer() {
        completersWrite = 1;
        return counter.complete() ? submittersWrite : -1;
    }

    @Outcome(
            id = {"1, -1", "-1, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "the finisher sees the other's write")
    @Outcome(
            id = {"0, -1", "-1, 0"},
            expect = Expect.FORBIDDEN,
            desc = "the finisher does not see the other's write")
    @Outcome(expect = Expect.FORBIDDEN, desc = "no finisher, or two")
    static final class Kept {}

    @Outcome(
            id = {"1, -1", "-1, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "the finisher sees the other's write")
    @Outcome(
            id = {"0, -1", "-1, 0"},
            expect = Expect.ACCEPTABLE_INTERESTING,
            desc = "the finisher does not see the other's write")
    @Outcome(expect = Expect.FORBIDDEN, desc = "no finisher, or two")
    static final class Broken {}

    @JCStressTest
    @JCStressMeta(Kept.class)
    @State
    public static class Atomic extends FinisherSeesWrites {
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
    public static class Spin extends FinisherSeesWrites {
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
    public static class Synchronized extends FinisherSeesWrites {
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
    public static class Stamped extends FinisherSeesWrites {
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
    public static class Deferred extends FinisherSeesWrites {
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
    public static class Reentrant extends FinisherSeesWrites {
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
    public static class Refcount extends FinisherSeesWrites {
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
    public static class Iomap extends FinisherSeesWrites {
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
    public static class Packed extends FinisherSeesWrites {
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

    /** Atomic, but ordering nothing: seen on arm64, where the processor makes use of it. */
    @JCStressTest
    @JCStressMeta(Broken.class)
    @State
    public static class MutantUnordered extends FinisherSeesWrites {
        public MutantUnordered() {
            super(Counters.unordered());
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
