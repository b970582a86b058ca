package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Judges the benchmarks of a gate: each for itself by {@link GateRule}, base being the reference and head the only candidate.
 *
 * <p>The margin is that of the rules or the floor as a share of base's cost, whichever is more: a benchmark of a nanosecond is
 * not held to hundredths of one. A benchmark whose base differs from itself is refused; a JVM that changed refuses all. There is
 * no positive control: nobody can slow down a stranger's benchmark.
 *
 * <p>A benchmark that noise leaves undecided after all of its rounds does not keep the gate from passing if nothing points to a
 * cost, and if a cost of {@value #BLIND} times its ceiling is ruled out.
 */
public final class GateVerdicts {
    /** The largest margin that there can be. */
    private static final double LARGEST = 9.99;

    private static final double BLIND = 5;

    private final List<GateSubject> subjects;
    private final Margins margins;
    private final List<Integer> looks;
    private final List<String> refusals;

    private GateVerdicts(List<GateSubject> subjects, Margins margins, List<Integer> looks, List<String> refusals) {
        this.subjects = subjects;
        this.margins = margins;
        this.looks = looks;
        this.refusals = refusals;
    }

    /**
     * Judges {@code subjects}, each of which has one candidate.
     *
     * @param looks after how many rounds each may be decided, ascending; the last number is the planned number of rounds
     * @param refusals why nothing can be judged, each on one line; usually empty
     * @return one verdict for each subject, in their order
     * @throws IllegalArgumentException if no rule of {@code margins} matches a subject's name
     */
    public static List<GateVerdict> judge(
            List<GateSubject> subjects, Margins margins, List<Integer> looks, List<String> refusals) {
        return new GateVerdicts(subjects, margins, looks, refusals).judge();
    }

    /** A subject half way to its verdict. */
    private record Judged(
            GateSubject subject, double base, double margin, GateRule rule, GateRule.Decision decision, double p) {}

    private List<GateVerdict> judge() {
        List<Judged> all = subjects.stream().map(this::judged).toList();
        double[] q =
                BenjaminiHochberg.adjust(all.stream().mapToDouble(Judged::p).toArray());
        long undecided = all.stream()
                .filter(judged -> judged.decision.outcome() == Outcome.INCONCLUSIVE)
                .count();
        List<ControlResult> controls = controls();
        List<GateVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            verdicts.add(verdict(all.get(i), q[i], undecided, controls));
        }
        return verdicts;
    }

    private List<ControlResult> controls() {
        return new ControlJudge(subjects.stream().map(GateSubject::values).toList(), margins)
                .judge().stream()
                        .filter(control -> control.role() == Role.AGAIN)
                        .toList();
    }

    private Judged judged(GateSubject subject) {
        RegimeValues values = subject.values();
        Pairs pairs = Pairs.of(values, values.candidates().get(0));
        double base = Math.exp(pairs.referenceMeanLog()) * subject.nanos();
        double margin = margins.rule(values.name()).margin();
        double raised = Double.isNaN(base) ? margin : Math.max(margin, Math.min(LARGEST, subject.floor() / base));
        GateRule rule = new GateRule(
                raised, margins.alphaPass(), margins.alphaFail(), subjects.size(), looks, margins.minRounds());
        GateRule.Decision decision = rule.decide(pairs.rounds(), pairs.logRatios(), subject.measured());
        return new Judged(subject, base, margin, rule, decision, decision.pAbove(raised));
    }

    private GateVerdict verdict(Judged judged, double q, long undecided, List<ControlResult> controls) {
        GateRule.Decision decision = judged.decision;
        GateRule rule = judged.rule;
        String name = judged.subject.values().name();
        ControlResult control = controls.stream()
                .filter(result -> result.regime().equals(name))
                .findFirst()
                .orElseThrow();
        List<String> reasons = new ArrayList<>(refusals);
        if (control.state() == ControlResult.State.VOID) {
            reasons.add("control base against base: " + control.reason());
        }
        Outcome outcome = reasons.isEmpty() ? decision.outcome() : Outcome.REFUSED;
        boolean blocks = outcome == Outcome.INCONCLUSIVE ? blocks(judged, undecided) : !outcome.passed();
        int more = outcome.passed() || outcome == Outcome.FAIL ? 0 : roundsMore(judged);
        explain(judged, more, blocks, reasons);
        return new GateVerdict(
                name,
                outcome,
                blocks,
                decision.open(),
                judged.margin,
                rule.margin(),
                rule.ceiling(),
                judged.base,
                decision.moments().n(),
                decision.estimate(),
                below(judged),
                detectable(judged),
                more,
                judged.p,
                Math.min(1, judged.p * subjects.size() * looks.size()),
                q,
                control,
                reasons);
    }

    private boolean blocks(Judged judged, long undecided) {
        GateRule.Decision decision = judged.decision;
        boolean points = !(decision.pAbove(0) * undecided > margins.alphaPass());
        boolean blind = !(decision.estimate().costBelow() < 1 + BLIND * judged.rule.ceiling());
        return decision.open() || points || blind;
    }

    private void explain(Judged judged, int more, boolean blocks, List<String> reasons) {
        GateRule.Decision decision = judged.decision;
        Estimate estimate = decision.estimate();
        String margin = "the margin of " + Text.percent(judged.rule.margin())
                + (judged.rule.margin() > judged.margin
                        ? String.format(Locale.ROOT, " (the floor of %.3g ns)", judged.subject.floor())
                        : "");
        String atLeast = "slower, at least " + Text.ratio(estimate.costAbove()) + " times base";
        String atMost = "less than " + Text.ratio(estimate.costBelow()) + " times base";
        int rounds = decision.moments().n();
        switch (decision.outcome()) {
            case PASS -> reasons.add("costs " + atMost + " after " + rounds + " rounds");
            case PASS_SLOWER -> reasons.add(atLeast + ", but " + atMost + " and not shown to be beyond " + margin);
            case FAIL -> reasons.add(atLeast + ", which is beyond " + margin + ", after " + rounds + " rounds");
            case COSTS -> reasons.add(atLeast + ", but not shown to be beyond " + margin);
            case REFUSED -> reasons.add("no round in which both versions measured and were left undisturbed");
            case INCONCLUSIVE -> {
                if (rounds < margins.minRounds()) {
                    reasons.add("only " + rounds + " of " + judged.subject.measured()
                            + " rounds measured both versions and were left undisturbed, at least "
                            + margins.minRounds() + " are needed");
                } else if (estimate.costBelow() < 1 + judged.rule.ceiling()) {
                    reasons.add("costs " + atMost + ", but the rounds so far point to a cost ("
                            + Text.p(decision.pAbove(0)) + ")");
                } else {
                    reasons.add("may cost up to " + Text.ratio(estimate.costBelow()) + " times base, and "
                            + Text.ratio(1 + judged.rule.ceiling()) + " is not ruled out"
                            + (blocks ? "" : ", but nothing points to a cost"));
                }
            }
        }
        if (decision.open()) {
            reasons.add("it ended after " + judged.subject.measured() + " of " + looks.get(looks.size() - 1)
                    + " rounds, before it was decided");
        }
        if (more > 0 && rounds >= 2) {
            reasons.add((more == Power.MANY ? "more than " + more : "about " + more)
                    + " more rounds would decide if noise and estimate stay as they are");
        }
    }

    /** Either would decide: that the cost is below the ceiling or that it is above the margin. What is seen sooner counts. */
    private int roundsMore(Judged judged) {
        Moments moments = judged.decision.moments();
        if (moments.n() < 2) {
            return 0;
        }
        GateRule rule = judged.rule;
        double below = Math.max(0, Math.log1p(rule.ceiling()) - moments.mean());
        double above = Math.max(0, moments.mean() - Math.log1p(rule.margin()));
        int needed = Math.min(
                Power.rounds(below, moments.sd(), rule.levelPass(), Power.WANTED),
                Power.rounds(above, moments.sd(), rule.levelFail(), Power.WANTED));
        return needed == Power.MANY ? Power.MANY : Math.max(1, needed - moments.n());
    }

    /** The others have their looks, too: what holds for all together is a matter of all of them. */
    private double below(Judged judged) {
        Moments moments = judged.decision.moments();
        double level = judged.rule.levelPass() / subjects.size();
        return PairedTest.student(moments.mean(), moments.se(), moments.n() - 1, level, level)
                .costBelow();
    }

    private static double detectable(Judged judged) {
        Moments moments = judged.decision.moments();
        return moments.n() < 2
                ? Double.NaN
                : Math.expm1(Math.log1p(judged.rule.margin())
                        + Power.detectable(moments.sd(), moments.n(), judged.rule.levelFail(), Power.WANTED));
    }
}
