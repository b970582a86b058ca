package io.github.diobench.suite.verify.schedule;

import java.util.List;

/**
 * The order of race R2: S runs until it begins to wait, the first completer C1 until it has taken the count to zero, then S again as
 * far as it gets, and only then C1 to its end.
 */
final class StalledCompleter implements Order {
    private enum Phase {
        SUBMIT,
        COMPLETE,
        STALL,
        REST
    }

    private final String decrement;
    private Phase phase = Phase.SUBMIT;

    /**
     * Makes the order.
     *
     * @param decrement how the step begins that takes the count to zero
     */
    StalledCompleter(String decrement) {
        this.decrement = decrement;
    }

    @Override
    public int choose(List<Party> parties, boolean preempts) {
        Party submitter = find(parties, "S");
        Party completer = find(parties, "C1");
        if (phase == Phase.SUBMIT && submitter != null && submitter.next.equals("awaitDrain")) {
            phase = Phase.COMPLETE;
        }
        if (phase == Phase.COMPLETE && completer != null && completer.lastStep.startsWith(decrement)) {
            phase = Phase.STALL;
        }
        if (phase == Phase.STALL && submitter == null) {
            phase = Phase.REST;
        }
        Party wanted = phase == Phase.COMPLETE || phase == Phase.REST ? completer : submitter;
        return Math.max(0, parties.indexOf(wanted));
    }

    private static Party find(List<Party> parties, String name) {
        return parties.stream()
                .filter(party -> party.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
