package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.fixture.CompiledJar;
import io.github.diobench.suite.fixture.GatedJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Gates of two commits of a repository, which holds what others would build. */
@DisabledOnOs(OS.WINDOWS)
final class GateRevisionsIT {
    private static final String JAR = "gated.jar";

    @TempDir
    private Path folder;

    private Path repository;

    @BeforeEach
    void makeRepository() throws Exception {
        repository = Files.createDirectories(folder.resolve("repository"));
        git("init", "--quiet");
        for (long tokens : new long[] {1, 2}) {
            GatedJar.write(repository.resolve(JAR), tokens);
            git("add", ".");
            git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", "Take " + tokens);
        }
    }

    @Test
    void two_revisions_are_built_and_planned() throws Exception {
        ProgramProcess program = start("HEAD~1", "test ! -e target && cp " + JAR + " built.jar", "--plan-only");
        assertEquals(0, program.waitFor(), program.output());
        String base = git("rev-parse", "HEAD~1").strip();
        assertTrue(
                program.output().startsWith("Building HEAD~1, commit " + base + ".\nBuilding HEAD, "),
                program.output());
        assertTrue(
                program.output().contains("\nbase: HEAD~1, commit " + base.substring(0, 12) + ", base-"),
                program.output());
        assertTrue(program.output().contains("  GatedBenchmark.time[work=changing]"), program.output());
        assertNothingIsLeft();
    }

    @Test
    void forks_run_in_the_tree_of_their_revision_and_the_results_are_ignored() throws Exception {
        String benchmark = """
                package p;
                import org.openjdk.jmh.annotations.*;
                @State(Scope.Benchmark) @BenchmarkMode(Mode.AverageTime)
                public class Reads {
                    @Benchmark public void file() throws Exception {
                        String seen = java.nio.file.Files.readString(java.nio.file.Path.of("note.txt"));
                        throw new IllegalStateException("the note is " + seen);
                    }
                }
                """;
        CompiledJar.write(repository.resolve(JAR), null, benchmark);
        for (String note : List.of("old", "new")) {
            Files.writeString(repository.resolve("note.txt"), note);
            git("add", ".");
            git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", note);
        }
        Files.writeString(repository.resolve("note.txt"), "not committed");
        ProgramProcess program = start(
                "HEAD~1",
                "cp " + JAR + " built.jar",
                "--results",
                repository.resolve("results").toString(),
                "--rounds",
                "6",
                "-wi",
                "0",
                "-i",
                "1",
                "-r",
                "20ms");
        assertEquals(2, program.waitFor(), program.output());
        assertTrue(
                program.output().contains("base: IllegalStateException: the note is old (round 1, 2)"),
                program.output());
        assertTrue(
                program.output().contains("head: IllegalStateException: the note is new (round 1, 2)"),
                program.output());
        assertTrue(program.output().contains("note: 1 file is changed in " + repository), program.output());
        assertEquals("M note.txt", git("status", "--porcelain").strip());
        assertNothingIsLeft();
    }

    @Test
    void one_commit_under_two_names_is_refused_before_anything_is_built() throws Exception {
        ProgramProcess program = start("HEAD^{commit}", "false", "--plan-only");
        assertEquals(4, program.waitFor(), program.output());
        assertTrue(program.output().contains(" are the same commit, "), program.output());
        assertFalse(program.output().contains("Building"), program.output());
    }

    @Test
    void an_interrupted_build_leaves_no_work_tree() throws Exception {
        ProgramProcess program = start("HEAD~1", "echo begun > begun; sleep 100");
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (git("worktree", "list").lines().count() < 2
                || program.descendants().isEmpty()) {
            assertTrue(program.isAlive() && Instant.now().isBefore(deadline), program.output());
            Thread.sleep(50);
        }
        run(folder, List.of("kill", "-TERM", Long.toString(program.pid())));
        assertEquals(143, program.waitFor(), program.output());
        assertNothingIsLeft();
    }

    private ProgramProcess start(String base, String build, String... more) throws IOException {
        String libraries = GatedJar.classPath(Path.of("built.jar"));
        List<String> args = new ArrayList<>(List.of("gate", "--base-rev", base, "--head-rev", "HEAD"));
        args.addAll(List.of("--repo", repository.toString(), "--build", build, "--jar", libraries));
        args.addAll(List.of(more));
        return ProgramProcess.start(folder, List.of(), args.toArray(String[]::new));
    }

    private void assertNothingIsLeft() throws Exception {
        assertEquals(1, git("worktree", "list").lines().count());
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(
                    files.noneMatch(file -> file.getFileName().toString().startsWith("diobench-")), folder::toString);
        }
    }

    private String git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return run(repository, command);
    }

    private static String run(Path where, List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
