package io.github.diobench.jcstress;

import io.github.diobench.engine.counter.BioCounter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Wrong on purpose: tells exactly one party that it is last, but shows it nothing of what the others wrote. Cannot wait. */
final class UnorderedCounter implements BioCounter {
    private static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(UnorderedCounter.class, "count", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int count;

    @Override
    public void reset(boolean queueing) {
        count = 1;
    }

    @Override
    public void submit() {
        addPlain(1);
    }

    @Override
    public boolean complete() {
        return addPlain(-1) == 0;
    }

    @Override
    public boolean drop(boolean wait) {
        return addPlain(-1) == 0;
    }

    @Override
    public void awaitDrain() {
        throw new IllegalStateException("cannot wait");
    }

    @Override
    public boolean listsBios() {
        return false;
    }

    @Override
    public boolean isQuiescent() {
        return count == 0;
    }

    private int addPlain(int delta) {
        int before;
        do {
            before = (int) COUNT.getOpaque(this);
        } while (!COUNT.weakCompareAndSetPlain(this, before, before + delta));
        return before + delta;
    }
}
