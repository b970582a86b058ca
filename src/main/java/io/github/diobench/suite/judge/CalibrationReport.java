package io.github.diobench.suite.judge;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Profiles;
import io.github.diobench.suite.campaign.Purpose;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.verdict.Calibration;
import io.github.diobench.suite.verdict.Margins;
import io.github.diobench.suite.verdict.RegimeCalibration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a stored calibration run says about verdicts on its machine.
 *
 * @param schemaVersion the version of this format
 * @param runId the run it was derived from
 * @param started when that run started, in ISO 8601, UTC
 * @param machine the machine and the JVM that measured, in one line
 * @param verdictRounds rounds of one verdict
 * @param alphaPass level of the test that a cost is below the margin
 * @param alphaFail level of the test that there is a cost
 * @param regimes one for each regime, in the order of the plan
 */
public record CalibrationReport(
        int schemaVersion,
        String runId,
        String started,
        String machine,
        int verdictRounds,
        double alphaPass,
        double alphaFail,
        List<RegimeCalibration> regimes) {
    private static final int SCHEMA_VERSION = 2;

    /** No verdict has fewer than its margins ask for. */
    private static final int VERDICT_ROUNDS = Profiles.QUICK.rounds();

    private static final double MILLIS_PER_SECOND = 1000;

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
        Calibration calibration = new Calibration(margins, verdictRounds);
        return Optional.of(new CalibrationReport(
                SCHEMA_VERSION,
                run.plan().runId(),
                run.environment().started(),
                run.environment().summary(),
                verdictRounds,
                margins.alphaPass(),
                margins.alphaFail(),
                calibrated.stream()
                        .map(regime -> calibration.calibrate(input.values(regime), pairSeconds(run, regime)))
                        .toList()));
    }

    /**
     * Returns how long a round of two arms takes: the median over rounds, from the start of the first fork to the end of the last, of
     * which two arms take their share. NaN without a complete round.
     */
    private static double pairSeconds(RunData run, Regime regime) {
        int arms = regime.arms().size();
        double[] ascending = run.forks().stream()
                .filter(fork -> fork.cell().regime().equals(regime.name()))
                .collect(Collectors.groupingBy(ForkRecord::round))
                .values()
                .stream()
                .filter(round -> round.size() == arms && round.stream().allMatch(ForkRecord::isOk))
                .mapToDouble(CalibrationReport::seconds)
                .sorted()
                .toArray();
        return ascending.length == 0 ? Double.NaN : ascending[ascending.length / 2] * 2 / arms;
    }

    private static double seconds(List<ForkRecord> round) {
        long start = round.stream().mapToLong(ForkRecord::startMillis).min().orElseThrow();
        long end = round.stream().mapToLong(ForkRecord::endMillis).max().orElseThrow();
        return (end - start) / MILLIS_PER_SECOND;
    }

    private static void requireRule(Regime regime, Margins margins) {
        if (margins.rules().stream().noneMatch(rule -> rule.matches(regime.name()))) {
            throw new UserError("the margins have no rule for the regime '" + regime.name() + "'");
        }
    }
}
