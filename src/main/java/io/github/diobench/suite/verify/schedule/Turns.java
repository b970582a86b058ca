package io.github.diobench.suite.verify.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * Whose turn it is: the order picks among the parties that can run, but one that waits for others in a loop is passed over until
 * another one has got on. Guarded by the conductor.
 */
final class Turns {
    /** So many steps in a row are a loop that waits without saying so. */
    private static final int LONG_TURN = 500;
    /** No loop that waits for another party has more between two yields. */
    private static final int STEPS_OF_A_LOOP = 4;

    private final Order order;
    private Party last;
    private int steps;
    private int progress;
    private int inARow;

    Turns(Order order) {
        this.order = order;
    }

    /** How many steps were taken. */
    int steps() {
        return steps;
    }

    /** A party took a step. Those of a loop that waits are no progress that others could wait for. */
    void took(Party party, String what) {
        party.lastStep = what;
        steps++;
        if (party.sinceYield++ > STEPS_OF_A_LOOP) {
            progress++;
        }
    }

    /** A party has come to its next step, before which it may wait for others. */
    void arrived(Party party, boolean yields) {
        party.yieldedAt = yields ? progress : -1;
        party.sinceYield = yields ? 0 : party.sinceYield;
    }

    /** Who is next, or null if nobody can run. */
    Party next(List<Party> parties) {
        List<Party> ready = parties.stream()
                .filter(party -> party.state == Party.State.READY && party.enabled.getAsBoolean())
                .toList();
        List<Party> willing =
                ready.stream().filter(party -> party.yieldedAt != progress).toList();
        List<Party> candidates = new ArrayList<>(willing.isEmpty() ? ready : willing);
        if (candidates.isEmpty()) {
            return null;
        }
        boolean preempts = candidates.remove(last);
        if (preempts) {
            boolean overlong = ++inARow > LONG_TURN && !candidates.isEmpty();
            candidates.add(overlong ? candidates.size() : 0, last);
            preempts = !overlong;
        }
        Party chosen = candidates.get(candidates.size() == 1 ? 0 : order.choose(candidates, preempts));
        if (chosen != last) {
            inARow = 0;
        }
        last = chosen;
        return chosen;
    }
}
