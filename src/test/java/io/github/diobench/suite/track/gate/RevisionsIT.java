package io.github.diobench.suite.track.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.os.Git;
import io.github.diobench.suite.os.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions that are built from a git repository. */
final class RevisionsIT {
    private static final String BUILD = "mkdir -p out && cp source.txt out/some.jar";

    @TempDir
    private Path folder;

    private Path repository;

    @BeforeEach
    void makeRepository() throws IOException {
        repository = Files.createDirectories(folder.resolve("repository"));
        git("init", "--quiet");
        for (String text : List.of("first", "second")) {
            Files.createDirectories(repository.resolve("sub"));
            Files.writeString(repository.resolve("source.txt"), text);
            Files.writeString(repository.resolve("sub/source.txt"), text + " below");
            git("add", ".");
            git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", text);
        }
        Files.writeString(repository.resolve("source.txt"), "not committed");
    }

    @Test
    void each_revision_is_built_by_itself_and_leaves_nothing_but_its_jar() throws IOException {
        Revisions revisions = revisions(repository, BUILD, "out/some.jar");
        String first = revisions.commit("--base-rev", "HEAD~1");
        assertTrue(first.matches("[0-9a-f]{40}"), first);
        GateSide base = revisions.build("HEAD~1", first, "base");
        GateSide head = revisions.build("HEAD", revisions.commit("--head-rev", "HEAD"), "head");
        assertEquals("first", content(base));
        assertEquals("second", content(head));
        assertEquals("HEAD~1", base.revision());
        assertEquals(first, base.commit());
        assertFalse(base.hasSameCodeAs(head));
        assertEquals("not committed", Files.readString(repository.resolve("source.txt")));
        assertFalse(Files.exists(repository.resolve("out")));
        assertNoWorkTreeIsLeft();
    }

    @Test
    void a_work_tree_whose_gate_was_killed_is_removed_by_the_next_one_but_no_other() throws IOException {
        Path killed = workTree("diobench-gate-killed", "lock");
        Path others = workTree("mine", "lock");
        Path unknown = workTree("diobench-gate-old", "no-lock");
        Revisions revisions = revisions(repository, BUILD, "out/some.jar");
        revisions.build("HEAD", revisions.commit("--head-rev", "HEAD"), "head");
        assertFalse(Files.exists(killed.getParent()));
        assertTrue(Files.exists(others) && Files.exists(unknown));
        String known = git("worktree", "list");
        assertFalse(known.contains(killed.toString()), known);
        assertTrue(known.contains(others.toString()) && known.contains(unknown.toString()), known);
    }

    private Path workTree(String name, String beside) throws IOException {
        Path parent = Files.createDirectories(folder.resolve(name));
        Files.createFile(parent.resolve(beside));
        Path tree = parent.resolve("tree");
        git("worktree", "add", "--quiet", "--detach", tree.toString(), "HEAD");
        return tree;
    }

    @Test
    void a_folder_of_the_repository_can_be_what_is_built() throws IOException {
        Revisions revisions = revisions(repository.resolve("sub"), BUILD, "out/some.jar:source.txt");
        GateSide side = revisions.build("HEAD", revisions.commit("--head-rev", "HEAD"), "head");
        assertEquals("second below", content(side));
        assertEquals(2, side.classPath().size());
    }

    @Test
    void a_build_that_fails_says_where_to_look_and_leaves_nothing() throws IOException {
        Revisions revisions = revisions(repository, "echo one; echo two >&2; exit 7", "out/some.jar");
        String commit = revisions.commit("--base-rev", "HEAD");
        String message = assertThrows(UserError.class, () -> revisions.build("HEAD", commit, "base"))
                .getMessage();
        assertTrue(message.startsWith("'echo one; echo two >&2; exit 7' ended with code 7 for HEAD; "), message);
        assertTrue(message.endsWith(", at last: two"), message);
        assertEquals(1, message.lines().count(), message);
        assertNoWorkTreeIsLeft();
        Revisions nothing = revisions(repository, "true", "out/some.jar");
        assertEquals(
                "'true' built no out/some.jar for HEAD; say with --jar what it builds",
                assertThrows(UserError.class, () -> nothing.build("HEAD", commit, "base"))
                        .getMessage());
        assertNoWorkTreeIsLeft();
    }

    @Test
    void what_is_no_revision_is_a_mistake() {
        Revisions revisions = revisions(repository, BUILD, "out/some.jar");
        for (String revision : List.of("nope", "--all", "HEAD~9")) {
            assertEquals(
                    "--base-rev " + revision + ": there is no such commit in " + repository,
                    assertThrows(UserError.class, () -> revisions.commit("--base-rev", revision))
                            .getMessage());
        }
        assertEquals(
                folder.resolve("nowhere") + " is no folder",
                assertThrows(
                                UserError.class,
                                () -> revisions(folder.resolve("nowhere"), BUILD, "a.jar")
                                        .commit("--base-rev", "HEAD"))
                        .getMessage());
    }

    @Test
    void git_says_why_it_does_not_look() throws IOException {
        Path none = Files.createDirectories(folder.resolve("none"));
        // A file that leads nowhere, so that no folder above is asked.
        Files.writeString(none.resolve(".git"), "gitdir: nowhere");
        assertEquals(
                "--base-rev HEAD: not a git repository: " + none + "/nowhere",
                assertThrows(
                                UserError.class,
                                () -> revisions(none, BUILD, "a.jar").commit("--base-rev", "HEAD"))
                        .getMessage());
    }

    @Test
    void a_shallow_clone_is_told_from_a_revision_that_never_was() {
        git(
                "clone",
                "--quiet",
                "--depth",
                "1",
                repository.toUri().toString(),
                folder.resolve("clone").toString());
        Path clone = folder.resolve("clone");
        assertEquals(
                "--base-rev HEAD~1: there is no such commit in " + clone
                        + ", which is a shallow clone; 'git fetch --unshallow' gets the rest",
                assertThrows(
                                UserError.class,
                                () -> revisions(clone, BUILD, "a.jar").commit("--base-rev", "HEAD~1"))
                        .getMessage());
    }

    @Test
    void what_a_hook_says_is_told() throws IOException {
        Path hook = repository.resolve(".git/hooks/post-checkout");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\necho not today >&2\nexit 3\n");
        assertTrue(hook.toFile().setExecutable(true));
        Revisions revisions = revisions(repository, BUILD, "out/some.jar");
        String commit = revisions.commit("--base-rev", "HEAD");
        assertEquals(
                "git cannot make a work tree of " + commit + ": not today (git ended with code 3)",
                assertThrows(UserError.class, () -> revisions.build("HEAD", commit, "base"))
                        .getMessage());
        Files.delete(hook);
        assertNoWorkTreeIsLeft();
    }

    @Test
    void a_work_tree_that_git_has_locked_is_removed_too() throws IOException {
        String lock = "date > \"$(git rev-parse --git-dir)/locked\"; rm .git; false";
        Revisions revisions = revisions(repository, lock, "out/some.jar");
        String commit = revisions.commit("--base-rev", "HEAD");
        assertThrows(UserError.class, () -> revisions.build("HEAD", commit, "base"));
        assertNoWorkTreeIsLeft();
    }

    private void assertNoWorkTreeIsLeft() throws IOException {
        assertEquals(1, git("worktree", "list").lines().count());
        assertFalse(
                Files.exists(repository.resolve(".git/worktrees")) && hasEntries(repository.resolve(".git/worktrees")));
    }

    private static boolean hasEntries(Path path) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isPresent();
        }
    }

    private static String content(GateSide side) throws IOException {
        return Files.readString(Path.of(side.classPath().get(0)));
    }

    private Revisions revisions(Path where, String build, String jars) {
        return new Revisions(where, build, jars, folder.resolve("kept"));
    }

    private String git(String... arguments) {
        ProgramResult result = Git.in(repository, arguments);
        assertTrue(result.isOk(), result::toString);
        return result.output();
    }
}
