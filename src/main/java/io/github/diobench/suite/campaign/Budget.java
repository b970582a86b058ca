package io.github.diobench.suite.campaign;

import io.github.diobench.suite.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a plan down until it takes no longer than the user has time.
 *
 * <p>What is judged, with its controls, is dearer than what is not, regimes are dearer than rounds as long as there are
 * {@value #GOOD_ROUNDS} of them, and the first regimes of a profile are dearer than the last. So of all ways to fit, the one is
 * taken that keeps most judged regimes; of these, the one with most rounds; of these, the one with most forks of what is not
 * judged. The last judged regime may lose rounds down to {@value #LEAST_ROUNDS}, one more than it takes to judge it. The same
 * plan and number of forks always give the same result.
 */
final class Budget {
    private static final int GOOD_ROUNDS = 8;

    private static final int LEAST_ROUNDS = 6;

    private final Plan plan;
    private final Estimate estimate;
    private final List<Regime> judged;
    private final List<Regime> unjudged;
    private final int mostUnjudgedForks;

    private Budget(Plan plan, Estimate estimate) {
        this.plan = plan;
        this.estimate = estimate;
        this.judged = plan.regimes().stream()
                .filter(regime -> regime.purpose() == Purpose.JUDGED)
                .toList();
        this.unjudged = plan.regimes().stream()
                .filter(regime -> regime.purpose() != Purpose.JUDGED)
                .toList();
        this.mostUnjudgedForks = unjudged.stream().mapToInt(Regime::forks).max().orElse(0);
    }

    /**
     * Returns {@code plan}, cut down if need be; {@link Plan#leftOut} says what is missing.
     *
     * @param estimate how long forks take
     * @param limit how long the plan may take
     * @throws UserError if there is too little time for anything; the message says how much is needed
     */
    static Plan fit(Plan plan, Estimate estimate, Duration limit) {
        if (estimate.total(plan).compareTo(limit) <= 0) {
            return plan;
        }
        Budget budget = new Budget(plan, estimate);
        return budget.firstWithin(limit)
                .map(cut -> budget.cutDown(cut, Durations.typed(limit)))
                .orElseThrow(() -> new UserError(
                        "--budget " + Durations.typed(limit) + " is too short: the least is " + budget.least()));
    }

    /**
     * What is kept.
     *
     * @param judged how many judged regimes, from the first
     * @param rounds how many rounds
     * @param unjudged how many regimes that are not judged, from the first
     * @param unjudgedForks at most how many forks of each arm of these
     */
    private record Cut(int judged, int rounds, int unjudged, int unjudgedForks) {}

    private Optional<Cut> firstWithin(Duration limit) {
        for (int regimes = judged.size(); regimes >= Math.min(1, judged.size()); regimes--) {
            for (int rounds = plan.rounds(); rounds >= leastRounds(regimes); rounds--) {
                for (Cut cut : unjudgedCuts(regimes, rounds)) {
                    if (time(cut).compareTo(limit) <= 0) {
                        return Optional.of(cut);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private int leastRounds(int regimes) {
        int least = regimes == 1 ? LEAST_ROUNDS : GOOD_ROUNDS;
        // Without judged regimes there is nothing that rounds would be needed for, but nothing either that fewer would
        // save.
        return judged.isEmpty() ? plan.rounds() : Math.min(plan.rounds(), least);
    }

    /** Returns all cuts with these judged regimes and rounds, the dearest first. */
    private List<Cut> unjudgedCuts(int regimes, int rounds) {
        List<Cut> cuts = new ArrayList<>();
        for (int forks = Math.max(1, mostUnjudgedForks); forks >= 1; forks--) {
            cuts.add(new Cut(regimes, rounds, unjudged.size(), forks));
        }
        for (int kept = unjudged.size() - 1; kept >= (judged.isEmpty() ? 1 : 0); kept--) {
            cuts.add(new Cut(regimes, rounds, kept, 1));
        }
        return cuts;
    }

    private Duration time(Cut cut) {
        return estimate.total(plan, regimes(cut));
    }

    /** Returns the regimes that {@code cut} keeps, with their forks, in the order of the plan. */
    private List<Regime> regimes(Cut cut) {
        List<Regime> kept = new ArrayList<>();
        for (Regime regime : plan.regimes()) {
            boolean isJudged = regime.purpose() == Purpose.JUDGED;
            List<Regime> alike = isJudged ? judged : unjudged;
            if (alike.indexOf(regime) < (isJudged ? cut.judged : cut.unjudged)) {
                int forks = Math.min(regime.forks(), cut.rounds);
                kept.add(regime.withForks(isJudged ? forks : Math.min(forks, cut.unjudgedForks)));
            }
        }
        return kept;
    }

    private Plan cutDown(Cut cut, String limit) {
        List<Regime> regimes = regimes(cut);
        String reason = "there is no time for it in " + limit;
        List<LeftOut> leftOut = new ArrayList<>(plan.leftOut());
        if (cut.rounds < plan.rounds()) {
            leftOut.add(new LeftOut(plan.rounds() - cut.rounds + " of " + plan.rounds() + " rounds", reason));
        }
        for (Regime regime : plan.regimes()) {
            int kept = regimes.stream()
                    .filter(other -> other.name().equals(regime.name()))
                    .mapToInt(Regime::forks)
                    .findFirst()
                    .orElse(0);
            if (kept == 0) {
                leftOut.add(new LeftOut(regime.name(), reason));
            } else if (kept < Math.min(regime.forks(), cut.rounds)) {
                leftOut.add(new LeftOut(
                        regime.forks() - kept + " of " + regime.forks() + " forks of each arm of " + regime.name(),
                        reason));
            }
        }
        return plan.with(cut.rounds, regimes, leftOut);
    }

    private String least() {
        Cut least = judged.isEmpty()
                ? new Cut(0, plan.rounds(), 1, 1)
                : new Cut(1, Math.min(plan.rounds(), LEAST_ROUNDS), 0, 1);
        Regime regime = regimes(least).get(0);
        int arms = regime.arms().size();
        Duration time = Durations.roundedUp(time(least));
        return "--budget " + Durations.typed(time) + ", for " + regime.forks()
                + (regime.forks() == 1 ? " fork" : " forks") + " of "
                + (arms == 1 ? "" : "each of the " + arms + " arms of ") + regime.name();
    }
}
