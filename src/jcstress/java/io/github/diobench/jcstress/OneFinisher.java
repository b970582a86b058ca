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

/** Exactly one party of a request is told that it is last: the submitter, whose second bio completes inline, or the completer. */
public abstract class OneFinisher {
    private final BioCounter counter;

    OneFinisher(BioCounterProvider provider) {
        counter = provider.create(new SpinSleep());
        counter.reset(false);
        counter.submit();
    }

    final int submitter() {
        counter.submit();
        boolean afterInline = counter.complete();
        boolean afterDrop = counter.drop(false);
        return (afterInline ? 1 : 0) + (afterDrop ? 1 : 0);
    }

    final int completer() {
        return counter.complete() ? 1 : 0;
    }

    @Outcome(
            id = {"1, 0", "0, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "one finisher")
    @Outcome(expect = Expect.FORBIDDEN, desc = "no finisher, or two")
    static final class Kept {}

    @Outcome(
            id = {"1, 0", "0, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "one finisher")
    @Outcome(expect = Expect.ACCEPTABLE_INTERESTING, desc = "no finisher, or two")
    static final class Broken {}

    @JCStressTest
    @JCStressMeta(Kept.class)
    @State
    public static class Atomic extends OneFinisher {
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
    public static class Spin extends OneFinisher {
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
    public static class Synchronized extends OneFinisher {
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
    public static class Stamped extends OneFinisher {
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
    public static class Deferred extends OneFinisher {
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
    public static class Reentrant extends OneFinisher {
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
    public static class Refcount extends OneFinisher {
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
    public static class Iomap extends OneFinisher {
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
    public static class Packed extends OneFinisher {
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

    /** Counts that nothing protects. */
    @JCStressTest
    @JCStressMeta(Broken.class)
    @State
    public static class MutantPlain extends OneFinisher {
        public MutantPlain() {
            super(Counters.named("plain"));
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
