package io.github.diobench.suite.track.shard;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Environment;
import io.github.diobench.suite.campaign.EnvironmentDiff;
import io.github.diobench.suite.campaign.MergedRun;
import io.github.diobench.suite.campaign.Slot;
import java.util.ArrayList;
import java.util.List;

/** Which shards ran on machines of one kind. What ran there must have been the same everywhere. */
final class Machines {
    private final List<ShardRun> firsts = new ArrayList<>();
    private final List<MergedRun.Machine> machines = new ArrayList<>();
    private final List<MergedRun.Part> parts = new ArrayList<>();

    private Machines() {}

    /**
     * Returns where the shards in {@code set} came from.
     *
     * @param across whether they may come from different machines
     * @throws UserError as a refusal, if they do and may not; if they ran different code or different JVMs
     */
    static MergedRun of(ShardSet set, boolean across) {
        Machines machines = new Machines();
        set.shards().forEach(shard -> machines.add(shard, across));
        return new MergedRun(
                MergedRun.SCHEMA_VERSION, set.shards().get(0).plan().shard().by(), machines.machines, machines.parts);
    }

    private void add(ShardRun shard, boolean across) {
        Environment environment = shard.run().environment();
        int kind = 0;
        while (kind < firsts.size() && !differences(firsts.get(kind), shard).isEmpty()) {
            kind++;
        }
        if (!firsts.isEmpty()) {
            requireComparable(firsts.get(0), shard, across);
        }
        if (kind == firsts.size()) {
            firsts.add(shard);
            machines.add(machine(kind + 1, environment));
        }
        parts.add(new MergedRun.Part(
                shard.plan().shard().index(),
                shard.plan().runId(),
                machines.get(kind).name(),
                environment.started(),
                shard.journal().size(),
                shard.latencies(),
                shard.plan().slots().stream()
                        .map(Slot::round)
                        .distinct()
                        .sorted()
                        .toList()));
    }

    private static List<String> differences(ShardRun one, ShardRun other) {
        return EnvironmentDiff.ofMachine(one.run().environment(), other.run().environment());
    }

    private static void requireComparable(ShardRun first, ShardRun other, boolean across) {
        List<String> code =
                EnvironmentDiff.ofCode(first.run().environment(), other.run().environment());
        if (!code.isEmpty()) {
            throw UserError.refusal(
                    other.name() + " did not run what " + first.name() + " ran: " + String.join("; ", code));
        }
        List<String> machine = differences(first, other);
        if (!machine.isEmpty() && !across) {
            throw UserError.refusal(other.name() + " ran on another machine than " + first.name() + ": "
                    + String.join("; ", machine) + "; --across-machines merges them all the same");
        }
    }

    private static MergedRun.Machine machine(int number, Environment environment) {
        String cpu = environment.cpu();
        return new MergedRun.Machine(
                "machine " + number + (cpu == null ? "" : " (" + environment.cpuName() + ")"),
                environment.fingerprint(),
                environment.os(),
                cpu,
                environment.cpus(),
                environment.memoryGib());
    }
}
