package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.VersionedJson;
import io.github.diobench.suite.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The verdict of a gate with everything that is shown of it; {@code verdict.json} holds just this.
 *
 * @param schemaVersion the version of this format
 * @param result what came of it
 * @param runId the name of its folder
 * @param confirmation the folder of the second measurement, relative to that of the gate; {@code null} if there was none
 * @param started when, in ISO 8601, UTC
 * @param machine the machine and the JVM that measured, on one line
 * @param fingerprint digest of machine, JVMs and code
 * @param base the version that is the standard
 * @param head the version in question
 * @param rounds the planned number of rounds
 * @param looks after how many rounds benchmarks may be decided; {@code null} in files that are too old to say
 * @param seed what the order of the forks was drawn from
 * @param alphaPass level of each benchmark's test that its cost is below the ceiling, over all looks
 * @param alphaFail level of the test that a cost is above the margin, over all looks and benchmarks
 * @param floorNs the difference that never matters, in nanoseconds per operation
 * @param marginsFrom where the margins come from, in words
 * @param rows one for each benchmark and combination of parameters, in the order of the plan
 * @param failures the forks that did not measure, each with its reason
 * @param onlyInBase the benchmarks, or their parameters, that head has not
 * @param onlyInHead those that base has not
 * @param leftOut what of the plan was not measured, each with its reason
 * @param notes what else is to be known
 * @param metrics what forks report beside the time; empty in files that are too old to say
 */
public record GateReport(
        int schemaVersion,
        GateResult result,
        String runId,
        String confirmation,
        String started,
        String machine,
        String fingerprint,
        GateSide base,
        GateSide head,
        int rounds,
        List<Integer> looks,
        long seed,
        double alphaPass,
        double alphaFail,
        double floorNs,
        String marginsFrom,
        List<GateRow> rows,
        List<String> failures,
        List<String> onlyInBase,
        List<String> onlyInHead,
        List<String> leftOut,
        List<String> notes,
        List<GateMetric> metrics) {
    /** The version that this diobench writes and reads. */
    public static final int SCHEMA_VERSION = 3;

    /** The name of its file in the folder of a gate. */
    public static final String FILE = "verdict.json";

    private static final VersionedJson<GateReport> FORMAT =
            new VersionedJson<>(GateReport.class, "is damaged", 1, SCHEMA_VERSION);

    /** Copies the lists. */
    public GateReport {
        Objects.requireNonNull(result, "result is missing");
        Objects.requireNonNull(base, "base is missing");
        Objects.requireNonNull(head, "head is missing");
        Objects.requireNonNull(runId, "runId is missing");
        Objects.requireNonNull(started, "started is missing");
        Objects.requireNonNull(machine, "machine is missing");
        Objects.requireNonNull(marginsFrom, "marginsFrom is missing");
        looks = looks == null ? List.of(rounds) : List.copyOf(looks);
        rows = List.copyOf(rows);
        failures = List.copyOf(failures);
        onlyInBase = List.copyOf(onlyInBase);
        onlyInHead = List.copyOf(onlyInHead);
        leftOut = List.copyOf(leftOut);
        notes = List.copyOf(notes);
        metrics = metrics == null ? List.of() : List.copyOf(metrics);
    }

    /** Returns what comes of {@code rows}, when {@code failed} forks did not measure. */
    static GateResult result(List<GateRow> rows, int failed) {
        if (rows.stream().anyMatch(row -> row.outcome() == Outcome.FAIL)) {
            return GateResult.REGRESSION;
        }
        if (failed > 0) {
            return GateResult.FAILED;
        }
        if (rows.stream().anyMatch(row -> row.outcome() == Outcome.REFUSED)) {
            return GateResult.REFUSED;
        }
        return rows.stream().anyMatch(GateRow::blocks) ? GateResult.INCONCLUSIVE : GateResult.PASS;
    }

    /** Returns how many benchmarks are undecided, whether or not they keep the gate from passing. */
    public long undecided() {
        return rows.stream()
                .filter(row -> row.outcome() == Outcome.INCONCLUSIVE)
                .count();
    }

    /** Returns the ratio that no benchmark reaches, with a confidence that holds for all together; empty if one has none. */
    Optional<Double> noneBeyond() {
        return rows.stream()
                .map(row -> Optional.ofNullable(row.atMostOfAll()))
                .reduce((one, other) -> one.flatMap(ratio -> other.map(more -> Math.max(ratio, more))))
                .flatMap(most -> most);
    }

    /** Writes this into the folder {@code gate}. */
    void write(Path gate) throws IOException {
        AtomicFile.write(gate.resolve(FILE), Json.pretty(this));
    }

    /**
     * Reads the verdict in the folder {@code gate}.
     *
     * @throws io.github.diobench.suite.UserError if it is missing, damaged, or was written by an incompatible diobench
     */
    public static GateReport read(Path gate) throws IOException {
        return FORMAT.read(GateFiles.existing(gate, FILE));
    }
}
