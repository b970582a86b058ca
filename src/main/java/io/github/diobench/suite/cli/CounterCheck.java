package io.github.diobench.suite.cli;

import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.doctor.Finding;
import io.github.diobench.suite.doctor.Severity;
import io.github.diobench.suite.verify.FoundCounter;
import io.github.diobench.suite.verify.Verifier;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks at the user's counters before they are measured: what a counter costs that loses bios is of no use to anybody. The look is a short
 * one, and says nothing about those that pass it.
 *
 * @param classPath where they are
 */
record CounterCheck(UserClassPath classPath) {
    private static final Duration TIME = Duration.ofSeconds(2);
    private static final String FAULT = "FAULT ";

    /** Returns, for each counter of the user's that {@code plan} measures and that is faulty, what is wrong with it. */
    List<Finding> of(Plan plan) {
        Set<String> measured = plan.regimes().stream()
                .flatMap(regime -> regime.arms().stream())
                .map(Arm::counter)
                .collect(Collectors.toSet());
        List<Finding> findings = new ArrayList<>();
        for (FoundCounter counter : classPath.counters()) {
            if (measured.contains(counter.name())) {
                look(counter.name(), findings);
            }
        }
        return findings;
    }

    private void look(String counter, List<Finding> findings) {
        StringWriter said = new StringWriter();
        if (new Verifier(classPath.whole(), new PrintWriter(said)).verify(List.of(counter), TIME)) {
            return;
        }
        String fault = said.toString()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(FAULT))
                .map(line -> line.substring(FAULT.length()))
                .findFirst()
                .orElse("it is faulty");
        findings.add(new Finding(
                "counter." + counter,
                Severity.UNFIT,
                counter + " breaks its contract: " + fault,
                "what it costs says nothing about a counter that works",
                "'verify --counter " + counter + classPath.option() + "' shows how"));
    }
}
