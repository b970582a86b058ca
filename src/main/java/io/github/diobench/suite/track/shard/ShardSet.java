package io.github.diobench.suite.track.shard;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All shards of one plan, each of them there and there once.
 *
 * @param shards in the order of their indexes
 */
record ShardSet(List<ShardRun> shards) {
    /** So much of a value is shown. */
    private static final int SHOWN = 60;

    /**
     * Makes it of {@code runs}, in any order.
     *
     * @throws UserError if they are not the shards of one plan, or if one is missing or there twice
     */
    static ShardSet of(List<ShardRun> runs) {
        ShardSet set = new ShardSet(runs.stream()
                .sorted(Comparator.comparingInt(run -> run.plan().shard().index()))
                .toList());
        set.shards.forEach(set::requireSamePlan);
        set.requireEachOnce();
        set.requireEverySlotOnce();
        return set;
    }

    private ShardRun first() {
        return shards.get(0);
    }

    private Plan plan() {
        return first().plan();
    }

    private void requireSamePlan(ShardRun other) {
        Plan plan = other.plan();
        require(
                other,
                "the number of shards",
                plan().shard().count(),
                plan.shard().count());
        require(
                other,
                "what they are split by",
                plan().shard().by(),
                plan.shard().by());
        require(other, "the profile", plan().profile(), plan.profile());
        require(other, "the seed", plan().seed(), plan.seed());
        require(other, "the number of rounds", plan().rounds(), plan.rounds());
        require(other, "the timing", plan().timing(), plan.timing());
        require(other, "the JVMs' arguments", plan().jvmArgs(), plan.jvmArgs());
        require(other, "the reference", plan().reference(), plan.reference());
        for (int i = 0; i < Math.min(plan().regimes().size(), plan.regimes().size()); i++) {
            require(other, "a regime", plan().regimes().get(i), plan.regimes().get(i));
        }
        require(
                other,
                "the number of regimes",
                plan().regimes().size(),
                plan.regimes().size());
        require(other, "what is left out", plan().leftOut(), plan.leftOut());
        require(other, "margins.json", first().margins(), other.margins());
        require(
                other,
                "the format of environment.json",
                first().run().environment().schemaVersion(),
                other.run().environment().schemaVersion());
    }

    private void require(ShardRun other, String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            throw new UserError(other.name() + " does not go with " + first().name() + ": " + what + " is "
                    + shown(found) + " and not " + shown(expected));
        }
    }

    private static String shown(Object value) {
        String line = String.valueOf(value).replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }

    private void requireEachOnce() {
        Map<Integer, List<ShardRun>> byIndex = shards.stream()
                .collect(Collectors.groupingBy(run -> run.plan().shard().index(), TreeMap::new, Collectors.toList()));
        byIndex.forEach((index, same) -> {
            if (same.size() > 1) {
                throw new UserError("shard " + same.get(0).plan().shard() + " is there " + same.size() + " times: "
                        + same.stream()
                                .map(run -> run.folder().path().toString())
                                .collect(Collectors.joining(", ")));
            }
        });
        int count = plan().shard().count();
        List<Integer> missing = IntStream.rangeClosed(1, count)
                .filter(index -> !byIndex.containsKey(index))
                .boxed()
                .toList();
        if (!missing.isEmpty()) {
            throw new UserError(missing.size() + " of " + count + " shards are missing: " + shown(missing));
        }
    }

    private void requireEverySlotOnce() {
        Map<Integer, ShardRun> owners = new HashMap<>();
        Set<String> measured = new HashSet<>();
        for (ShardRun shard : shards) {
            for (Slot slot : shard.plan().slots()) {
                ShardRun owner = owners.put(slot.number(), shard);
                if (owner != null || !measured.add(slot.round() + " " + slot.cell())) {
                    throw new UserError("fork " + slot.number() + " (" + slot.cell() + " in round " + slot.round()
                            + ") is in " + shard.name() + " and in "
                            + (owner == null ? "another one under another number" : owner.name()));
                }
            }
        }
        for (int number = 1; number <= owners.size(); number++) {
            if (!owners.containsKey(number)) {
                throw new UserError("fork " + number + " is in no shard, though later ones are");
            }
        }
    }

    /** Returns the plan of the whole. */
    Plan plan(String runId) {
        List<Slot> slots = new ArrayList<>();
        shards.forEach(shard -> slots.addAll(shard.plan().slots()));
        slots.sort(Comparator.comparingInt(Slot::number));
        return plan().withShard(null, slots).withRunId(runId);
    }

    /** Returns the text of the margins; {@code null} if none were fixed. */
    String margins() {
        return first().margins();
    }

    /** Returns how many latencies all of them recorded, by {@code <cell>/<label>}. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        shards.forEach(shard -> shard.counts().forEach((name, count) -> counts.merge(name, count, Long::sum)));
        return counts;
    }
}
