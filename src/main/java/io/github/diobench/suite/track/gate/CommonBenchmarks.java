package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.campaign.OtherBenchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What two versions have in common.
 *
 * @param benchmarks those that both have, with the values of parameters that both declare; a parameter that only one of them
 *     has is held at its first value
 * @param onlyInBase what only base has, each with its reason
 * @param onlyInHead what only head has
 */
record CommonBenchmarks(List<OtherBenchmark> benchmarks, List<String> onlyInBase, List<String> onlyInHead) {
    CommonBenchmarks {
        benchmarks = List.copyOf(benchmarks);
        onlyInBase = List.copyOf(onlyInBase);
        onlyInHead = List.copyOf(onlyInHead);
    }

    /** Compares those of {@code base} and {@code head} whose names {@code wanted} accepts. */
    static CommonBenchmarks of(List<OtherBenchmark> base, List<OtherBenchmark> head, Predicate<String> wanted) {
        Map<String, OtherBenchmark> inBase = byName(base, wanted);
        Map<String, OtherBenchmark> inHead = byName(head, wanted);
        List<OtherBenchmark> common = new ArrayList<>();
        List<String> onlyInBase = new ArrayList<>();
        List<String> onlyInHead = new ArrayList<>();
        for (OtherBenchmark benchmark : inBase.values()) {
            if (inHead.containsKey(benchmark.name())) {
                common.add(common(benchmark, inHead.get(benchmark.name()), onlyInBase, onlyInHead));
            } else {
                onlyInBase.add(benchmark.name());
            }
        }
        inHead.keySet().stream().filter(name -> !inBase.containsKey(name)).forEach(onlyInHead::add);
        return new CommonBenchmarks(common, onlyInBase, onlyInHead);
    }

    private static Map<String, OtherBenchmark> byName(List<OtherBenchmark> benchmarks, Predicate<String> wanted) {
        Map<String, OtherBenchmark> byName = new TreeMap<>();
        benchmarks.stream()
                .filter(benchmark -> wanted.test(benchmark.name()))
                .forEach(benchmark -> byName.put(benchmark.name(), benchmark));
        return byName;
    }

    private static OtherBenchmark common(
            OtherBenchmark base, OtherBenchmark head, List<String> onlyInBase, List<String> onlyInHead) {
        TreeSet<String> names = new TreeSet<>(base.params().keySet());
        names.addAll(head.params().keySet());
        Map<String, List<String>> params = new TreeMap<>();
        for (String name : names) {
            List<String> ofBase = base.params().get(name);
            List<String> ofHead = head.params().get(name);
            if (ofBase == null || ofHead == null) {
                List<String> declared = ofBase == null ? ofHead : ofBase;
                params.put(name, declared.stream().limit(1).toList());
                (ofBase == null ? onlyInHead : onlyInBase).add("parameter " + name + " of " + base.name());
            } else {
                params.put(name, ofBase.stream().filter(ofHead::contains).toList());
                addMissing(ofBase, ofHead, base.name() + " " + name, onlyInBase);
                addMissing(ofHead, ofBase, base.name() + " " + name, onlyInHead);
            }
        }
        List<String> modes =
                base.modes().stream().filter(head.modes()::contains).toList();
        return new OtherBenchmark(
                base.name(),
                modes.isEmpty() ? base.modes() : modes,
                head.threads(),
                Math.max(base.operations(), head.operations()),
                head.groups(),
                base.turns() && head.turns(),
                params);
    }

    private static void addMissing(List<String> some, List<String> others, String what, List<String> into) {
        some.stream().filter(value -> !others.contains(value)).forEach(value -> into.add(what + "=" + value));
    }
}
