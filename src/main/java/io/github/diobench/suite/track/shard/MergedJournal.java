package io.github.diobench.suite.track.shard;

import io.github.diobench.suite.Json;
import io.github.diobench.suite.campaign.ForkRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The journals of all shards as one run would have written them.
 *
 * <p>Of a round, only the forks of the highest attempt count, whatever their regime. Where the regimes of a round belong to
 * different shards, and one shard had to run it again, the forks that count in the others are therefore given the number of that
 * attempt. All other lines stay as they are, to the letter.
 */
final class MergedJournal {
    private static final Comparator<ShardRun.Line> IN_ORDER = Comparator.comparingInt(
                    (ShardRun.Line line) -> line.fork().round())
            .thenComparingInt(line -> line.fork().attempt())
            .thenComparingInt(line -> line.fork().number());

    private MergedJournal() {}

    /** Returns the lines, in the order of rounds, attempts and numbers. */
    static List<String> of(List<ShardRun> shards) {
        Map<Integer, Integer> highest = new HashMap<>();
        shards.forEach(shard -> shard.journal()
                .forEach(line -> highest.merge(line.fork().round(), line.fork().attempt(), Math::max)));
        List<ShardRun.Line> lines = new ArrayList<>();
        for (ShardRun shard : shards) {
            Map<Integer, Integer> counted = new HashMap<>();
            shard.run().forks().forEach(fork -> counted.put(fork.round(), fork.attempt()));
            for (ShardRun.Line line : shard.journal()) {
                int round = line.fork().round();
                lines.add(line.fork().attempt() == counted.get(round) ? withAttempt(line, highest.get(round)) : line);
            }
        }
        lines.sort(IN_ORDER);
        return lines.stream().map(ShardRun.Line::text).toList();
    }

    private static ShardRun.Line withAttempt(ShardRun.Line line, int attempt) {
        ForkRecord fork = line.fork();
        if (fork.attempt() == attempt) {
            return line;
        }
        ForkRecord changed = new ForkRecord(
                fork.number(),
                fork.round(),
                attempt,
                fork.position(),
                fork.cell(),
                fork.startMillis(),
                fork.endMillis(),
                fork.status(),
                fork.reason(),
                fork.exit(),
                fork.warmup(),
                fork.measured());
        return new ShardRun.Line(changed, Json.line(changed));
    }
}
