package io.github.diobench.suite.cli;

import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.Estimate;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.record.Pin;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what is going to be measured. */
final class PlanText {
    private PlanText() {}

    static String of(Plan plan, Estimate estimate) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "Profile %s, %d rounds, order drawn from seed %d, forks run by %s, threads pinned: %s\n",
                plan.profile(),
                plan.rounds(),
                plan.seed(),
                String.join(" and ", plan.jvms()),
                Pin.of(plan.jvmArgs())));
        for (Regime regime : plan.regimes()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-26s %-8s %d x %s: %s\n",
                    regime.name(),
                    regime.purpose().name().toLowerCase(Locale.ROOT),
                    regime.forks(),
                    regime.arms().stream().map(Arm::name).collect(Collectors.joining(",")),
                    regime.description()));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%d forks of about %.1f s: about %s\n",
                        estimate.forks(),
                        estimate.perFork().toMillis() / 1000.0,
                        Clock.minutes(estimate.total())))
                .toString();
    }
}
