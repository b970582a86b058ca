package io.github.diobench.suite.cli;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.track.gate.BuildCommand;
import io.github.diobench.suite.track.gate.BuiltRevision;
import io.github.diobench.suite.track.gate.Gate;
import io.github.diobench.suite.track.gate.GateRequest;
import io.github.diobench.suite.track.gate.GateSide;
import io.github.diobench.suite.track.gate.Revisions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The options of a gate that say which two versions it compares. */
final class GateVersions {
    private static final String BASE = "--base";
    private static final String HEAD = "--head";
    private static final String BASE_REV = "--base-rev";
    private static final String HEAD_REV = "--head-rev";
    static final String REPO = "--repo";
    static final String BUILD = "--build";

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
            names = REPO,
            paramLabel = "DIR",
            defaultValue = ".",
            description =
                    "The repository of the revisions, or the folder in it that is built and in which the forks run; by default "
                            + "the current folder.")
    private Path repository;

    @Option(
            names = BUILD,
            paramLabel = "COMMAND",
            defaultValue = "",
            description =
                    "What builds a revision; by default 'mvn -q package -DskipTests' or, where there is no pom.xml, "
                            + "'gradle -q jmhJar', by ./mvnw or ./gradlew where they are.")
    private String build;

    @Option(
            names = "--jar",
            paramLabel = "PATH",
            description =
                    "What that builds: a jar, a pattern such as 'target/*-benchmarks.jar', or a class path of those; by default "
                            + "the jar with benchmarks where Maven or Gradle leave it.")
    private String jar;

    @Option(
            names = "--aa",
            description = "Compare them even if they are the same code, to see what comes of no change.")
    private boolean aa;

    /** Both versions, with the work trees of those that were built until this is closed. */
    record Both(GateSide base, GateSide head, Building built) implements AutoCloseable {
        /** Returns where the forks of built versions run, by arm. */
        Map<String, Path> folders() {
            return built.folders;
        }

        @Override
        public void close() throws IOException {
            built.close();
        }
    }

    /**
     * Returns the versions, built if need be.
     *
     * @param results where the jars of built versions are kept
     * @throws UserError if one is not there, is named twice or cannot be built, or if both are the same
     */
    Both get(Path results, PrintWriter out) throws IOException {
        requireOne(BASE, base, BASE_REV, baseRevision);
        requireOne(HEAD, head, HEAD_REV, headRevision);
        Revisions revisions = revisions(results);
        String baseCommit = baseRevision == null ? null : revisions.commit(BASE_REV, baseRevision);
        String headCommit = headRevision == null ? null : revisions.commit(HEAD_REV, headRevision);
        if (!aa && baseCommit != null && baseCommit.equals(headCommit)) {
            throw UserError.refusal(baseRevision + " and " + headRevision + " are the same commit, " + baseCommit
                    + "; to see what a gate says of no change at all, add --aa");
        }
        Building building = new Building(revisions, out);
        if (baseCommit != null || headCommit != null) {
            revisions
                    .uncommitted(headRevision == null ? baseRevision : headRevision)
                    .ifPresent(building::note);
        }
        try {
            GateSide first =
                    base == null ? building.build(baseRevision, baseCommit, true) : GateSide.ofClassPath(BASE, base);
            GateSide second =
                    head == null ? building.build(headRevision, headCommit, false) : GateSide.ofClassPath(HEAD, head);
            if (baseRevision != null && headRevision != null) {
                building.noteSameCode(first, second);
            } else {
                GateRequest.requireDifferent(first, second, aa);
            }
            return new Both(first, second, building);
        } catch (IOException | RuntimeException e) {
            building.close();
            throw e;
        }
    }

    /**
     * Returns the versions of a gate that is gone on with, of which those that are revisions are built once more: their forks may read
     * files of their own tree.
     *
     * @param ended whether there is nothing left to measure
     * @throws UserError as a refusal, if they were built by another command than the one that is typed
     */
    Both again(GateRequest request, Path results, boolean ended, PrintWriter out) throws IOException {
        if (!ended && request.build() != null && !request.build().equals(build)) {
            throw UserError.refusal(
                    request.build().isEmpty()
                            ? "the revisions were built as their build files ask for: leave " + BUILD + " out"
                            : "the revisions were built by '" + request.build() + "'; if that is right, add " + BUILD
                                    + " " + RunVerb.quoted(request.build()));
        }
        Building building = new Building(revisions(results), out);
        try {
            if (!ended && request.build() != null) {
                building.rebuild(request.base(), true);
                building.rebuild(request.head(), false);
            }
            return new Both(request.base(), request.head(), building);
        } catch (IOException | RuntimeException e) {
            building.close();
            throw e;
        }
    }

    private Revisions revisions(Path results) {
        return new Revisions(repository, new BuildCommand(build), jar, results.resolve(".jars"));
    }

    /** Returns what was typed to build revisions, which may be nothing; null if there are none. */
    String command() {
        return baseRevision == null && headRevision == null ? null : build;
    }

    /** Returns the options, each after a blank, that have to be typed again to go on with the gate. */
    String startOptions() {
        return (repository.equals(Path.of(".")) ? "" : " " + REPO + " " + RunVerb.quoted(repository))
                + (build.isEmpty() ? "" : " " + BUILD + " " + RunVerb.quoted(build));
    }

    private static void requireOne(String option, String value, String other, String otherValue) {
        if (value == null && otherValue == null) {
            throw new UserError("name a version with " + option + " or " + other);
        }
        if (value != null && otherValue != null) {
            throw new UserError(option + " and " + other + " cannot stand beside each other");
        }
    }

    /** Builds revisions, tells the user of it, and holds their work trees until it is closed. */
    static final class Building implements AutoCloseable {
        private final Revisions revisions;
        private final PrintWriter out;
        private final List<BuiltRevision> built = new ArrayList<>();
        private final Map<String, Path> folders = new TreeMap<>();

        Building(Revisions revisions, PrintWriter out) {
            this.revisions = revisions;
            this.out = out;
        }

        GateSide build(String revision, String commit, boolean isBase) throws IOException {
            say("Building " + revision + ", commit " + commit + ".");
            return add(revisions.build(revision, commit, isBase ? "base" : "head", this::note), isBase);
        }

        void rebuild(GateSide side, boolean isBase) throws IOException {
            if (side.revision() != null) {
                say("Building " + side.revision() + " again, commit " + side.commit() + ".");
                add(revisions.rebuild(side, isBase ? "base" : "head", this::note), isBase);
            }
        }

        private GateSide add(BuiltRevision revision, boolean isBase) {
            built.add(revision);
            Gate.arms(isBase).forEach(arm -> folders.put(arm, revision.folder()));
            return revision.side();
        }

        void noteSameCode(GateSide base, GateSide head) {
            if (base.hasSameCodeAs(head)) {
                note("both revisions build the same code: only the files beside it can make a difference");
            }
        }

        private void note(String text) {
            say("  note: " + text);
        }

        private void say(String line) {
            out.println(line);
            out.flush();
        }

        @Override
        public void close() throws IOException {
            for (BuiltRevision revision : built) {
                revision.close();
            }
        }
    }
}
