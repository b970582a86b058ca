package io.github.diobench.suite.campaign;

import io.github.diobench.suite.record.Histograms;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** A campaign as it lies on disk: what was planned and what came of it. Does not change. */
public final class RunData {
    private final Plan plan;
    private final Environment environment;
    private final List<ForkRecord> forks;
    private final List<ForkRecord> unpaired;
    private final boolean torn;
    private final Map<String, List<ForkRecord>> measured;

    /** Makes it from all forks in the journal, in order. */
    public RunData(Plan plan, Environment environment, List<ForkRecord> journal) {
        this(plan, environment, journal, false);
    }

    private RunData(Plan plan, Environment environment, List<ForkRecord> journal, boolean torn) {
        Attempts attempts = new Attempts(journal);
        this.plan = plan;
        this.environment = environment;
        this.forks = attempts.paired();
        this.unpaired = attempts.unpaired();
        this.torn = torn;
        this.measured = forks.stream()
                .filter(ForkRecord::isOk)
                .collect(Collectors.groupingBy(fork -> fork.cell().id(), Collectors.toUnmodifiableList()));
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

    /** Returns what was to run. */
    public Plan plan() {
        return plan;
    }

    /** Returns where it ran. */
    public Environment environment() {
        return environment;
    }

    /** Returns what ran, in order; of a round that was run again, the last attempt. */
    public List<ForkRecord> forks() {
        return forks;
    }

    /** Returns the forks of earlier attempts, in order: kept, but part of nothing that is compared or counted. */
    public List<ForkRecord> unpaired() {
        return unpaired;
    }

    /** Returns the ids of the cells that failed twice, or could not be compared with anything after that, and were measured no further. */
    public Set<String> givenUp() {
        return GivenUp.cells(plan, forks);
    }

    /** Returns the planned forks that are not there, and that nothing explains. */
    public List<Slot> missing() {
        Set<Integer> there = forks.stream().map(ForkRecord::number).collect(Collectors.toSet());
        Set<String> explained = givenUp();
        return plan.slots().stream()
                .filter(slot -> !there.contains(slot.number()) && !explained.contains(slot.cell()))
                .toList();
    }

    /** Returns whether a last line of the journal was cut while it was written, and is not among these. */
    public boolean torn() {
        return torn;
    }

    /**
     * Returns the {@link Environment#digest() digest} of where it ran; or, if one {@code java} program turned into another one
     * meanwhile, what its forks say of it, which is more than one entry. Several programs are compared on purpose.
     */
    public Set<String> fingerprints() {
        Map<String, Set<String>> byProgram = new TreeMap<>();
        for (ForkRecord fork : forks) {
            if (fork.isOk()) {
                byProgram
                        .computeIfAbsent(fork.cell().jvm(), any -> new TreeSet<>())
                        .add(fork.measured().vmName() + " " + fork.measured().vmVersion());
            }
        }
        Set<String> changed = new TreeSet<>();
        byProgram.forEach((program, versions) -> {
            if (versions.size() > 1) {
                versions.forEach(version -> changed.add(program + " was " + version));
            }
        });
        return changed.isEmpty() ? Set.of(environment.digest()) : changed;
    }

    /** Returns the regimes that are measured for {@code purpose}. */
    public List<Regime> regimes(Purpose purpose) {
        return plan.regimes().stream()
                .filter(regime -> regime.purpose() == purpose)
                .toList();
    }

    /** Returns the forks that measured {@code cell}, in order. */
    public List<ForkRecord> measured(Cell cell) {
        return measured.getOrDefault(cell.id(), List.of());
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
