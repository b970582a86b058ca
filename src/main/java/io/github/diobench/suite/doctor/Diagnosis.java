package io.github.diobench.suite.doctor;

import java.util.List;

/**
 * Everything that the doctor saw.
 *
 * @param findings one for each property that the system told
 * @param notTold the ids of the others
 */
public record Diagnosis(List<Finding> findings, List<String> notTold) {
    /** Copies the lists. */
    public Diagnosis {
        findings = List.copyOf(findings);
        notTold = List.copyOf(notTold);
    }

    /** Returns whether nothing measured on this machine can be judged. */
    public boolean isUnfit() {
        return findings.stream().anyMatch(finding -> finding.isAtLeast(Severity.UNFIT));
    }
}
