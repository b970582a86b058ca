package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * Judges the controls of a run. They are tested once, over all rounds.
 *
 * <p>The positive control is to be seen at the level of a pass: noise in which a cost of the margin's size could hide would not let
 * anything pass either.
 *
 * <p>An honest run must hardly ever be refused, so both rules count all regimes together, and a positive control that was missed in
 * spite of its power must also be ruled out.
 */
final class ControlJudge {
    private final List<RegimeValues> regimes;
    private final Margins margins;

    ControlJudge(List<RegimeValues> regimes, Margins margins) {
        this.regimes = regimes;
        this.margins = margins;
    }

    /** Returns one result for each regime and kind of control, regime by regime. */
    List<ControlResult> judge() {
        List<double[]> again =
                regimes.stream().map(regime -> logRatios(regime, Role.AGAIN)).toList();
        double[] holm = Holm.adjust(again.stream()
                .mapToDouble(d -> isEnough(d) ? Moments.of(d).differsFromZero() : Double.NaN)
                .toArray());
        List<ControlResult> results = new ArrayList<>();
        for (int i = 0; i < regimes.size(); i++) {
            results.add(judgeAgain(regimes.get(i), again.get(i), holm[i]));
            results.add(judgeSlowed(regimes.get(i), logRatios(regimes.get(i), Role.SLOWED)));
        }
        return results;
    }

    private static double[] logRatios(RegimeValues regime, Role role) {
        return regime.arm(role).map(arm -> Pairs.of(regime, arm).logRatios()).orElse(new double[0]);
    }

    private boolean isEnough(double[] logRatios) {
        return logRatios.length >= margins.minRounds();
    }

    private ControlResult judgeAgain(RegimeValues regime, double[] logRatios, double holmP) {
        if (!isEnough(logRatios)) {
            return missing(regime, Role.AGAIN, logRatios);
        }
        PairedResult paired = paired(logRatios);
        boolean differs = holmP <= margins.controlAlpha();
        String reason = differs
                ? "the reference differs from itself, by " + Text.change(paired.meanLog()) + " (" + Text.p(holmP) + ")"
                : "the reference does not differ from itself (" + Text.p(holmP) + ")";
        ControlResult.State state = differs ? ControlResult.State.VOID : ControlResult.State.OK;
        return result(regime, Role.AGAIN, state, paired, Double.NaN, Double.NaN, holmP, reason);
    }

    private ControlResult judgeSlowed(RegimeValues regime, double[] logRatios) {
        if (!isEnough(logRatios)) {
            return missing(regime, Role.SLOWED, logRatios);
        }
        PairedResult paired = paired(logRatios);
        double injected = regime.arm(Role.SLOWED).orElseThrow().injected();
        double margin = margins.rule(regime.name()).margin();
        double expected = Double.isNaN(injected) ? margin : injected;
        double power = Power.of(Math.log1p(expected), paired.sd(), paired.rounds(), margins.alphaPass());
        boolean seen = paired.student().costAbove() > 1;
        boolean isVoid = !seen && power >= margins.controlPower() && contradicts(paired, expected);
        String reason = seen
                ? "seen to be slower, by " + Text.change(paired.meanLog())
                : "not seen to be slower; a cost of " + Text.percent(expected) + " is seen in " + Text.percent(power)
                        + " of such runs";
        ControlResult.State unseen = isVoid ? ControlResult.State.VOID : ControlResult.State.NOISY;
        ControlResult.State state = seen ? ControlResult.State.OK : unseen;
        return result(regime, Role.SLOWED, state, paired, expected, power, Double.NaN, reason);
    }

    /**
     * Tells whether what was measured rules out {@code expected}. The power of so few rounds, computed from their own noise, is
     * itself uncertain; this is not, and bounds how often an honest run is refused.
     */
    private boolean contradicts(PairedResult paired, double expected) {
        double level = margins.voidAlpha() / regimes.size();
        double upper = paired.meanLog() + StudentT.quantile(1 - level, paired.rounds() - 1) * paired.se();
        return upper < Math.log1p(expected);
    }

    private PairedResult paired(double[] logRatios) {
        return PairedTest.of(logRatios, margins.alphaPass(), margins.alphaPass());
    }

    private ControlResult missing(RegimeValues regime, Role role, double[] logRatios) {
        String reason = regime.arm(role).isEmpty()
                ? "there is no such control"
                : "it has only " + logRatios.length + " complete rounds";
        return result(
                regime,
                role,
                ControlResult.State.MISSING,
                paired(logRatios),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                reason);
    }

    private static ControlResult result(
            RegimeValues regime,
            Role role,
            ControlResult.State state,
            PairedResult paired,
            double expected,
            double power,
            double holmP,
            String reason) {
        String arm = regime.arm(role).map(ArmValues::name).orElse(null);
        return new ControlResult(regime.name(), arm, role, state, paired, expected, power, holmP, reason);
    }
}
