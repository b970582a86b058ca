package io.github.diobench.suite.campaign;

import io.github.diobench.suite.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes regimes of the lines of a profile: one for each value of a starred parameter, and for each JVM. */
final class Expansion {
    private final BenchmarkCatalog catalog;
    private final Profile profile;
    private final ArmChoice choice;
    private final List<JvmChoice> jvms;
    private final int rounds;
    private final List<LeftOut> leftOut = new ArrayList<>();

    Expansion(BenchmarkCatalog catalog, Profile profile, ArmChoice choice, List<JvmChoice> jvms, int rounds) {
        this.catalog = catalog;
        this.profile = profile;
        this.choice = choice;
        this.jvms = jvms;
        this.rounds = rounds;
    }

    /**
     * Returns all regimes in the order of the profile, those of one line and one value next to each other for all JVMs.
     * Their threads are as in the profile, {@link RegimeSpec#AS_MANY_AS_FIT} among them.
     *
     * @throws UserError if the profile names an unknown benchmark or parameter
     */
    List<Regime> regimes() {
        List<Regime> regimes = new ArrayList<>();
        profile.regimes().forEach(spec -> regimes.addAll(expand(spec)));
        return regimes;
    }

    /** Returns what {@link #regimes} left out. */
    List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    private List<Regime> expand(RegimeSpec spec) {
        BenchmarkEntry entry = catalog.require(spec.benchmark());
        for (String param : spec.params().keySet()) {
            if (!entry.params().containsKey(param)) {
                throw new UserError("profile " + profile.name() + ": " + spec.benchmark() + " has no parameter '"
                        + param + "', only " + String.join(", ", entry.params().keySet()));
            }
        }
        int forks = spec.forks() == RegimeSpec.EVERY_ROUND ? rounds : Math.min(spec.forks(), rounds);
        List<Regime> regimes = new ArrayList<>();
        combinations(spec, entry).forEach((name, params) -> {
            for (JvmChoice jvm : jvms) {
                List<Arm> arms = choice.arms(spec, entry, jvm.program());
                if (arms.isEmpty()) {
                    leftOut.add(new LeftOut(
                            name + jvm.suffix(),
                            "it is about " + spec.params().get(Regime.COUNTER_PARAM) + ", of which none is asked for"));
                } else {
                    regimes.add(new Regime(
                            name + jvm.suffix(),
                            spec.purpose(),
                            entry.name(),
                            params,
                            spec.threads(),
                            forks,
                            arms,
                            null,
                            spec.timing()));
                }
            }
        });
        return regimes;
    }

    /** Returns the regimes that a line of a profile stands for: one, or one for each value of a starred parameter. */
    private static Map<String, Map<String, String>> combinations(RegimeSpec spec, BenchmarkEntry entry) {
        Map<String, Map<String, String>> combinations = new LinkedHashMap<>(Map.of(spec.name(), Map.of()));
        entry.params().forEach((param, declared) -> {
            if (param.equals(Regime.COUNTER_PARAM)) {
                return;
            }
            String wanted = spec.params().getOrDefault(param, declared.get(0));
            boolean each = wanted.equals(RegimeSpec.EACH);
            Map<String, Map<String, String>> extended = new LinkedHashMap<>();
            combinations.forEach((name, params) -> {
                for (String value : each ? declared : List.of(wanted)) {
                    Map<String, String> more = new LinkedHashMap<>(params);
                    more.put(param, value);
                    extended.put(each ? name + "-" + value : name, more);
                }
            });
            combinations.clear();
            combinations.putAll(extended);
        });
        return combinations;
    }
}
