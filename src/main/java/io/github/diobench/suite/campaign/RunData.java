package io.github.diobench.suite.campaign;

import io.github.diobench.suite.record.Histograms;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * A campaign as it lies on disk: what was planned and what came of it.
 *
 * @param plan what was to run
 * @param environment where it ran
 * @param forks what ran, in order
 */
public record RunData(Plan plan, Environment environment, List<ForkRecord> forks) {
    /**
     * Reads the campaign in {@code folder}.
     *
     * @throws io.github.diobench.suite.UserError if plan, environment or journal are missing or damaged
     */
    public static RunData load(RunFolder folder) throws IOException {
        return new RunData(
                Plan.read(folder.plan()), Environment.read(folder.environment()), Journal.read(folder.journal()));
    }

    /** Returns the regimes that are measured for {@code purpose}. */
    public List<Regime> regimes(Purpose purpose) {
        return plan.regimes().stream()
                .filter(regime -> regime.purpose() == purpose)
                .toList();
    }

    /** Returns the forks that measured {@code cell}, in order. */
    public List<ForkRecord> measured(Cell cell) {
        return forks.stream()
                .filter(fork -> fork.isOk() && fork.cell().id().equals(cell.id()))
                .toList();
    }

    /** Returns what {@code cell} recorded under each label, merged over its forks. */
    public SortedMap<String, Histogram> histograms(Cell cell) {
        SortedMap<String, Histogram> byLabel = new TreeMap<>();
        for (ForkRecord fork : measured(cell)) {
            for (String label : fork.measured().histograms().keySet()) {
                byLabel.computeIfAbsent(label, any -> Histograms.create()).add(fork.histogram(label));
            }
        }
        return byLabel;
    }
}
