package io.github.diobench.suite.judge;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Purpose;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.verdict.Calibration;
import io.github.diobench.suite.verdict.Margins;
import io.github.diobench.suite.verdict.RegimeCalibration;
import java.util.List;
import java.util.Optional;

/**
 * What a stored calibration run says about verdicts on its machine.
 *
 * @param schemaVersion the version of this format
 * @param runId the run it was derived from
 * @param started when that run started, in ISO 8601, UTC
 * @param machine the machine and the JVM that measured, in one line
 * @param seed what the verdicts were drawn from, which is the seed of the run
 * @param verdictRounds rounds of one verdict
 * @param alphaPass level of the test that a cost is below the margin
 * @param alphaFail level of the test that there is a cost
 * @param draws how many verdicts were drawn from the A/A pairs of each regime
 * @param regimes one for each regime, in the order of the plan
 */
public record CalibrationReport(
        int schemaVersion,
        String runId,
        String started,
        String machine,
        long seed,
        int verdictRounds,
        double alphaPass,
        double alphaFail,
        int draws,
        List<RegimeCalibration> regimes) {
    private static final int SCHEMA_VERSION = 1;

    /** The rounds of the profile {@code quick}; no verdict has fewer than its margins ask for. */
    private static final int VERDICT_ROUNDS = 8;

    private static final int DRAWS = 4000;

    /** Copies the list. */
    public CalibrationReport {
        regimes = List.copyOf(regimes);
    }

    /**
     * Derives the report from {@code run}, or nothing if that calibrates nothing.
     *
     * @throws UserError if {@code margins} have no rule for a regime that is calibrated
     */
    public static Optional<CalibrationReport> of(RunData run, Margins margins) {
        List<Regime> calibrated = run.regimes(Purpose.CALIBRATION);
        if (calibrated.isEmpty()) {
            return Optional.empty();
        }
        calibrated.forEach(regime -> requireRule(regime, margins));
        RunInput input = new RunInput(run, margins);
        int verdictRounds = Math.max(VERDICT_ROUNDS, margins.minRounds());
        Calibration calibration =
                new Calibration(margins, verdictRounds, DRAWS, run.plan().seed());
        return Optional.of(new CalibrationReport(
                SCHEMA_VERSION,
                run.plan().runId(),
                run.environment().started(),
                run.environment().summary(),
                run.plan().seed(),
                verdictRounds,
                margins.alphaPass(),
                margins.alphaFail(),
                DRAWS,
                calibrated.stream()
                        .map(regime -> calibration.calibrate(input.values(regime)))
                        .toList()));
    }

    private static void requireRule(Regime regime, Margins margins) {
        if (margins.rules().stream().noneMatch(rule -> regime.name().matches(rule.regime()))) {
            throw new UserError("the margins have no rule for the regime '" + regime.name() + "'");
        }
    }
}
