package io.github.diobench.suite.judge;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.verdict.Check;
import io.github.diobench.suite.verdict.Claim;
import io.github.diobench.suite.verdict.ClaimVerdict;
import io.github.diobench.suite.verdict.ControlResult;
import io.github.diobench.suite.verdict.LatencyVerdict;
import io.github.diobench.suite.verdict.Margins;
import io.github.diobench.suite.verdict.RegimeVerdict;
import io.github.diobench.suite.verdict.TurnSpread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The verdict on a stored run with everything that must be known to check it; {@code verdict.json} holds just this.
 *
 * @param schemaVersion the version of this format
 * @param runId the run
 * @param profile the profile it was made from
 * @param rounds the planned number of rounds
 * @param seed what the order of its forks was drawn from
 * @param reference the arm that candidates are compared with
 * @param machine the machine, the JVMs that measured, and what the machine's operations cost, in one line
 * @param fingerprint digest of the machine, the JVMs and the code
 * @param marginsOrigin whether the margins were fixed before the run
 * @param marginsSha256 digest of the file that the margins were read from
 * @param margins the margins
 * @param overall the worst of the claims
 * @param claims one for each candidate
 * @param regimes one for each regime and candidate
 * @param latency beside the claims
 * @param controls one for each regime and kind of control
 * @param checks all tests for what makes a regime unfit
 * @param turns one for each regime that was measured in turns
 * @param notes what else is to be known, each on one line
 */
public record Judgement(
        int schemaVersion,
        String runId,
        String profile,
        int rounds,
        long seed,
        String reference,
        String machine,
        String fingerprint,
        MarginsOrigin marginsOrigin,
        String marginsSha256,
        Margins margins,
        Claim overall,
        List<ClaimVerdict> claims,
        List<RegimeVerdict> regimes,
        List<LatencyVerdict> latency,
        List<ControlResult> controls,
        List<Check> checks,
        List<TurnSpread> turns,
        List<String> notes) {
    /** The version that this diobench writes. */
    public static final int SCHEMA_VERSION = 2;

    /** Copies the lists. */
    public Judgement {
        claims = List.copyOf(claims);
        regimes = List.copyOf(regimes);
        latency = List.copyOf(latency);
        controls = List.copyOf(controls);
        checks = List.copyOf(checks);
        turns = List.copyOf(turns);
        notes = List.copyOf(notes);
    }

    /** Returns whether any claim came to {@code claim}. */
    public boolean has(Claim claim) {
        return claims.stream().anyMatch(verdict -> verdict.claim() == claim);
    }

    /** Returns whether more rounds are not needed: every candidate passed or failed in every regime. */
    public boolean decidesEverything() {
        return regimes.stream().allMatch(verdict -> verdict.outcome().isDecided());
    }

    /** Writes this to {@code file}; numbers that there are not are left out. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, Json.prettyFinite(this));
    }
}
