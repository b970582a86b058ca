package io.github.diobench.suite.cli;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.track.gate.GateRequest;
import io.github.diobench.suite.track.gate.GateSide;
import io.github.diobench.suite.track.gate.Revisions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of a gate that say which two versions it compares. */
final class GateVersions {
    private static final String BASE = "--base";
    private static final String HEAD = "--head";
    private static final String BASE_REV = "--base-rev";
    private static final String HEAD_REV = "--head-rev";

    @Option(
            names = BASE,
            paramLabel = "JAR",
            description =
                    "The version that is the standard: a jar with benchmarks and JMH, or a class path as for java -cp.")
    private String base;

    @Option(names = HEAD, paramLabel = "JAR", description = "The version in question, likewise.")
    private String head;

    @Option(
            names = BASE_REV,
            paramLabel = "REV",
            description = "Instead of --base: a git revision, which is built in a work tree of its own.")
    private String baseRevision;

    @Option(names = HEAD_REV, paramLabel = "REV", description = "Instead of --head, likewise.")
    private String headRevision;

    @Option(
            names = "--repo",
            paramLabel = "DIR",
            defaultValue = ".",
            description =
                    "The repository of the revisions, or the folder in it that is built; by default the current folder.")
    private Path repository;

    @Option(
            names = "--build",
            paramLabel = "COMMAND",
            defaultValue = "mvn -q package -DskipTests",
            description = "What builds a revision; by default '${DEFAULT-VALUE}'.")
    private String build;

    @Option(
            names = "--jar",
            paramLabel = "PATH",
            defaultValue = "benchmarks.jar",
            description = "What that builds: a jar, or a class path of jars; by default '${DEFAULT-VALUE}'.")
    private String jar;

    @Option(
            names = "--aa",
            description = "Compare them even if they are the same code, to see what comes of no change.")
    private boolean aa;

    /** Both versions. */
    record Both(GateSide base, GateSide head) {}

    /**
     * Returns the versions, built if need be.
     *
     * @param results where the jars of built versions are kept
     * @throws UserError if one is not there, is named twice or cannot be built, or if both are the same
     */
    Both get(Path results, PrintWriter out) throws IOException {
        requireOne(BASE, base, BASE_REV, baseRevision);
        requireOne(HEAD, head, HEAD_REV, headRevision);
        Revisions revisions = new Revisions(repository, build, jar, results.resolve(".jars"));
        String baseCommit = baseRevision == null ? null : revisions.commit(BASE_REV, baseRevision);
        String headCommit = headRevision == null ? null : revisions.commit(HEAD_REV, headRevision);
        if (!aa && baseCommit != null && baseCommit.equals(headCommit)) {
            throw UserError.refusal(baseRevision + " and " + headRevision + " are the same commit, " + baseCommit
                    + "; to see what a gate says of no change at all, add --aa");
        }
        GateSide first = base == null
                ? built(revisions, baseRevision, baseCommit, "base", out)
                : GateSide.ofClassPath(BASE, base);
        GateSide second = head == null
                ? built(revisions, headRevision, headCommit, "head", out)
                : GateSide.ofClassPath(HEAD, head);
        GateRequest.requireDifferent(first, second, aa);
        return new Both(first, second);
    }

    private static void requireOne(String option, String value, String other, String otherValue) {
        if (value == null && otherValue == null) {
            throw new UserError("name a version with " + option + " or " + other);
        }
        if (value != null && otherValue != null) {
            throw new UserError(option + " and " + other + " cannot stand beside each other");
        }
    }

    private static GateSide built(Revisions revisions, String revision, String commit, String arm, PrintWriter out)
            throws IOException {
        out.println("Building " + revision + ", commit " + commit + ".");
        out.flush();
        return revisions.build(revision, commit, arm);
    }
}
