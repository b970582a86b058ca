package io.github.diobench.engine.dio;

import io.github.diobench.engine.Faults;
import io.github.diobench.engine.bio.Bio;

/**
 * What an engine that is observed or checked does besides: it tells the observer, whose exceptions become faults, and compares the
 * lives of its pooled requests. An engine that is neither has no watch and pays nothing.
 *
 * <p>A life lasts from when a request is taken out of the pool until it is freed, and is numbered by its generation. A party notes it
 * while it holds its reference, and before it finishes the request it looks whether it is still the same one and still on. With a
 * counter that tells two parties that they are the last, or lets one go on while another still uses the request, it is not: that is the
 * race of 2004 (kernel-spec 5, R2).
 */
final class Watch {
    /** In place of a life: it is over. */
    static final int OVER = -1;

    private final Observer observer;
    private final boolean checked;
    private final Faults faults;

    private Watch(Observer observer, boolean checked, Faults faults) {
        this.observer = observer;
        this.checked = checked;
        this.faults = faults;
    }

    /** The watch of an engine, or null if nobody wants one. */
    static Watch of(DirectIoOptions options, Faults faults) {
        Observer observer = options.observer();
        if (observer == null && !options.checked()) {
            return null;
        }
        return new Watch(observer == null ? new Observer() {} : observer, options.checked(), faults);
    }

    /** S: a bio was handed to the device. */
    void submitReturned(Dio dio) {
        try {
            observer.submitReturned();
        } catch (Throwable e) {
            dio.threw("Observer.submitReturned", e);
        }
    }

    /** S will sleep next; whether nothing was thrown. */
    boolean aboutToSleep(Dio dio) {
        try {
            observer.aboutToSleep();
            return true;
        } catch (Throwable e) {
            dio.threw("Observer.aboutToSleep", e);
            return false;
        }
    }

    /** Any party, which may have no reference any more. */
    void wake(Thread submitter) {
        try {
            observer.wake(submitter);
        } catch (Throwable e) {
            faults.threw("Observer.wake", e);
        }
    }

    /** S or C: the pages of a bio are about to be released. */
    void pageReleases(Dio dio, Bio bio) {
        try {
            for (int i = 0; i < bio.vecs(); i++) {
                observer.pageRelease(bio.page(i));
            }
        } catch (Throwable e) {
            dio.threw("Observer.pageRelease", e);
        }
    }

    /** C, before its counter operation: the life that its bio belongs to, or {@link #OVER}, and then it must do nothing. */
    int bioEnds(Dio dio) {
        if (checked && dio.isOver()) {
            faults.add("bio completed after the request was freed, generation " + dio.generation());
            return OVER;
        }
        return dio.generation();
    }

    /** Any party, after its last counter operation, which has no reference any more unless it is the last. */
    void afterLastCounterOperation(boolean last) {
        try {
            observer.afterLastCounterOperation(last);
        } catch (Throwable e) {
            faults.threw("Observer.afterLastCounterOperation", e);
        }
    }

    /**
     * C, which its counter made the finisher of a life. If another life is on by now it finishes that one, as it does without a watch;
     * but it does not finish a request that is free, or being finished.
     *
     * @return whether it is to go on
     */
    boolean completerMayFinish(Dio dio, int life) {
        boolean mine = !checked || dio.claim();
        int now = dio.generation(); // if it is mine it stays
        if (now != life) {
            faults.add("finished twice: a completer was told that it is the last of generation " + life
                    + ", which had been finished and freed while the completer was still using it"
                    + (mine ? "; generation " + now + " lives there now and is finished in its place, too early" : ""));
        } else if (!mine) {
            faults.add("finished twice: a completer was told that it is the last of generation " + life
                    + ", which somebody else is finishing");
        }
        return mine;
    }

    /** S, at the end of its wait for a life; whether nobody has finished it. */
    boolean submitterMayFinish(Dio dio, int life) {
        boolean mine = dio.generation() == life && (!checked || dio.claim());
        if (!mine) {
            faults.add("finished twice: the submitter has waited for the end of generation " + life
                    + ", and a completer was told to finish it, too");
        }
        return mine;
    }

    /** The finisher; the value, or {@code -EIO} if the observer threw. */
    long endIo(long offset, long value) {
        try {
            observer.endIo(offset, value);
            return value;
        } catch (Throwable e) {
            return faults.threw("Observer.endIo", e);
        }
    }
}
