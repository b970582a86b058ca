package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.fixture.SampleFolder;
import io.github.diobench.suite.track.gate.GateRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stranger's folders and files: nothing outside is written over, nothing in them is started, and nothing hangs. */
final class HostileFolderTest {
    private static final String PRECIOUS = "echo precious\n";

    private final Program program = new Program();

    @TempDir
    private Path folder;

    private Path run;
    private Path outside;

    @BeforeEach
    void write() throws IOException {
        run = SampleFolder.write(Files.createDirectory(folder.resolve("run"))).path();
        outside = Files.writeString(folder.resolve("outside.sh"), PRECIOUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan.json", "environment.json", "margins.json", "journal.jsonl", "shards.json"})
    void a_link_in_place_of_a_file_of_a_run_is_refused(String name) throws IOException {
        Path file = run.resolve(name);
        Path there = folder.resolve("elsewhere");
        if (Files.exists(file)) {
            Files.move(file, there);
        } else {
            Files.writeString(there, "{}");
        }
        Files.createSymbolicLink(file, there);
        refused(" is a link; ", "report", run.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan.json", "environment.json", "margins.json", "journal.jsonl", "shards.json"})
    void a_pipe_in_place_of_a_file_of_a_run_is_refused(String name) throws Exception {
        Path file = run.resolve(name);
        Files.deleteIfExists(file);
        assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
        refused(" is no plain file; ", "report", run.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"table.md", "summary.csv", "jmh-result.json", "latency.hlog"})
    void a_report_is_not_written_through_a_link(String name) throws IOException {
        Files.createSymbolicLink(run.resolve(name), outside);
        refused(" is a link; ", "report", run.toString());
    }

    @Test
    void a_folder_of_reports_is_not_a_link() throws IOException {
        Files.createSymbolicLink(run.resolve("latency"), Path.of(".."));
        refused(" is a link; only a plain folder ", "report", run.toString());
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void a_run_may_lie_behind_a_link_of_the_users() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("latest"), run);
        assertEquals(0, program.run("report", link.toString()), program.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\nb", "a\\u001bb", "../up", "a\\u2028b", "a\\u0085b", ""})
    void the_name_of_a_run_is_that_of_a_folder(String id) throws IOException {
        Path plan = run.resolve("plan.json");
        Files.writeString(
                plan,
                Files.readString(plan)
                        .replaceFirst("(\"runId\" : )\"[^\"]*\"", "$1\"" + id.replace("\\", "\\\\") + "\""));
        refused("its runId is no name of a folder", "report", run.toString());
    }

    @Test
    void what_is_exported_or_imported_never_replaces_a_source() throws IOException {
        String journal = run.resolve("journal.jsonl").toString();
        refused("would write over", "export", run.toString(), "--format", "bmf", "--output", journal);
        Path other = SampleFolder.write(Files.createDirectory(folder.resolve("other")))
                .path();
        String plan = other.resolve("plan.json").toString();
        refused("would write over", "export", run.toString(), "--format", "bmf", "--output", plan);
        Path link = Files.createSymbolicLink(folder.resolve("link"), outside);
        refused(" is a link; ", "export", run.toString(), "--format", "bmf", "--output", link.toString());

        Path jmh = Files.copy(Path.of("src/test/resources/exchange/before.json"), folder.resolve("jmh.json"));
        Path same = Files.createSymbolicLink(folder.resolve("here"), folder).resolve("jmh.json");
        refused("would write over", "import", jmh.toString(), "--output", same.toString());
        refused(" is a link; ", "import", jmh.toString(), "--output", link.toString());
        refused(" is a link; ", "compare", run.toString(), other.toString(), "--md", link.toString());
        for (String source : List.of("plan.json", "environment.json", "journal.jsonl", "jmh.log", GateRequest.FILE)) {
            Path file = other.resolve(source);
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            refused("a part of a run", "compare", run.toString(), other.toString(), "--json", file.toString());
        }
    }

    @Test
    void a_history_is_written_over_by_nothing_and_has_no_links() throws IOException {
        Path machine = Files.createDirectories(folder.resolve("history/some-machine"));
        Path line = Files.writeString(machine.resolve("run.jsonl"), "{}\n");
        String store = folder.resolve("history").toString();
        refused("part of a history", "history", "check", "--store", store, "--md", line.toString());
        refused("part of a history", "history", "show", "--store", store, "--html", line.toString());
        Path link = Files.createSymbolicLink(folder.resolve("link.md"), outside);
        refused(" is a link; ", "history", "check", "--store", store, "--md", link.toString());
        Files.delete(line);
        Files.createSymbolicLink(folder.resolve("history/other-machine"), folder);
        refused("other-machine is a link; ", "history", "check", "--store", store);
    }

    @Test
    void a_pattern_of_the_margins_cannot_take_for_ever() throws IOException {
        Path margins = folder.resolve("margins.json");
        Files.writeString(
                margins,
                Files.readString(Path.of("src/main/resources/margins.json"))
                        .replaceFirst("\"regime\"\\s*:\\s*\"[^\"]*\"", "\"regime\": \"(([a-z0-9-]+)+)\\\\\\\\2!\""));
        Path judged = new JudgedRun()
                .write(Files.createDirectory(folder.resolve("judged")))
                .path();
        refused("takes too long on the name", "verdict", judged.toString(), "--margins", margins.toString());
    }

    @Test
    void scores_that_are_equal_to_the_last_bit_are_judged() throws IOException {
        JudgedRun equal = new JudgedRun().withNoise(JudgedRun.INLINE, 0).withNoise(JudgedRun.QUEUED, 0);
        for (double cost : new double[] {1, 1 + 7e-14, 1 - 7e-14, 1.5}) {
            Path judged = equal.withCost("synchronized", cost)
                    .write(Files.createDirectories(folder.resolve("judged-" + cost)))
                    .path();
            int code =
                    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> program.run("verdict", judged.toString()));
            assertEquals(0, code, program.err());
        }
    }

    @Test
    void going_on_starts_no_java_that_the_user_did_not_name() throws IOException {
        Path started = folder.resolve("started");
        Path java = Files.writeString(folder.resolve("java"), "#!/bin/sh\ntouch " + started + "\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        replaceInPlan("\"jvm\" : \"[^\"]*\"", "\"jvm\" : \"" + java + "\"");
        Files.writeString(run.resolve("journal.jsonl"), "{\"torn", StandardOpenOption.APPEND);
        byte[] journal = Files.readAllBytes(run.resolve("journal.jsonl"));

        assertEquals(4, program.run("run", "--resume", run.toString()), program.err());
        assertTrue(program.err().contains("add --jvm " + java), program.err());
        assertFalse(Files.exists(started));
        assertTrue(Arrays.equals(journal, Files.readAllBytes(run.resolve("journal.jsonl"))), "the journal was changed");
    }

    @Test
    void going_on_gives_no_java_arguments_that_no_profile_has() throws IOException {
        ownJava();
        replaceInPlan("\"jvmArgs\" : \\[[^\\]]*\\]", "\"jvmArgs\" : [ \"-XX:OnOutOfMemoryError=touch x\" ]");
        assertEquals(4, program.run("run", "--resume", run.toString()), program.err());
        assertTrue(program.err().contains("has arguments that this program does not give by itself"), program.err());
    }

    @Test
    void going_on_measures_no_other_code() throws IOException {
        ownJava();
        replaceInPlan("\"classPath\" : \\[ \\]", "\"classPath\" : [ \"/tmp/other.jar\" ]");
        assertEquals(4, program.run("run", "--resume", run.toString()), program.err());
        assertTrue(program.err().contains("is measured in other code: /tmp/other.jar"), program.err());
    }

    private void ownJava() throws IOException {
        String own = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        replaceInPlan("\"jvm\" : \"[^\"]*\"", "\"jvm\" : \"" + own + "\"");
    }

    private void replaceInPlan(String what, String with) throws IOException {
        Path plan = run.resolve("plan.json");
        String before = Files.readString(plan);
        String after = before.replaceAll(what, with);
        assertFalse(before.equals(after), "nothing was replaced");
        Files.writeString(plan, after);
    }

    private void refused(String message, String... args) throws IOException {
        int code = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> program.run(args));
        assertTrue(List.of(2, 4).contains(code), code + ": " + program.err());
        assertTrue(program.err().contains(message), program.err());
        assertEquals(1, program.err().lines().count(), program.err());
        assertEquals(PRECIOUS, Files.readString(outside));
    }
}
