package io.github.diobench.suite.cli;

import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says in which order a plan's forks run: one line for each regime in each round. */
final class OrderText {
    private OrderText() {}

    /** Returns the order of all rounds, or of the first and how it goes on. */
    static String of(Plan plan, boolean allRounds) {
        StringBuilder text = new StringBuilder();
        int width = PlanText.width(plan);
        Map<String, Cell> cells = plan.cells();
        // A shard has some rounds only.
        List<Integer> rounds =
                plan.slots().stream().map(Slot::round).distinct().sorted().toList();
        int shown = allRounds ? rounds.size() : 1;
        for (int round : rounds.subList(0, shown)) {
            Map<String, List<String>> arms = armsByRegime(plan, cells, round);
            int forks = arms.values().stream().mapToInt(List::size).sum();
            PlanText.line(
                    text, "Round %d of %d, %s in this order:", round, plan.rounds(), PlanText.count(forks, "fork"));
            arms.forEach(
                    (regime, order) -> PlanText.line(text, "  %-" + width + "s  %s", regime, String.join(", ", order)));
        }
        if (shown < rounds.size()) {
            PlanText.line(
                    text,
                    "The other rounds go on so, each regime in an order of its own, those with fewer forks than rounds"
                            + " only now and then; --verbose shows all.");
        }
        return text.toString();
    }

    private static Map<String, List<String>> armsByRegime(Plan plan, Map<String, Cell> cells, int round) {
        Map<String, List<String>> arms = new LinkedHashMap<>();
        for (Slot slot : plan.slots()) {
            if (slot.round() == round) {
                Cell cell = cells.get(slot.cell());
                arms.computeIfAbsent(cell.regime(), any -> new ArrayList<>()).add(cell.arm());
            }
        }
        return arms;
    }
}
