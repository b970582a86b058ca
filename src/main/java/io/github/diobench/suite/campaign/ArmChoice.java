package io.github.diobench.suite.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decides which arms a regime has. */
final class ArmChoice {
    private static final String AGAIN_SUFFIX = "-again";

    /** The class path of this program. */
    private static final List<String> OWN = List.of();

    /** From this many forks a latency regime can be judged, and so has the reference a second time. */
    static final int JUDGEABLE_LATENCY_FORKS = 8;

    private final Profile profile;
    private final List<String> wanted;

    /** Makes a choice for {@code profile}; {@code wanted} takes the place of its compared counters unless it is empty. */
    ArmChoice(Profile profile, List<String> wanted) {
        this.profile = profile;
        this.wanted = wanted;
    }

    /**
     * Returns the arms, the reference first; none if the user wants none of the counters that the regime is about. What a fallback costs, and
     * latencies, can be seen of any counter.
     */
    List<Arm> arms(RegimeSpec spec, BenchmarkEntry entry, String jvm) {
        String named = spec.params().get(Regime.COUNTER_PARAM);
        if (!entry.params().containsKey(Regime.COUNTER_PARAM)) {
            return List.of(arm(Arm.NO_COUNTER, Arm.NO_COUNTER, Arm.Role.ALONE, jvm));
        }
        if (named != null && !named.contains(",")) {
            boolean another = spec.purpose() == Purpose.FALLBACK && !wanted.isEmpty();
            List<String> counters = another ? wanted : List.of(named);
            return counters.stream()
                    .distinct()
                    .map(counter -> arm(counter, counter, Arm.Role.ALONE, jvm))
                    .toList();
        }
        List<String> compared = compared(spec.purpose() == Purpose.LATENCY && !wanted.isEmpty() ? null : named);
        return compared.isEmpty() ? List.of() : comparedArms(spec, compared, jvm);
    }

    private List<String> compared(String named) {
        if (named == null) {
            return wanted.isEmpty() ? profile.counters() : wanted;
        }
        List<String> compared = new ArrayList<>(List.of(named.split(",")));
        if (!wanted.isEmpty()) {
            compared.retainAll(wanted);
        }
        return compared;
    }

    private List<Arm> comparedArms(RegimeSpec spec, List<String> compared, String jvm) {
        // By name: a counter that the user lists twice, or that is the reference, takes part once.
        Map<String, Arm> arms = new LinkedHashMap<>();
        String reference = profile.reference();
        arms.put(reference, arm(reference, reference, Arm.Role.REFERENCE, jvm));
        boolean calibration = spec.purpose() == Purpose.CALIBRATION;
        Arm.Role role = calibration ? Arm.Role.SLOWED : Arm.Role.CANDIDATE;
        for (String counter : compared) {
            arms.putIfAbsent(counter, arm(counter, counter, role, jvm));
        }
        boolean latency = spec.purpose() == Purpose.LATENCY;
        boolean everyRound = spec.forks() == RegimeSpec.EVERY_ROUND;
        if (spec.purpose() == Purpose.JUDGED
                || calibration
                || (latency && (everyRound || spec.forks() >= JUDGEABLE_LATENCY_FORKS))) {
            arms.put(reference + AGAIN_SUFFIX, arm(reference + AGAIN_SUFFIX, reference, Arm.Role.AGAIN, jvm));
        }
        if (spec.purpose() == Purpose.JUDGED) {
            arms.put(profile.slowed(), arm(profile.slowed(), profile.slowed(), Arm.Role.SLOWED, jvm));
        }
        spec.variants()
                .forEach((name, jvmArgs) ->
                        arms.put(name, new Arm(name, reference, Arm.Role.CANDIDATE, jvm, OWN, jvmArgs)));
        return List.copyOf(arms.values());
    }

    private static Arm arm(String name, String counter, Arm.Role role, String jvm) {
        return new Arm(name, counter, role, jvm, OWN);
    }
}
