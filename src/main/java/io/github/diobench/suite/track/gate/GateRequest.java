package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.Json;
import io.github.diobench.suite.PlainFile;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.VersionedJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is gated, fixed before the first fork beside the plan and the margins; {@code gate-request.json} holds just this.
 *
 * @param schemaVersion the version of this format
 * @param base the version that is the standard
 * @param head the version in question
 * @param floorNs the difference that never matters, in nanoseconds per operation
 * @param budgetMillis how long the gate may take, in milliseconds; {@code null} without such a limit
 * @param operations the operations of an invocation, by benchmark; not those with one
 * @param groups the threads of each method of a group, by benchmark; not those that are no groups
 * @param confirm whether what fails is measured once more
 * @param marginsFrom where the margins come from, in words
 * @param onlyInBase the benchmarks, or their parameters, that head has not
 * @param onlyInHead those that base has not
 * @param metrics what is judged beside the time, by JMH's names of it; {@code null} in files that are too old to say
 * @param build what the user typed to build the revisions, empty for what their build files ask for; {@code null} if none was built
 */
public record GateRequest(
        int schemaVersion,
        GateSide base,
        GateSide head,
        double floorNs,
        Long budgetMillis,
        Map<String, Integer> operations,
        Map<String, Map<String, Integer>> groups,
        boolean confirm,
        String marginsFrom,
        List<String> onlyInBase,
        List<String> onlyInHead,
        List<String> metrics,
        String build) {
    /** The name of its file in the folder of a gate. */
    public static final String FILE = "gate-request.json";

    /** The version that this diobench writes and reads. */
    public static final int SCHEMA_VERSION = 3;

    /** Of a method; those of a group can be added up. */
    private static final int MOST_THREADS = 1 << 20;

    private static final long LONGEST_MILLIS = Duration.ofDays(366).toMillis();

    private static final VersionedJson<GateRequest> FORMAT =
            new VersionedJson<>(GateRequest.class, "is damaged", 1, SCHEMA_VERSION);

    /** Copies the collections. */
    public GateRequest {
        Objects.requireNonNull(base, "base is missing");
        Objects.requireNonNull(head, "head is missing");
        // Files of version 1 say nothing about these two, and those of version 2 nothing about the metrics.
        operations = operations == null ? Map.of() : new TreeMap<>(operations);
        groups = groups == null ? Map.of() : sorted(groups);
        operations.forEach((benchmark, number) -> requireCount(benchmark, number, Integer.MAX_VALUE));
        groups.values()
                .forEach(threads -> threads.forEach((method, number) -> requireCount(method, number, MOST_THREADS)));
        if (!(floorNs >= 0 && floorNs < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("floorNs must be at least 0 but is " + floorNs);
        }
        if (budgetMillis != null && (budgetMillis < 1 || budgetMillis > LONGEST_MILLIS)) {
            throw new IllegalArgumentException("budgetMillis is no time that a gate can take but " + budgetMillis);
        }
        onlyInBase = List.copyOf(onlyInBase);
        onlyInHead = List.copyOf(onlyInHead);
        metrics = metrics == null ? List.of() : List.copyOf(metrics);
    }

    private static void requireCount(String name, Integer count, int most) {
        if (count == null || count < 1 || count > most) {
            throw new IllegalArgumentException(
                    "the number for " + name + " must be between 1 and " + most + " but is " + count);
        }
    }

    private static Map<String, Map<String, Integer>> sorted(Map<String, Map<String, Integer>> groups) {
        Map<String, Map<String, Integer>> sorted = new TreeMap<>();
        groups.forEach((benchmark, threads) -> sorted.put(benchmark, new TreeMap<>(threads)));
        return sorted;
    }

    /**
     * Makes sure that the two versions differ, or that the user wants to see what comes out if they do not.
     *
     * @throws UserError as a refusal
     */
    public static void requireDifferent(GateSide base, GateSide head, boolean aa) {
        if (!aa && base.hasSameCodeAs(head)) {
            throw UserError.refusal("base and head are the same code, " + head.shown()
                    + "; to see what a gate says of no change at all, add --aa");
        }
    }

    /**
     * Reads the request in {@code folder} if that is the folder of a gate.
     *
     * @throws UserError if it is damaged
     */
    public static Optional<GateRequest> ifAny(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return PlainFile.is(file) ? Optional.of(FORMAT.read(file)) : Optional.empty();
    }

    /** Returns the text of its file. */
    String text() {
        return Json.pretty(this);
    }

    /**
     * Reads the request in the folder {@code gate}.
     *
     * @throws UserError if it is missing, damaged, or was written by an incompatible diobench
     */
    static GateRequest read(Path gate) throws IOException {
        return FORMAT.read(GateFiles.existing(gate, FILE));
    }
}
