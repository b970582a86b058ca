package io.github.diobench.suite.track.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What of two versions to gate, in JMH's terms.
 *
 * @param include only benchmarks in whose full name this is found; without it, all, or of diobench's own those of the quick
 *     profile's judged regimes
 * @param exclude no benchmarks in whose full name this is found
 * @param params values that take the place of those declared
 * @param mode JMH's short name of the mode to measure in; without it, one that the benchmark declares
 * @param threads how many threads to measure with; without it, as many as the benchmark declares
 */
public record GateSelection(
        Optional<Pattern> include,
        Optional<Pattern> exclude,
        Map<String, List<String>> params,
        Optional<String> mode,
        Optional<Integer> threads) {
    /** Everything as it is declared. */
    public static final GateSelection ALL =
            new GateSelection(Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), Optional.empty());

    /** Copies the parameters. */
    public GateSelection {
        params = new LinkedHashMap<>(params);
    }

    boolean keeps(String benchmark) {
        return include.map(pattern -> pattern.matcher(benchmark).find()).orElse(true)
                && exclude.map(pattern -> !pattern.matcher(benchmark).find()).orElse(true);
    }
}
