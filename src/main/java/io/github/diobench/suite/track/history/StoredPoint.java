package io.github.diobench.suite.track.history;

import io.github.diobench.suite.verdict.Role;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of a stored run: what one arm cost in one regime, compared with the reference in the same rounds.
 *
 * @param regime the regime, without the suffix that tells several JVMs of a run apart
 * @param arm the arm
 * @param role what it is compared for; only candidates are searched for changes
 * @param reference the arm that it is compared with
 * @param benchmark class and method
 * @param params values of all its parameters
 * @param threads JMH worker threads
 * @param jvm feature version and name of the JVM, such as {@code 17 OpenJDK 64-Bit Server VM}
 * @param vmVersion its full version
 * @param rounds how many rounds have both
 * @param logRatio mean of the logarithm of arm over reference within a round; above 0 means a higher cost
 * @param se its standard error; {@code null} with a single round
 * @param score mean score of the arm's forks
 * @param referenceScore mean score of the reference's forks
 * @param unit unit of both
 * @param refused why this regime or arm cannot be judged; {@code null} if it can
 */
record StoredPoint(
        String regime,
        String arm,
        Role role,
        String reference,
        String benchmark,
        Map<String, String> params,
        int threads,
        String jvm,
        String vmVersion,
        int rounds,
        double logRatio,
        Double se,
        double score,
        double referenceScore,
        String unit,
        String refused) {
    /** Nothing costs so many times what something else costs that the logarithm is larger. */
    private static final double LARGEST_LOG = 20;

    /**
     * Copies the parameters, in alphabetical order.
     *
     * @throws IllegalArgumentException if something is missing or out of range
     */
    StoredPoint {
        Fields.requireText("regime", regime);
        Fields.requireText("arm", arm);
        if (role == null) {
            throw new IllegalArgumentException("role is missing");
        }
        Fields.requireText("reference", reference);
        Fields.requireText("benchmark", benchmark);
        params = Collections.unmodifiableMap(new TreeMap<>(params == null ? Map.of() : params));
        params.forEach((name, value) -> {
            Fields.requireLine("params", name);
            Fields.requireLine(name, value);
        });
        Fields.requireAtLeast("threads", 1, threads);
        Fields.requireText("jvm", jvm);
        Fields.requireText("vmVersion", vmVersion);
        Fields.requireAtLeast("rounds", 1, rounds);
        Fields.requireBetween("logRatio", -LARGEST_LOG, LARGEST_LOG, logRatio);
        if (se != null) {
            Fields.requireBetween("se", 0, LARGEST_LOG, se);
        }
        Fields.requirePositive("score", score);
        Fields.requirePositive("referenceScore", referenceScore);
        Fields.requireText("unit", unit);
        Fields.requireLine("refused", refused);
    }

    /** Returns what tells it from the other points of its run. */
    String cell() {
        return String.join("\n", regime, arm, jvm);
    }
}
