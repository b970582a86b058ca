package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.VersionedJson;
import io.github.diobench.suite.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

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
 * @param seed what the order of the forks was drawn from
 * @param alphaPass level of each benchmark's test that its cost is below the margin
 * @param alphaFail level of the test that there is a cost, over all benchmarks together
 * @param floorNs the difference that never matters, in nanoseconds per operation
 * @param marginsFrom where the margins come from, in words
 * @param rows one for each benchmark and combination of parameters, in the order of the plan
 * @param failures the forks that did not measure, each with its reason
 * @param onlyInBase the benchmarks, or their parameters, that head has not
 * @param onlyInHead those that base has not
 * @param leftOut what of the plan was not measured, each with its reason
 * @param notes what else is to be known
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
        List<String> notes) {
    /** The version that this diobench writes and reads. */
    public static final int SCHEMA_VERSION = 1;

    /** The name of its file in the folder of a gate. */
    public static final String FILE = "verdict.json";

    private static final VersionedJson<GateReport> FORMAT =
            new VersionedJson<>(GateReport.class, "is damaged", SCHEMA_VERSION, SCHEMA_VERSION);

    /** Copies the lists. */
    public GateReport {
        Objects.requireNonNull(result, "result is missing");
        Objects.requireNonNull(base, "base is missing");
        Objects.requireNonNull(head, "head is missing");
        Objects.requireNonNull(runId, "runId is missing");
        Objects.requireNonNull(started, "started is missing");
        Objects.requireNonNull(machine, "machine is missing");
        rows = List.copyOf(rows);
        failures = List.copyOf(failures);
        onlyInBase = List.copyOf(onlyInBase);
        onlyInHead = List.copyOf(onlyInHead);
        leftOut = List.copyOf(leftOut);
        notes = List.copyOf(notes);
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
        boolean passed = rows.stream().allMatch(row -> row.outcome().passed());
        return passed ? GateResult.PASS : GateResult.INCONCLUSIVE;
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
