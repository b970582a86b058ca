package io.github.diobench.engine.dio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The free requests of one file, last freed first reused, so that a late touch of a freed request meets its next life.
 *
 * <p>Requests are taken under {@code i_sem} only, so there is one taker at a time and the stack needs no protection against ABA. A
 * taker, and a finisher that has held {@code i_sem} since, use the private stack without atomic operations; any other finisher pushes
 * on the shared one, whose compare-and-set publishes what it did to the request to the next taker.
 *
 * <p>That one is a volatile access and no mere release: a taker reads what the last finisher pushed, and takes the requests below it,
 * too, which others pushed. Each push therefore has to see those before it, as a volatile read-modify-write does; Java knows no release
 * sequences.
 */
final class DioPool {
    private static final VarHandle SHARED;

    static {
        try {
            SHARED = MethodHandles.lookup().findVarHandle(DioPool.class, "shared", Dio.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int size;
    private final boolean checked;

    /** Freed under {@code i_sem}; guarded by it. */
    private Dio locked;

    private Dio shared;

    DioPool(DirectIo engine, int size) {
        this.size = size;
        this.checked = engine.checked();
        for (int i = 0; i < size; i++) {
            Dio dio = new Dio(engine);
            if (checked) {
                dio.poison();
            }
            dio.nextFree = locked;
            locked = dio;
        }
    }

    /** A free request, or null; under {@code i_sem}. */
    Dio take() {
        Dio dio = takeShared();
        if (dio == null) {
            dio = locked;
            if (dio == null) {
                return null;
            }
            locked = dio.nextFree;
        }
        if (checked) {
            dio.revive();
        }
        return dio;
    }

    /** Gives a request back, by a thread that has held {@code i_sem} since it was taken. */
    void freeLocked(Dio dio) {
        if (checked) {
            dio.poison();
        }
        dio.nextFree = locked;
        locked = dio;
    }

    /** Gives a request back, by any thread. */
    void free(Dio dio) {
        if (checked) {
            dio.poison();
        }
        Dio head;
        do {
            head = (Dio) SHARED.getOpaque(this);
            dio.nextFree = head;
        } while (!SHARED.weakCompareAndSet(this, head, dio));
    }

    /** How many requests the pool owns. */
    int size() {
        return size;
    }

    /** How many are free; under {@code i_sem}, exact while nobody frees. */
    int free() {
        int free = 0;
        for (Dio dio = locked; dio != null; dio = dio.nextFree) {
            free++;
        }
        for (Dio dio = (Dio) SHARED.getAcquire(this); dio != null; dio = dio.nextFree) {
            free++;
        }
        return free;
    }

    private Dio takeShared() {
        for (Dio head = (Dio) SHARED.getAcquire(this); head != null; head = (Dio) SHARED.getAcquire(this)) {
            if (SHARED.weakCompareAndSetAcquire(this, head, head.nextFree)) {
                return head;
            }
        }
        return null;
    }
}
