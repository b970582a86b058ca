package io.github.diobench.suite.track.history;

import java.time.Instant;
import java.util.List;

/**
 * The first line of a stored run: what its points have in common.
 *
 * @param schemaVersion the version of this format
 * @param run the name of the run's folder
 * @param id digest of the run's plan and environment, which are fixed before its first fork: the same wherever its folder lies
 * @param started when it started, in ISO 8601, UTC
 * @param commit full hash of the commit that was measured, or {@code unknown}
 * @param dirty whether the sources differed from the commit: {@code true}, {@code false} or {@code unknown}
 * @param commitTime when the commit was made, in ISO 8601, UTC; {@code null} if nobody knew
 * @param machine the class of the machine
 * @param os name, version and architecture of the operating system
 * @param pin how the measuring threads were kept on CPUs
 * @param jvmArgs arguments of the JVMs that measured
 * @param version version of the diobench that measured
 * @param profile the profile of the run
 * @param rounds the planned number of rounds
 * @param refused why the whole run cannot be judged; {@code null} if it can
 * @param points how many lines follow
 */
record StoredRun(
        int schemaVersion,
        String run,
        String id,
        String started,
        String commit,
        String dirty,
        String commitTime,
        String machine,
        String os,
        String pin,
        List<String> jvmArgs,
        String version,
        String profile,
        int rounds,
        String refused,
        int points) {
    /** The version that this diobench writes and reads. */
    static final int SCHEMA_VERSION = 1;

    private static final int SHORT_LENGTH = 7;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if something is missing or out of range
     */
    StoredRun {
        Fields.requireName("run", run);
        Fields.requireName("id", id);
        Fields.requireInstant("started", started);
        Fields.requireName("commit", commit);
        Fields.requireText("dirty", dirty);
        if (commitTime != null) {
            Fields.requireInstant("commitTime", commitTime);
        }
        Fields.requireName("machine", machine);
        Fields.requireText("os", os);
        Fields.requireText("pin", pin);
        Fields.requireText("version", version);
        Fields.requireText("profile", profile);
        Fields.requireAtLeast("rounds", 1, rounds);
        Fields.requireLine("refused", refused);
        Fields.requireAtLeast("points", 0, points);
        jvmArgs = jvmArgs == null ? List.of() : List.copyOf(jvmArgs);
        jvmArgs.forEach(argument -> Fields.requireLine("jvmArgs", argument));
    }

    /** Returns where its points stand in a series: when the commit was made, or else when the run started. */
    Instant time() {
        return Instant.parse(commitTime == null ? started : commitTime);
    }

    /** Returns when it started. */
    Instant start() {
        return Instant.parse(started);
    }

    /** Returns the first digits of the commit's hash, with a {@code +} if the sources differed from it. */
    String shortCommit() {
        String digits = commit.substring(0, Math.min(SHORT_LENGTH, commit.length()));
        return dirty.equals("true") ? digits + "+" : digits;
    }

    /** Returns the same with another time of the commit. */
    StoredRun withCommitTime(String newCommitTime) {
        return with(newCommitTime, machine);
    }

    /** Returns the same of another class of machine. */
    StoredRun withMachine(String newMachine) {
        return with(commitTime, newMachine);
    }

    private StoredRun with(String newCommitTime, String newMachine) {
        return new StoredRun(
                schemaVersion,
                run,
                id,
                started,
                commit,
                dirty,
                newCommitTime,
                newMachine,
                os,
                pin,
                jvmArgs,
                version,
                profile,
                rounds,
                refused,
                points);
    }
}
