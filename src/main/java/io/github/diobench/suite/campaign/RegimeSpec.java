package io.github.diobench.suite.campaign;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of a profile: a benchmark under fixed parameters, in which counters are compared.
 *
 * <p>Which arms a regime gets follows from its parameters; {@link ArmChoice} tells. A benchmark without a {@code counter}
 * parameter is one arm called {@value Arm#NO_COUNTER}; one {@code counter} is the only arm; a list of them, separated by
 * commas, is compared with the reference; without either, the profile's counters are.
 *
 * @param name short and stable; part of file names
 * @param purpose why it is measured
 * @param benchmark the benchmark's class without its package, or {@code Class.method} where the class has several
 * @param params values for the benchmark's parameters; {@code *} stands for each of its values in turn, and a parameter
 *     not named here has the first of its values
 * @param threads JMH worker threads; {@link #AS_MANY_AS_FIT} for as many as the CPUs of the machine allow
 * @param forks how many forks each arm gets; {@link #EVERY_ROUND} for one a round
 * @param timing how long each fork measures; {@code null} for as long as the profile says
 * @param variants more arms, by their names: the reference's counter on a JVM with other arguments
 */
public record RegimeSpec(
        String name,
        Purpose purpose,
        String benchmark,
        Map<String, String> params,
        int threads,
        int forks,
        Timing timing,
        Map<String, List<String>> variants) {
    /** One fork per round. */
    public static final int EVERY_ROUND = 0;

    /** As many worker threads as keep every CPU busy together with their completers, and no more. */
    public static final int AS_MANY_AS_FIT = 0;

    /** The value that stands for each value of a parameter in turn. */
    static final String EACH = "*";

    /** Copies the parameters, in alphabetical order. */
    public RegimeSpec {
        params = new TreeMap<>(params);
        variants = new TreeMap<>(variants);
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
        return new RegimeSpec(name, purpose, benchmark, parsed, 1, forks, null, Map.of());
    }

    /** Returns the same line under another name. */
    RegimeSpec named(String newName) {
        return new RegimeSpec(newName, purpose, benchmark, params, threads, forks, timing, variants);
    }

    /** Returns the same line, not judged, with {@code newForks} forks of each arm. */
    RegimeSpec observed(int newForks) {
        return new RegimeSpec(name, Purpose.OBSERVED, benchmark, params, threads, newForks, timing, variants);
    }

    /** Returns the same line, measured to calibrate its verdicts. */
    RegimeSpec calibrated() {
        return new RegimeSpec(name, Purpose.CALIBRATION, benchmark, params, threads, forks, timing, variants);
    }

    /** Returns the same line with {@code newThreads} worker threads. */
    RegimeSpec withThreads(int newThreads) {
        return new RegimeSpec(name, purpose, benchmark, params, newThreads, forks, timing, variants);
    }

    /** Returns the same line, whose forks measure for {@code newTiming}. */
    RegimeSpec lasting(Timing newTiming) {
        return new RegimeSpec(name, purpose, benchmark, params, threads, forks, newTiming, variants);
    }

    /** Returns the same line with {@code newVariants}. */
    RegimeSpec with(Map<String, List<String>> newVariants) {
        return new RegimeSpec(name, purpose, benchmark, params, threads, forks, timing, newVariants);
    }
}
