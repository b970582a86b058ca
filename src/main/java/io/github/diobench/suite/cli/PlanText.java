package io.github.diobench.suite.cli;

import io.github.diobench.suite.Printable;
import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.Estimate;
import io.github.diobench.suite.campaign.LeftOut;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.Shard;
import io.github.diobench.suite.campaign.Slot;
import io.github.diobench.suite.record.Pin;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what is going to be measured, what is not, and how long it takes. */
final class PlanText {
    private PlanText() {}

    static String of(Plan plan, Estimate estimate) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "Profile %s, %s, order drawn from seed %d, forks run by %s, threads pinned: %s",
                plan.profile(),
                count(plan.rounds(), "round"),
                plan.seed(),
                jvms(plan),
                Pin.of(plan.jvmArgs()));
        if (plan.shard() != null) {
            line(
                    text,
                    "Shard %s by %s: of the plan below only %s",
                    plan.shard(),
                    plan.shard().by(),
                    part(plan));
        }
        int width = width(plan);
        String heading = "";
        for (Regime regime : plan.regimes()) {
            String own = heading(regime);
            if (!own.equals(heading)) {
                line(text, "%s", own);
                heading = own;
            }
            line(text, "  %-" + width + "s  %s%s", regime.name(), regime.description(), threads(regime));
        }
        leftOut(plan).forEach((reason, what) -> {
            line(text, "Left out, because %s:", reason);
            line(text, "  %s", String.join(", ", what));
        });
        if (!plan.looks().isEmpty()) {
            line(
                    text,
                    "Judged after %s rounds; ends as soon as everything is decided, at the latest after",
                    rounds(plan));
        }
        line(
                text,
                "%s of about %.1f s%s: about %s",
                count(plan.slots().size(), "fork"),
                estimate.total(plan).minus(estimate.once()).toMillis()
                        / 1000.0
                        / plan.slots().size(),
                plan.turns() ? ", those of a regime and round together and by turns" : "",
                Clock.words(estimate.total(plan)));
        return text.toString();
    }

    private static String rounds(Plan plan) {
        return plan.looks().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Returns which rounds or regimes a shard measures. */
    private static String part(Plan plan) {
        if (plan.shard().by() == Shard.By.ROUNDS) {
            IntSummaryStatistics rounds =
                    plan.slots().stream().mapToInt(Slot::round).summaryStatistics();
            return rounds.getMin() == rounds.getMax()
                    ? "round " + rounds.getMin()
                    : "rounds " + rounds.getMin() + " to " + rounds.getMax();
        }
        Map<String, Cell> cells = plan.cells();
        return plan.slots().stream()
                .map(slot -> cells.get(slot.cell()).regime())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Map<String, List<String>> leftOut(Plan plan) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (LeftOut leftOut : plan.leftOut()) {
            byReason.computeIfAbsent(leftOut.reason(), any -> new ArrayList<>()).add(leftOut.what());
        }
        return byReason;
    }

    static int width(Plan plan) {
        return plan.regimes().stream()
                .mapToInt(regime -> regime.name().length())
                .max()
                .orElse(1);
    }

    /** Appends a line, whatever is in the values; the end of a line is the same on every system. */
    static void line(StringBuilder text, String format, Object... values) {
        text.append(Printable.line(String.format(Locale.ROOT, format, values))).append('\n');
    }

    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** Returns what regimes that follow each other mostly have in common. */
    private static String heading(Regime regime) {
        List<String> arms = regime.arms().stream().map(Arm::name).toList();
        String purpose = regime.purpose().name();
        return purpose.charAt(0)
                + purpose.substring(1).toLowerCase(Locale.ROOT)
                + ", "
                + count(regime.forks(), "fork")
                + (arms.equals(List.of(Arm.NO_COUNTER))
                        ? ":"
                        : " of " + (arms.size() == 1 ? "" : "each of ") + String.join(", ", arms) + ":");
    }

    private static String threads(Regime regime) {
        int completers = regime.busyThreads() - regime.threads();
        if (regime.threads() == 1 && completers == 0) {
            return "";
        }
        String workers = count(regime.threads(), "thread");
        return completers == 0 ? " (" + workers + ")" : " (" + workers + ", " + count(completers, "completer") + ")";
    }

    /** With more than one JVM, regimes are told apart by what their names end in. */
    private static String jvms(Plan plan) {
        Map<String, String> suffixes = new LinkedHashMap<>();
        for (Regime regime : plan.regimes()) {
            String suffix = regime.name().substring(regime.baseName().length());
            regime.arms().forEach(arm -> suffixes.putIfAbsent(arm.jvm(), suffix));
        }
        return suffixes.entrySet().stream()
                .map(jvm -> jvm.getKey() + (jvm.getValue().isEmpty() ? "" : " (" + jvm.getValue() + ")"))
                .collect(Collectors.joining(" and "));
    }
}
