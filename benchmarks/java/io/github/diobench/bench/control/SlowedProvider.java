package io.github.diobench.bench.control;

import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.Scheduler;

/**
 * {@code atomic}, slowed by a known share: {@code slowed} is the positive control, which a run has to notice; the others, each
 * named by its percentage, calibrate what a run can notice.
 *
 * <p>The counters of one provider share a brake: those of one file, and of the files that take its place in later iterations. A subclass without a constructor argument is what the
 * service loader needs for each name.
 */
public abstract class SlowedProvider implements BioCounterProvider {
    private final String name;
    private final String purpose;
    private final int percent;
    private final Brake brake;

    private SlowedProvider(String name, String purpose, int percent) {
        this.name = name;
        this.purpose = purpose;
        this.percent = percent;
        this.brake = new Brake(percent);
    }

    private SlowedProvider(int percent) {
        this("slowed-" + percent, "calibration", percent);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String description() {
        return purpose + ": atomic, each request slowed by " + percent + " % of its own time";
    }

    @Override
    public final BioCounter create(Scheduler scheduler) {
        brake.resume(); // a new file is made between two iterations
        return new SlowedCounter(scheduler, brake);
    }

    /** {@code slowed}, the positive control. */
    public static final class Control extends SlowedProvider {
        /** For the service loader. */
        public Control() {
            super("slowed", "positive control", 10);
        }
    }

    /** {@code slowed-0}: the same code as the others, so that they differ from it in nothing but what they are slowed by. */
    public static final class By0 extends SlowedProvider {
        /** For the service loader. */
        public By0() {
            super(0);
        }
    }

    /** {@code slowed-1}. */
    public static final class By1 extends SlowedProvider {
        /** For the service loader. */
        public By1() {
            super(1);
        }
    }

    /** {@code slowed-2}. */
    public static final class By2 extends SlowedProvider {
        /** For the service loader. */
        public By2() {
            super(2);
        }
    }

    /** {@code slowed-3}. */
    public static final class By3 extends SlowedProvider {
        /** For the service loader. */
        public By3() {
            super(3);
        }
    }

    /** {@code slowed-5}. */
    public static final class By5 extends SlowedProvider {
        /** For the service loader. */
        public By5() {
            super(5);
        }
    }

    /** {@code slowed-10}. */
    public static final class By10 extends SlowedProvider {
        /** For the service loader. */
        public By10() {
            super(10);
        }
    }
}
