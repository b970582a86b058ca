package io.github.diobench.suite.campaign;

import io.github.diobench.suite.UserError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of a profile to measure.
 *
 * @param benchmark only benchmarks in whose name, without the package, this is found
 * @param regime only regimes in whose name this is found
 * @param params only regimes that have each of these parameters, with one of the values; a number that no regime has makes regimes of its
 *     own
 */
public record PlanFilter(Optional<Pattern> benchmark, Optional<Pattern> regime, Map<String, Set<String>> params) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** Keeps everything. */
    public static final PlanFilter ALL = new PlanFilter(Optional.empty(), Optional.empty(), Map.of());

    /** Copies the parameters. */
    public PlanFilter {
        params = new LinkedHashMap<>(params);
    }

    /**
     * Returns those of {@code regimes} that the filter keeps.
     *
     * @throws UserError if it keeps none; the message says what there is
     */
    List<Regime> keep(List<Regime> regimes, String profile) {
        List<Condition> conditions = conditions();
        for (Condition condition : conditions) {
            if (regimes.stream().noneMatch(condition.holds)) {
                throw new UserError(condition.option + " leaves nothing of profile " + profile + "; it has "
                        + String.join(", ", shown(regimes, condition)));
            }
        }
        List<Regime> kept = regimes.stream()
                .filter(regime -> conditions.stream().allMatch(condition -> condition.holds.test(regime)))
                .toList();
        if (kept.isEmpty()) {
            throw new UserError(conditions.stream().map(Condition::option).collect(Collectors.joining(" "))
                    + " together leave nothing of profile " + profile
                    + "; 'run --plan-only' shows what there is");
        }
        return kept;
    }

    /**
     * Returns {@code regimes} and, for each number that the user asks for and no regime has, those that have it in place of their own: one
     * for each that differs in something else.
     */
    List<Regime> extend(List<Regime> regimes, BenchmarkCatalog catalog) {
        List<Regime> extended = new ArrayList<>(regimes);
        params.forEach((name, values) -> {
            List<Regime> having = extended.stream()
                    .filter(regime -> regime.params().containsKey(name) && takesNumbers(regime, name, catalog))
                    .toList();
            for (String value : values) {
                boolean known = having.stream()
                        .anyMatch(regime -> regime.params().get(name).equals(value));
                if (!known && NUMBER.matcher(value).matches()) {
                    Set<Object> seen = new HashSet<>();
                    having.stream()
                            .map(regime -> regime.with(name, value))
                            .filter(regime -> seen.add(
                                    List.of(regime.benchmark(), regime.purpose(), regime.params(), regime.arms())))
                            .forEach(extended::add);
                }
            }
        });
        return extended;
    }

    private static boolean takesNumbers(Regime regime, String param, BenchmarkCatalog catalog) {
        return catalog.entries().stream()
                .filter(entry -> entry.name().equals(regime.benchmark()))
                .flatMap(entry -> entry.params().getOrDefault(param, List.of()).stream())
                .allMatch(value -> NUMBER.matcher(value).matches());
    }

    private List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        benchmark.ifPresent(pattern -> conditions.add(new Condition(
                "--benchmark " + pattern,
                found -> pattern.matcher(shortName(found)).find(),
                found -> List.of(shortName(found)))));
        regime.ifPresent(pattern -> conditions.add(new Condition(
                "--regime " + pattern, found -> pattern.matcher(found.name()).find(), found -> List.of(found.name()))));
        params.forEach((name, values) -> conditions.add(new Condition(
                "--param " + name + "=" + String.join(",", values),
                found -> found.params().containsKey(name)
                        && values.contains(found.params().get(name)),
                found -> values(found, name))));
        return conditions;
    }

    private static String shortName(Regime regime) {
        return BenchmarkEntry.withoutPackage(regime.benchmark());
    }

    private static List<String> values(Regime regime, String param) {
        String value = regime.params().get(param);
        return value == null ? List.of() : List.of(param + "=" + value);
    }

    /** Returns what the condition is about as it is in {@code regimes}; all parameters if none has the one it names. */
    private static Set<String> shown(List<Regime> regimes, Condition condition) {
        Set<String> shown = new LinkedHashSet<>();
        regimes.forEach(regime -> shown.addAll(condition.shown.apply(regime)));
        if (shown.isEmpty()) {
            Set<String> names = new TreeSet<>();
            regimes.forEach(regime -> names.addAll(regime.params().keySet()));
            shown.add(names.isEmpty() ? "no parameters" : "the parameters " + String.join(", ", names));
        }
        return shown;
    }

    /** One option's part in the filter. */
    private record Condition(String option, Predicate<Regime> holds, Function<Regime, List<String>> shown) {}
}
