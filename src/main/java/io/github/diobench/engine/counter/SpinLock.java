package io.github.diobench.engine.counter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A test-and-test-and-set spin lock: one compare-and-set to take it when free, one release store to give it back.
 *
 * <p>Open for extension so that the lock word lies in the object whose fields it guards, as {@code bio_lock} does in
 * {@code struct dio}. Its owner must not sleep, and must not take it twice. As with {@code spin_unlock} the releasing store is
 * the last touch of the object, so the next owner may recycle it.
 *
 * <p>Memory order: {@link #lock} reads the word with acquire and pairs with the release store of {@link #unlock}.
 *
 * <p>Unlike the kernel's it cannot keep its owner from being descheduled: a waiter then spins for the length of a time slice.
 */
public class SpinLock {
    private static final VarHandle LOCKED;

    static {
        try {
            LOCKED = MethodHandles.lookup().findVarHandle(SpinLock.class, "locked", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int locked;

    /** Takes the lock, spinning while another thread holds it. */
    public final void lock() {
        while (!casAcquire()) {
            while (getOpaque() != 0) {
                Thread.onSpinWait();
            }
        }
    }

    /** Releases the lock; the caller must hold it. */
    public final void unlock() {
        setRelease();
    }

    private boolean casAcquire() {
        return LOCKED.weakCompareAndSetAcquire(this, 0, 1);
    }

    private int getOpaque() {
        return (int) LOCKED.getOpaque(this);
    }

    private void setRelease() {
        LOCKED.setRelease(this, 0);
    }
}
