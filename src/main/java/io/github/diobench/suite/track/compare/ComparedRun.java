package io.github.diobench.suite.track.compare;

import io.github.diobench.suite.campaign.RunData;

/**
 * Which run it is.
 *
 * @param runId its name
 * @param profile the profile it was made from
 * @param rounds the planned number of rounds
 * @param commit what diobench was built from
 * @param started when, in ISO 8601, UTC
 * @param machine the machine and the JVM that measured, in one line
 */
public record ComparedRun(String runId, String profile, int rounds, String commit, String started, String machine) {
    static ComparedRun of(RunData run) {
        return new ComparedRun(
                run.plan().runId(),
                run.plan().profile(),
                run.plan().rounds(),
                run.environment().build().commit(),
                run.environment().started(),
                run.environment().summary());
    }

    /** Returns it in one line, without the machine. */
    String line() {
        return runId + " (" + profile + ", " + rounds + " rounds, commit " + commit + ", started " + started + ")";
    }
}
