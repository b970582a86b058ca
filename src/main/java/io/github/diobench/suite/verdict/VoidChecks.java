package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Looks for what makes a regime unfit to be judged.
 *
 * <p>All tests, over all regimes and arms, share one level by Holm's correction, so that at 0.001 they refuse one of a thousand
 * honest runs, however many regimes there are.
 *
 * <p>Two tests that were here are not any more. Whether the ratio drifts over the rounds, and whether it hangs on the order of the
 * forks, was asked of so few values that a ratio of two machine modes looked like either, while a drift of 5 % was seen in one run
 * of fifty. In turns a drift meets all arms alike, and the order is drawn anew for each.
 */
final class VoidChecks {
    private final List<RegimeValues> regimes;
    private final Margins margins;

    VoidChecks(List<RegimeValues> regimes, Margins margins) {
        this.regimes = regimes;
        this.margins = margins;
    }

    /** Returns what is looked for in {@code regimes}. */
    static Set<Check.Kind> kinds(List<RegimeValues> regimes) {
        boolean allTurns = regimes.stream().allMatch(regime -> regime.turns() != null);
        return allTurns && !regimes.isEmpty() ? EnumSet.of(Check.Kind.STEADY) : EnumSet.allOf(Check.Kind.class);
    }

    List<Check> all() {
        List<Subject> subjects = new ArrayList<>();
        for (RegimeValues regime : regimes) {
            for (ArmValues arm : regime.arms()) {
                boolean judged =
                        arm.role() == Role.CANDIDATE || (arm.role() == Role.REFERENCE && regime.turns() == null);
                double[] trends = judged ? trends(regime, arm) : new double[0];
                if (trends.length >= margins.minRounds()) {
                    Moments moments = Moments.of(trends);
                    subjects.add(new Subject(regime, arm, moments.mean(), moments.differsFromZero()));
                }
            }
        }
        List<Check> checks = new ArrayList<>(test(subjects));
        checks.addAll(limits(Check.Kind.STEAL, ForkValue::stealShare, margins.stealLimit()));
        checks.addAll(limits(Check.Kind.LOAD, ForkValue::loadShare, margins.loadLimit()));
        return checks;
    }

    /**
     * Returns by how much what is compared moves within each round: in turns the ratio, from the first half of the turns to the
     * second, else the scores of the arm's fork. It is asked of all rounds together, because a test of each would find something in
     * nearly every honest run.
     */
    private static double[] trends(RegimeValues regime, ArmValues arm) {
        return regime.turns() != null
                ? Pairs.of(regime, arm).turns().stream()
                        .mapToDouble(VoidChecks::fromHalfToHalf)
                        .toArray()
                : arm.forks().stream()
                        .filter(fork -> fork.iterations().size() > 1)
                        .mapToDouble(fork -> trend(fork.iterations()))
                        .toArray();
    }

    private static double fromHalfToHalf(double[] turns) {
        int middle = turns.length / 2;
        return Midmean.of(Arrays.copyOfRange(turns, middle, turns.length)) - Midmean.of(Arrays.copyOf(turns, middle));
    }

    /** Returns the change of the logarithm of the scores from the first to the last iteration, along a fitted line. */
    private static double trend(List<Double> iterations) {
        int n = iterations.size();
        double centre = (n - 1) / 2.0;
        double products = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            products += (i - centre) * Math.log(iterations.get(i));
            squares += (i - centre) * (i - centre);
        }
        return products / squares * (n - 1);
    }

    private List<Check> test(List<Subject> subjects) {
        double[] holm = Holm.adjust(subjects.stream().mapToDouble(Subject::p).toArray());
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < holm.length; i++) {
            checks.add(check(subjects.get(i), holm[i]));
        }
        return checks;
    }

    /** Moves by less than half the margin do no harm. */
    private Check check(Subject subject, double p) {
        RegimeValues regime = subject.regime();
        String arm = subject.arm().name();
        double harmless = Math.log1p(margins.rule(regime.name()).margin()) / 2;
        boolean raised = Math.abs(subject.effect()) > harmless && p <= margins.voidAlpha();
        String what = regime.turns() == null
                ? "the scores within a fork move by "
                : "from the first to the second half of a fork's turns the ratio moves by ";
        String text = arm + ": " + what + Text.change(subject.effect()) + " (" + Text.p(p) + ")";
        return new Check(Check.Kind.STEADY, regime.name(), arm, subject.effect(), p, raised, text);
    }

    private List<Check> limits(Check.Kind kind, ToDoubleFunction<ForkValue> share, double limit) {
        List<Check> checks = new ArrayList<>();
        for (RegimeValues regime : regimes) {
            double[] known = regime.arms().stream()
                    .filter(arm -> regime.turns() == null)
                    .flatMap(arm -> arm.forks().stream())
                    .mapToDouble(share)
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            if (known.length > 0) {
                double mean = Moments.of(known).mean();
                String who = kind == Check.Kind.STEAL ? "the hypervisor gave others " : "other processes used ";
                String text = who + Text.percent(mean) + " of the CPU time, the limit is " + Text.percent(limit);
                checks.add(new Check(kind, regime.name(), null, mean, Double.NaN, mean > limit, text));
            }
        }
        return checks;
    }

    private record Subject(RegimeValues regime, ArmValues arm, double effect, double p) {}
}
