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
 * @param forks what ran, in order; of a round that was run again, the last attempt
 * @param unpaired the forks of earlier attempts, in order: kept, but part of nothing that is compared or counted
 * @param torn whether a last line of the journal was cut while it was written, and is not among these
 */
public record RunData(
        Plan plan, Environment environment, List<ForkRecord> forks, List<ForkRecord> unpaired, boolean torn) {
    /** Copies the lists. */
    public RunData {
        forks = List.copyOf(forks);
        unpaired = List.copyOf(unpaired);
    }

    /** Makes it from all forks in the journal, in order. */
    public RunData(Plan plan, Environment environment, List<ForkRecord> journal) {
        this(plan, environment, journal, false);
    }

    private RunData(Plan plan, Environment environment, List<ForkRecord> journal, boolean torn) {
        this(plan, environment, new Attempts(journal).paired(), new Attempts(journal).unpaired(), torn);
    }

    /**
     * Reads the campaign in {@code folder}.
     *
     * @throws io.github.diobench.suite.UserError if plan, environment or journal are missing or damaged, or do not belong
     *     together
     */
    public static RunData load(RunFolder folder) throws IOException {
        Plan plan = Plan.read(folder.plan());
        Environment environment = Environment.read(folder.environment());
        JournalContent journal = Journal.content(folder.journal());
        Sound.require(plan, journal.forks(), folder.journal().toString());
        return new RunData(plan, environment, journal.forks(), journal.torn());
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
