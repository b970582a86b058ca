package io.github.diobench.suite.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Leaves out what cannot be measured on this machine, or makes no sense, and says why. */
final class Feasibility {
    private final Set<String> submitterThreadOnly;
    private final int cpus;
    private final List<LeftOut> leftOut = new ArrayList<>();

    /**
     * Makes a check for a machine.
     *
     * @param submitterThreadOnly the counters that are correct only where bios complete on the submitter's thread
     * @param cpus how many CPUs the forks can use
     */
    Feasibility(Set<String> submitterThreadOnly, int cpus) {
        this.submitterThreadOnly = submitterThreadOnly;
        this.cpus = cpus;
    }

    /** Returns what can be measured of {@code regimes}, with threads for this machine. */
    List<Regime> keep(List<Regime> regimes) {
        List<Regime> kept = new ArrayList<>();
        for (Regime regime : regimes) {
            fitThreads(regime).flatMap(this::fitArms).ifPresent(kept::add);
        }
        return kept;
    }

    /** Returns what was left out so far. */
    List<LeftOut> leftOut() {
        return leftOut;
    }

    /** More threads that never sleep than CPUs would measure the scheduler. */
    private Optional<Regime> fitThreads(Regime regime) {
        if (regime.threads() == RegimeSpec.AS_MANY_AS_FIT) {
            int each = 1 + regime.completersOf(1);
            int threads = cpus / each;
            return threads > 1
                    ? Optional.of(regime.withThreads(threads))
                    : leaveOut(
                            regime.name(),
                            "no more than " + threads + " submitter" + (each > 1 ? " with its completers" : "")
                                    + " fits on " + onCpus());
        }
        return regime.busyThreads() <= cpus
                ? Optional.of(regime)
                : leaveOut(
                        regime.name(), "its " + regime.busyThreads() + " spinning threads do not fit on " + onCpus());
    }

    private Optional<Regime> fitArms(Regime regime) {
        if (!regime.isQueued()) {
            return Optional.of(regime);
        }
        List<Arm> possible = regime.arms().stream()
                .filter(arm -> !submitterThreadOnly.contains(arm.counter()))
                .toList();
        if (possible.equals(regime.arms())) {
            return Optional.of(regime);
        }
        boolean compares = possible.stream().anyMatch(arm -> arm.role() == Arm.Role.CANDIDATE);
        for (Arm arm : regime.arms()) {
            if (!possible.contains(arm)) {
                leaveOut(
                        compares ? arm.name() + " in " + regime.name() : regime.name(),
                        arm.counter() + " counts right only where bios complete on the submitter's thread");
            }
        }
        return compares ? Optional.of(regime.withArms(possible)) : Optional.empty();
    }

    private String onCpus() {
        return String.format(Locale.ROOT, "%d CPU%s", cpus, cpus == 1 ? "" : "s");
    }

    private <T> Optional<T> leaveOut(String what, String reason) {
        leftOut.add(new LeftOut(what, reason));
        return Optional.empty();
    }
}
