package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Looks for what makes a regime unfit to be judged.
 *
 * <p>All tests, of every kind and over all regimes and arms, share one level by Holm's correction, so that at 0.001 they refuse
 * one of a thousand honest runs, however many regimes there are.
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
        List<Subject> subjects = new ArrayList<>();
        for (RegimeValues regime : regimes) {
            regime.arms().forEach(arm -> addSteady(subjects, regime, arm));
            for (ArmValues candidate : regime.candidates()) {
                Pairs pairs = Pairs.of(regime.reference(), candidate);
                addDifference(subjects, Check.Kind.DRIFT, regime, candidate, pairs.half(false), pairs.half(true));
                addDifference(subjects, Check.Kind.ORDER, regime, candidate, pairs.ordered(false), pairs.ordered(true));
            }
        }
        List<Check> checks = new ArrayList<>(test(subjects));
        checks.addAll(limits(Check.Kind.STEAL, ForkValue::stealShare, margins.stealLimit()));
        checks.addAll(limits(Check.Kind.LOAD, ForkValue::loadShare, margins.loadLimit()));
        return checks;
    }

    /**
     * Asks whether scores of an arm move within its forks: over all its forks, because a test of each fork would find
     * something in nearly every honest run, and by more than half the margin, because less does no harm.
     */
    private void addSteady(List<Subject> subjects, RegimeValues regime, ArmValues arm) {
        double[] trends = arm.forks().stream()
                .filter(fork -> fork.iterations().size() > 1)
                .mapToDouble(fork -> trend(fork.iterations()))
                .toArray();
        boolean judged = arm.role() == Role.REFERENCE || arm.role() == Role.CANDIDATE;
        if (judged && trends.length >= margins.minRounds()) {
            Moments moments = Moments.of(trends);
            subjects.add(new Subject(Check.Kind.STEADY, regime, arm, moments.mean(), moments.differsFromZero()));
        }
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

    private static void addDifference(
            List<Subject> subjects,
            Check.Kind kind,
            RegimeValues regime,
            ArmValues candidate,
            double[] some,
            double[] others) {
        if (Math.min(some.length, others.length) >= SMALLEST_GROUP) {
            Moments first = Moments.of(some);
            Moments second = Moments.of(others);
            subjects.add(new Subject(kind, regime, candidate, second.mean() - first.mean(), second.differsFrom(first)));
        }
    }

    private List<Check> test(List<Subject> subjects) {
        double[] holm = Holm.adjust(subjects.stream().mapToDouble(Subject::p).toArray());
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < holm.length; i++) {
            checks.add(check(subjects.get(i), holm[i]));
        }
        return checks;
    }

    private Check check(Subject subject, double p) {
        String regime = subject.regime().name();
        String arm = subject.arm().name();
        double harmless = Math.log1p(margins.rule(regime).margin()) / 2;
        boolean matters = subject.kind() != Check.Kind.STEADY || Math.abs(subject.effect()) > harmless;
        String text = arm + ": " + what(subject.kind()) + " " + Text.change(subject.effect()) + " (" + Text.p(p) + ")";
        return new Check(subject.kind(), regime, arm, subject.effect(), p, matters && p <= margins.voidAlpha(), text);
    }

    private static String what(Check.Kind kind) {
        return switch (kind) {
            case STEADY -> "the scores within a fork move by";
            case DRIFT -> "from the first to the second half of the rounds the ratio moves by";
            default -> "where the reference runs first the ratio is different by";
        };
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

    private record Subject(Check.Kind kind, RegimeValues regime, ArmValues arm, double effect, double p) {}
}
