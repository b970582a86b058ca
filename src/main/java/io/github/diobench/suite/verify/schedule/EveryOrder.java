package io.github.diobench.suite.verify.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * Every order there is, one run after the other, depth first; or every one in which no party is interrupted more than a few times
 * altogether, because what goes wrong at all mostly does so with few interruptions.
 */
final class EveryOrder implements Order {
    private static final class Choice {
        final int count;
        final boolean preempts;
        int taken;

        Choice(int count, boolean preempts) {
            this.count = count;
            this.preempts = preempts;
        }

        boolean interrupts() {
            return preempts && taken > 0;
        }
    }

    private final int mostPreemptions;
    private final List<Choice> choices = new ArrayList<>();
    private int depth;

    EveryOrder(int mostPreemptions) {
        this.mostPreemptions = mostPreemptions;
    }

    @Override
    public int choose(List<Party> parties, boolean preempts) {
        int count = parties.size();
        if (depth == choices.size()) {
            choices.add(new Choice(count, preempts));
        }
        // A counter that blocks inside the JDK may offer less than last time: the trace shows what was really done.
        return Math.min(choices.get(depth++).taken, count - 1);
    }

    /** Goes on to the next order; false if there is none. */
    boolean next() {
        depth = 0;
        while (!choices.isEmpty()) {
            Choice last = choices.get(choices.size() - 1);
            if (last.taken + 1 < last.count && (!last.preempts || interruptionsBeforeLast() < mostPreemptions)) {
                last.taken++;
                return true;
            }
            choices.remove(choices.size() - 1);
        }
        return false;
    }

    private int interruptionsBeforeLast() {
        return (int) choices.subList(0, choices.size() - 1).stream()
                .filter(Choice::interrupts)
                .count();
    }
}
