package io.github.diobench.suite.judge;

import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import java.util.List;
import java.util.Objects;

/**
 * Finds the second denominator of a regime: the accounting that there is in one of its requests, and what that costs alone.
 *
 * <p>One submit and one completion for each bio and one drop make up the accounting of a request. What it costs alone is known
 * where the run has measured the same calls on one thread, with the same bios, mode and JVM, and the regime's requests complete
 * on their own thread as well: a counter that two CPUs fight over costs something else.
 */
final class AccountingCost {
    private static final String COUNTER_BENCHMARK = "CounterBenchmark.request";
    private static final String MODE_PARAM = "mode";
    private static final String BIOS_PARAM = "bios";

    private final RunData run;

    AccountingCost(RunData run) {
        this.run = run;
    }

    /** Returns the accounting operations in one request of {@code regime}; NaN if they are not known. */
    double operations(Regime regime) {
        return regime.biosPerRequest().isPresent() && regime.params().containsKey(MODE_PARAM)
                ? 2.0 * regime.biosPerRequest().getAsInt() + 1
                : Double.NaN;
    }

    /** Returns what {@code reference}'s accounting of one request costs alone, in ns: a mean over forks; NaN if not known. */
    double nanos(Regime regime, Arm reference) {
        if (isAccounting(regime) || regime.isQueued() || Double.isNaN(operations(regime))) {
            return Double.NaN;
        }
        return run.plan().regimes().stream()
                .filter(other -> isAccounting(other)
                        && other.threads() == regime.threads()
                        && isSame(other, regime, MODE_PARAM)
                        && isSame(other, regime, BIOS_PARAM))
                .flatMap(other -> other.arms().stream()
                        .filter(arm -> arm.counter().equals(reference.counter())
                                && arm.jvm().equals(reference.jvm())
                                && arm.classPath().equals(reference.classPath())
                                && arm.role() != Arm.Role.AGAIN)
                        .map(other::cell))
                .map(run::measured)
                .filter(forks -> !forks.isEmpty())
                .findFirst()
                .map(AccountingCost::mean)
                .orElse(Double.NaN);
    }

    private static boolean isAccounting(Regime regime) {
        return regime.benchmark().endsWith("." + COUNTER_BENCHMARK);
    }

    private static boolean isSame(Regime one, Regime other, String param) {
        return Objects.equals(one.params().get(param), other.params().get(param));
    }

    private static double mean(List<ForkRecord> forks) {
        double mean = forks.stream().mapToDouble(ForkRecord::score).average().orElse(Double.NaN);
        return mean > 0 && mean < Double.POSITIVE_INFINITY ? mean : Double.NaN;
    }
}
