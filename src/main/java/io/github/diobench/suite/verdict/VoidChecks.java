package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Looks for what makes a regime unfit to be judged.
 *
 * <p>The tests of one kind, over all regimes and candidates, share one level by Holm's correction: three kinds of tests at
 * 0.001 refuse fewer than 1 % of honest runs, however many regimes there are.
 */
final class VoidChecks {
    /** A mean of fewer would rest on one odd round. */
    private static final int SMALLEST_GROUP = 3;

    private final List<RegimeValues> regimes;
    private final Margins margins;

    VoidChecks(List<RegimeValues> regimes, Margins margins) {
        this.regimes = regimes;
        this.margins = margins;
    }

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.addAll(steady());
        checks.addAll(drift());
        checks.addAll(order());
        checks.addAll(limits(Check.Kind.STEAL, ForkValue::stealShare, margins.stealLimit()));
        checks.addAll(limits(Check.Kind.LOAD, ForkValue::loadShare, margins.loadLimit()));
        return checks;
    }

    /**
     * Asks whether scores of an arm move within its forks: over all its forks, because a test of each fork would find
     * something in nearly every honest run, and by more than half the margin, because less does no harm.
     */
    private List<Check> steady() {
        List<Subject> subjects = new ArrayList<>();
        for (RegimeValues regime : regimes) {
            for (ArmValues arm : regime.arms()) {
                double[] trends = arm.forks().stream()
                        .filter(fork -> fork.iterations().size() > 1)
                        .mapToDouble(fork -> trend(fork.iterations()))
                        .toArray();
                boolean judged = arm.role() == Role.REFERENCE || arm.role() == Role.CANDIDATE;
                if (judged && trends.length >= margins.minRounds()) {
                    Moments moments = Moments.of(trends);
                    subjects.add(new Subject(regime, arm, moments.mean(), moments.differsFromZero()));
                }
            }
        }
        return test(Check.Kind.STEADY, subjects, "the scores within a fork move by");
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

    private List<Check> drift() {
        List<Subject> subjects = new ArrayList<>();
        for (RegimeValues regime : regimes) {
            for (ArmValues candidate : regime.candidates()) {
                Pairs pairs = Pairs.of(regime.reference(), candidate);
                addDifference(subjects, regime, candidate, pairs.half(false), pairs.half(true));
            }
        }
        return test(Check.Kind.DRIFT, subjects, "from the first to the second half of the rounds the ratio moves by");
    }

    private List<Check> order() {
        List<Subject> subjects = new ArrayList<>();
        for (RegimeValues regime : regimes) {
            for (ArmValues candidate : regime.candidates()) {
                Pairs pairs = Pairs.of(regime.reference(), candidate);
                addDifference(subjects, regime, candidate, pairs.ordered(false), pairs.ordered(true));
            }
        }
        return test(Check.Kind.ORDER, subjects, "where the reference runs first the ratio is different by");
    }

    private static void addDifference(
            List<Subject> subjects, RegimeValues regime, ArmValues candidate, double[] some, double[] others) {
        if (Math.min(some.length, others.length) >= SMALLEST_GROUP) {
            Moments first = Moments.of(some);
            Moments second = Moments.of(others);
            subjects.add(new Subject(regime, candidate, second.mean() - first.mean(), second.differsFrom(first)));
        }
    }

    private List<Check> test(Check.Kind kind, List<Subject> subjects, String text) {
        double[] holm = Holm.adjust(subjects.stream().mapToDouble(Subject::p).toArray());
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < holm.length; i++) {
            Subject subject = subjects.get(i);
            double margin = margins.rule(subject.regime().name()).margin();
            boolean matters = kind != Check.Kind.STEADY || Math.abs(subject.effect()) > Math.log1p(margin) / 2;
            boolean raised = matters && holm[i] <= margins.voidAlpha();
            checks.add(new Check(
                    kind,
                    subject.regime().name(),
                    subject.arm().name(),
                    subject.effect(),
                    holm[i],
                    raised,
                    subject.arm().name() + ": " + text + " " + Text.change(subject.effect()) + " (" + Text.p(holm[i])
                            + ")"));
        }
        return checks;
    }

    private List<Check> limits(Check.Kind kind, ToDoubleFunction<ForkValue> share, double limit) {
        List<Check> checks = new ArrayList<>();
        for (RegimeValues regime : regimes) {
            double[] known = regime.arms().stream()
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
