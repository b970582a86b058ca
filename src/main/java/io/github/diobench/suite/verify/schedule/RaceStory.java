package io.github.diobench.suite.verify.schedule;

import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.historic.HistoricProvider;

/** The race and its fix as a story in Markdown, each interleaving replayed when it is told. The same text every time. */
public final class RaceStory {
    private static final String ATOMIC_DECREMENT = ".decrementBioCount";

    private RaceStory() {}

    /** Tells it. */
    public static String tell() {
        return TEXT.formatted(
                replay(new HistoricProvider(), "A0" + ATOMIC_DECREMENT),
                replay(CounterCatalog.find("spin"), "writes LockedCounter.bioCount = 0"),
                replay(CounterCatalog.find("atomic"), "AtomicCounter" + ATOMIC_DECREMENT));
    }

    private static String replay(BioCounterProvider provider, String decrement) {
        RaceReplay.Outcome outcome = RaceReplay.of(provider, decrement);
        StringBuilder text = new StringBuilder("```\n");
        outcome.steps().forEach(step -> text.append(step.stripTrailing()).append('\n'));
        text.append("```\n\nWhat the engine's checked mode saw:");
        if (outcome.faults().isEmpty()) {
            return text.append(" nothing wrong.").toString();
        }
        text.append('\n');
        outcome.faults().forEach(fault -> text.append("\n- ").append(fault));
        return text.toString();
    }

    private static final String TEXT = """
            # The race that the patch closes

            *Written by `java -jar benchmarks.jar explain race`, which replays everything below on the real classes.*

            ## Who counts what

            A direct-I/O request is cut into *bios*, which a device completes in any order, each on some *completer* thread (C1, C2).
            The thread that asked for the I/O is the *submitter* (S). They share one piece of state, the request, and somebody has to
            be the last to use it: the last one reports the result and frees the request.

            So the request has a count of references: one for S, one for each bio. Whoever is done takes one off. If that leaves
            zero, you are last.

            Mostly S does not wait: it takes its reference off and goes away. But a write that meets a hole in the file can only be
            half done by direct I/O, and S has to do the rest through the page cache. So it waits until all its bios are complete,
            and then S is the one who frees the request. It says so beforehand, by leaving its name as *waiter*: the completer that
            gets to zero must not finish the request, but wake S.

            In Linux 2.6.5 the count was an atomic. An atomic count never gives two parties the same answer, so what can go wrong?

            ## Before: two atomics (`A0`)

            Completers did two things, one after the other: count down, and if that made zero, look for a waiter. S looked at the
            count alone: zero meant that all completers were done. They were not; one of them was between the two.

            Below C1 is held at exactly that place. S submits request A, which waits, and then request B, an ordinary asynchronous
            write. The pool has a single request, so that B gets the memory that A has just given back. Values behind the arrows are
            those that the code has really seen.

            %s

            Where it went wrong: C1 made the count zero, and that same zero let S go on. From there on the request was none
            of C1's business, and still C1 read its waiter. In the memory of B, which does not wait, there was none. So C1 concluded
            that it was the last, and reported success for a write that had not happened; B's own completer then came
            to a request that was free. In the kernel, where freed memory is soon something else, this is a crash or silent corruption.
            It takes an unlucky delay of a few nanoseconds to hit, and so it was found by reading and not by testing.

            ## After: both counts under one lock (`spin`)

            The patch makes the counts plain integers and guards them, the list and the waiter with one lock. Counting down and
            looking for the waiter are now one step for everybody else. The same order again, C1 held just after it made the
            count zero:

            %s

            Why it is safe: S can see the zero only inside the lock, so only after C1 has left it, and leaving the lock
            was the last thing that C1 did to the request. Which thread to wake C1 had read before, and carried out in a local variable.

            ## Also safe: atomics with a hand-over (`atomic`)

            A lock is not the only cure. Proposed in November 2003 and never merged: keep the atomics, but let S wait for
            something else than the count. Once more the same order:

            %s

            Why it is safe: S does not care for the zero. It waits until its own name is gone from the waiter field, and C1 takes it off
            as its last act, under the list lock. The rule is the same in both cures: **what the submitter waits for must
            be the last thing that the completer does.**

            ## What it costs

            The patch's author thought that the lock was "ok performance wise as well". That is the question that diobench measures;
            `java -jar benchmarks.jar` answers it for this machine. `verify --counter a0` finds the race of this page without being told
            where it is, and `verify --classpath my.jar` looks for such races in a counter of yours.
            """;
}
