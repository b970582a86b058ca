package io.github.diobench.suite.track.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.fixture.GatedJar;
import io.github.diobench.suite.os.Git;
import io.github.diobench.suite.os.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions that are built from a git repository. */
final class RevisionsIT {
    private static final String BUILD = "mkdir -p out && cp source.txt out/some.jar";

    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();
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
        GateSide base;
        GateSide head;
        try (BuiltRevision one = build(revisions, "HEAD~1", "base");
                BuiltRevision other = build(revisions, "HEAD", "head")) {
            base = one.side();
            head = other.side();
            assertEquals("first", Files.readString(one.folder().resolve("source.txt")));
            assertEquals("second", Files.readString(other.folder().resolve("source.txt")));
        }
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
        build(revisions, "HEAD", "head").close();
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
        try (BuiltRevision built = build(revisions, "HEAD", "head")) {
            assertEquals("second below", content(built.side()));
            assertEquals(2, built.side().classPath().size());
            assertEquals("sub", built.folder().getFileName().toString());
        }
    }

    @Test
    void a_build_that_fails_says_where_to_look_and_leaves_nothing() throws IOException {
        Revisions revisions = revisions(repository, "echo one; echo two >&2; exit 7", "out/some.jar");
        String commit = revisions.commit("--base-rev", "HEAD");
        String message = assertThrows(UserError.class, () -> revisions.build("HEAD", commit, "base", notes::add))
                .getMessage();
        assertTrue(message.startsWith("'echo one; echo two >&2; exit 7' ended with code 7 for HEAD; "), message);
        assertTrue(message.endsWith(", at last: two"), message);
        assertEquals(1, message.lines().count(), message);
        assertNoWorkTreeIsLeft();
        Revisions nothing = revisions(repository, "true", "out/some.jar");
        assertEquals(
                "'true' built no out/some.jar for HEAD; say with --jar what it builds",
                assertThrows(UserError.class, () -> nothing.build("HEAD", commit, "base", notes::add))
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
    void a_hook_that_fails_is_told_and_stands_in_the_way_of_nothing() throws IOException {
        Path hook = repository.resolve(".git/hooks/post-checkout");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\necho not today >&2\nexit 3\n");
        assertTrue(hook.toFile().setExecutable(true));
        Revisions revisions = revisions(repository, BUILD, "out/some.jar");
        String commit = revisions.commit("--base-rev", "HEAD");
        try (BuiltRevision built = build(revisions, "HEAD", "base")) {
            assertEquals("second", content(built.side()));
        }
        assertEquals(
                List.of("a hook failed when " + commit
                        + " was checked out, which is whole all the same: not today (git ended " + "with code 3)"),
                notes);
        Files.delete(hook);
        assertNoWorkTreeIsLeft();
    }

    @Test
    void what_is_not_committed_is_said() throws IOException {
        Revisions revisions = revisions(repository, BUILD, "out/some.jar");
        assertEquals(
                Optional.of("1 file is changed in " + repository + " and not committed; HEAD is measured without that"),
                revisions.uncommitted("HEAD"));
        git("checkout", "--quiet", "--", ".");
        assertEquals(Optional.empty(), revisions.uncommitted("HEAD"));
    }

    @Test
    void submodules_are_there_and_the_configuration_stays_as_it_is() throws IOException {
        Path library = Files.createDirectories(folder.resolve("library"));
        for (List<String> command : List.of(
                List.of("init", "--quiet"),
                List.of("add", "."),
                List.of("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", "one"))) {
            Files.writeString(library.resolve("part.txt"), "part");
            assertTrue(Git.in(library, command.toArray(String[]::new)).isOk());
        }
        git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library.toString(), "lib");
        git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--quiet", "-a", "-m", "third");
        String before = Files.readString(repository.resolve(".git/config"));
        Revisions revisions = revisions(repository, "cp lib/part.txt some.jar", "some.jar");
        try (BuiltRevision built = build(revisions, "HEAD", "head")) {
            assertEquals("part", content(built.side()));
        }
        assertEquals(before, Files.readString(repository.resolve(".git/config")));
        assertNoWorkTreeIsLeft();
    }

    @Test
    void jars_are_found_by_pattern_and_where_builds_leave_them() throws IOException {
        String make =
                "mkdir -p target && for n in x-benchmarks original-x-benchmarks x; do cp source.txt target/$n.jar; done";
        try (BuiltRevision built = build(revisions(repository, make, "target/*-benchmarks.jar"), "HEAD", "head")) {
            assertEquals("second", content(built.side()));
        }
        String message = assertThrows(
                        UserError.class, () -> build(revisions(repository, make, "target/x*.jar"), "HEAD", "head"))
                .getMessage();
        assertEquals(
                "'" + make
                        + "' built several target/x*.jar for HEAD: target/x-benchmarks.jar, target/x.jar; say with --jar what "
                        + "it builds",
                message);
        assertTrue(assertThrows(UserError.class, () -> build(revisions(repository, make, null), "HEAD", "head"))
                .getMessage()
                .startsWith("'" + make + "' built no jar with benchmarks for HEAD in benchmarks.jar, target/"));
        Path jar = GatedJar.write(repository.resolve("gated.jar"), 1);
        git("add", jar.toString());
        git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", "jar");
        String modules = "mkdir -p module/build/libs && cp gated.jar module/build/libs/module-jmh.jar";
        try (BuiltRevision built = build(revisions(repository, modules, null), "HEAD", "head")) {
            assertTrue(Files.size(Path.of(built.side().classPath().get(0))) > 1000);
        }
    }

    @Test
    void a_manifest_brings_its_libraries_and_they_are_kept() throws IOException {
        Path jar = repository.resolve("thin.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(Attributes.Name.CLASS_PATH, "lib/a%20b.jar missing.jar classes/ http://x.y/z.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        git("add", jar.toString());
        git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", "jar");
        String make =
                "mkdir -p out/lib out/classes && cp thin.jar out && cp source.txt 'out/lib/a b.jar' && cp source.txt out/classes";
        GateSide side;
        try (BuiltRevision built = build(revisions(repository, make, "out/thin.jar"), "HEAD", "head")) {
            side = built.side();
        }
        assertEquals(3, side.classPath().size(), side::toString);
        assertEquals("second", Files.readString(Path.of(side.classPath().get(1))));
        assertEquals("second", Files.readString(Path.of(side.classPath().get(2)).resolve("source.txt")));
        assertTrue(side.classPath().stream().allMatch(path -> Path.of(path).startsWith(folder.resolve("kept"))));
    }

    @Test
    void a_work_tree_that_git_has_locked_is_removed_too() throws IOException {
        String lock = "date > \"$(git rev-parse --git-dir)/locked\"; rm .git; false";
        Revisions revisions = revisions(repository, lock, "out/some.jar");
        String commit = revisions.commit("--base-rev", "HEAD");
        assertThrows(UserError.class, () -> revisions.build("HEAD", commit, "base", notes::add));
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
        return new Revisions(where, new BuildCommand(build), jars, folder.resolve("kept"));
    }

    private BuiltRevision build(Revisions revisions, String revision, String arm) throws IOException {
        return revisions.build(revision, revisions.commit("--rev", revision), arm, notes::add);
    }

    private String git(String... arguments) {
        ProgramResult result = Git.in(repository, arguments);
        assertTrue(result.isOk(), result::toString);
        return result.output();
    }
}
