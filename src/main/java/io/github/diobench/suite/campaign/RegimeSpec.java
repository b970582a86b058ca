package io.github.diobench.suite.campaign;

import java.util.Map;
import java.util.TreeMap;

/**
 * One line of a profile: a benchmark under fixed parameters, in which counters are compared.
 *
 * <p>Which arms a regime gets follows from its parameters. If they name a {@code counter}, that one is its only arm; if
 * the benchmark has no such parameter, it is one arm called {@value Arm#NO_COUNTER}; otherwise the compared counters are
 * its arms, and where it is judged the controls as well.
 *
 * @param name short and stable; part of file names
 * @param purpose why it is measured
 * @param benchmark the benchmark's class without its package, or {@code Class.method} where the class has several
 * @param params values for the benchmark's parameters; {@code *} stands for each of its values in turn, and a parameter
 *     not named here has the first of its values
 * @param threads JMH worker threads
 * @param forks how many forks each arm gets; {@link #EVERY_ROUND} for one a round
 */
public record RegimeSpec(
        String name, Purpose purpose, String benchmark, Map<String, String> params, int threads, int forks) {
    /** One fork per round. */
    public static final int EVERY_ROUND = 0;

    /** The value that stands for each value of a parameter in turn. */
    static final String EACH = "*";

    /** Copies the parameters, in alphabetical order. */
    public RegimeSpec {
        params = new TreeMap<>(params);
    }

    /**
     * Returns a line of a profile with one worker thread.
     *
     * @param params parameters as {@code name=value}, separated by spaces
     */
    static RegimeSpec of(String name, Purpose purpose, String benchmark, String params, int forks) {
        Map<String, String> parsed = new TreeMap<>();
        for (String param : params.isEmpty() ? new String[0] : params.split(" ")) {
            String[] nameAndValue = param.split("=", 2);
            parsed.put(nameAndValue[0], nameAndValue[1]);
        }
        return new RegimeSpec(name, purpose, benchmark, parsed, 1, forks);
    }
}
