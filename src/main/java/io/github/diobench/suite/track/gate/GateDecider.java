package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.campaign.Campaign;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.verdict.Margins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says which benchmarks of a gate are measured further after a look: those that are undecided and, if there is a budget, as many
 * of them as there is time for until the next look, those first that rather point to a cost.
 *
 * <p>The time that was taken is read from the journal, so that a gate that was interrupted decides the same when it goes on.
 *
 * @param request what is gated
 * @param margins the rules
 * @param budget how long this campaign may take; {@code null} without such a limit
 */
record GateDecider(GateRequest request, Margins margins, Duration budget) implements Campaign.Decider {
    private static final int FIRST_LOOK = 6;

    @Override
    public Set<String> undecided(RunFolder folder, RunData run) {
        GateJudgement judgement = new GateJudgement(run, request, margins);
        List<String> open = judgement.open();
        return new LinkedHashSet<>(
                budget == null ? open : open.subList(0, Math.min(open.size(), affordable(run, judgement))));
    }

    private int affordable(RunData run, GateJudgement judgement) {
        Map<String, long[]> groups = groups(run);
        if (groups.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        long taken = groups.values().stream().mapToLong(GateDecider::millis).sum();
        double each = Math.max(1, taken / (double) groups.size());
        List<Integer> looks = run.plan().looks();
        int reached = run.forks().stream().mapToInt(ForkRecord::round).max().orElse(0);
        int next = looks.stream().filter(look -> look > reached).findFirst().orElse(reached);
        // What has failed is measured once more, up to its first look at least.
        double reserved = request.confirm() ? judgement.failing().size() * looks.get(0) * each : 0;
        double left = budget.toMillis() - taken - reserved;
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, left / (each * Math.max(1, next - reached))));
    }

    /** Returns how long {@code run} took, without the time between its parts if it was interrupted. */
    static Duration taken(RunData run) {
        return Duration.ofMillis(
                groups(run).values().stream().mapToLong(GateDecider::millis).sum());
    }

    private static long millis(long[] group) {
        return group[1] - group[0];
    }

    /** Returns start and end of each group: the forks of a regime and round, which may be alive together. */
    private static Map<String, long[]> groups(RunData run) {
        Map<String, long[]> groups = new LinkedHashMap<>();
        for (ForkRecord fork : run.forks()) {
            groups.merge(
                    fork.round() + " " + fork.cell().regime(),
                    new long[] {fork.startMillis(), fork.endMillis()},
                    (one, other) -> new long[] {Math.min(one[0], other[0]), Math.max(one[1], other[1])});
        }
        return groups;
    }

    /**
     * Returns after how many rounds a gate of {@code rounds} looks: twice as many each time, and not once more shortly before its
     * end, since every look has its price.
     *
     * @param least with fewer rounds nothing is decided
     */
    static List<Integer> looks(int least, int rounds) {
        List<Integer> looks = new ArrayList<>();
        for (int look = Math.max(FIRST_LOOK, least); look + look / 2 <= rounds; look *= 2) {
            looks.add(look);
        }
        if (!looks.contains(rounds)) {
            looks.add(rounds);
        }
        return List.copyOf(looks);
    }

    /** Returns the part of {@code plan} that is measured before anything can be decided. */
    static Plan firstLook(Plan plan) {
        return Plan.drawn(
                        plan.profile(),
                        plan.seed(),
                        plan.looks().get(0),
                        plan.timing(),
                        plan.jvmArgs(),
                        plan.reference(),
                        plan.regimes(),
                        plan.leftOut())
                .withTurns(plan.turns());
    }
}
