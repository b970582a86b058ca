package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.fixture.SampleMachine;
import io.github.diobench.suite.fixture.SampleRun;
import io.github.diobench.suite.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvironmentDiffTest {
    private static final Environment THEN = SampleRun.environment();

    @TempDir
    Path folder;

    @Test
    void the_same_is_the_same() throws IOException {
        assertEquals(List.of(), EnvironmentDiff.between(THEN, THEN));
    }

    @Test
    void load_and_time_do_not_matter_nor_where_the_code_lies() throws IOException {
        assertEquals(List.of(), differences(now -> {
            now.put("load", 17.5).put("started", "2026-12-24T00:00:00Z").put("hostJvm", "another");
            ((ObjectNode) now.at("/forkJvms/0")).put("startMillis", 99);
            ((ObjectNode) now.at("/classPath/0")).put("path", "elsewhere/benchmarks.jar");
        }));
    }

    @Test
    void every_field_that_matters_is_named() throws IOException {
        assertNamed("os", now -> now.put("os", "Plan 9"));
        assertNamed("cpu", now -> now.remove("cpu"));
        assertNamed("cpus", now -> now.put("cpus", 3));
        assertNamed("memoryGib", now -> now.put("memoryGib", 3));
        assertNamed("fingerprint", now -> now.put("fingerprint", "f"));
        assertNamed("jmh", now -> now.put("jmh", "1.38"));
        assertNamed("JDK /jdk/bin/java version", now -> ((ObjectNode) now.at("/forkJvms/0")).put("version", "17.0.2"));
        assertNamed("JDK /jdk/bin/java vm", now -> ((ObjectNode) now.at("/forkJvms/0")).put("vm", "Other VM"));
        assertNamed(
                "classPath benchmarks.jar",
                now -> ((ObjectNode) now.at("/classPath/0")).put("sha256", "cd".repeat(32)));
        assertNamed("classPath benchmarks.jar", now -> ((ArrayNode) now.at("/classPath")).removeAll());
        assertNamed(
                "classPath more.jar",
                now -> ((ArrayNode) now.at("/classPath"))
                        .addObject()
                        .put("path", "more.jar")
                        .put("sha256", "ef".repeat(32)));
    }

    @Test
    void another_processor_of_the_same_name_is_named() throws IOException {
        Environment then = with(THEN, new Machine(SampleMachine.cpu("1"), SampleMachine.profile(2.3)));
        Environment now = with(THEN, new Machine(SampleMachine.cpu("17"), SampleMachine.profile(2.4)));
        assertEquals(
                List.of("cpuModel was 'AuthenticAMD family 25 model 1 stepping 1' and is "
                        + "'AuthenticAMD family 25 model 17 stepping 1'"),
                EnvironmentDiff.between(then, now));
    }

    @Test
    void a_locked_operation_that_costs_clearly_more_is_named_where_both_were_measured() throws IOException {
        Environment then = with(THEN, new Machine(SampleMachine.cpu("1"), SampleMachine.profile(2.3)));
        Environment slower = with(THEN, new Machine(SampleMachine.cpu("1"), SampleMachine.profile(4.9)));
        Environment alike = with(THEN, new Machine(SampleMachine.cpu("1"), SampleMachine.profile(2.9)));
        Environment unmeasured = with(THEN, new Machine(SampleMachine.cpu("1"), null));
        assertEquals(List.of("lockedNs was '2.3' and is '4.9'"), EnvironmentDiff.ofMachine(then, slower));
        assertEquals(List.of(), EnvironmentDiff.ofMachine(then, alike));
        assertEquals(List.of(), EnvironmentDiff.ofMachine(then, unmeasured));
        assertEquals(List.of("lockedNs is '2.3' in A and '4.9' in B"), EnvironmentDiff.ofRuns(run(then), run(slower)));
    }

    /** Its fingerprint was made otherwise. */
    @Test
    void a_run_of_a_diobench_that_did_not_look_may_be_of_the_same_machine() throws IOException {
        Environment now = with(THEN, new Machine(SampleMachine.cpu("1"), SampleMachine.profile(2.3)));
        String json = Json.line(now).replace(THEN.fingerprint(), "fedcba9876543210");
        assertEquals(
                List.of(),
                EnvironmentDiff.ofMachine(THEN, Json.reader(Environment.class).readValue(json)));
    }

    @Test
    void digests_tell_contents_apart() throws IOException {
        Files.writeString(folder.resolve("a.class"), "one");
        String one = digest();
        assertEquals(one, digest());
        Files.writeString(folder.resolve("a.class"), "two");
        assertNotEquals(one, digest());
        Files.writeString(folder.resolve("a.class"), "one");
        assertEquals(one, digest());
        Files.move(folder.resolve("a.class"), folder.resolve("b.class"));
        assertNotEquals(one, digest());
    }

    private String digest() throws IOException {
        Regime alone = new Regime(
                "r",
                Purpose.OBSERVED,
                "b.B.m",
                Map.of(),
                1,
                1,
                List.of(new Arm("a", "none", Arm.Role.ALONE, "/jdk/bin/java", List.of(folder.toString()))));
        Plan plan = SampleRun.plan();
        Plan other = new Plan(
                plan.schemaVersion(),
                "r",
                "p",
                1,
                1,
                List.of(),
                plan.timing(),
                List.of(),
                "a",
                List.of(alone),
                List.of(),
                List.of());
        return CodeDigest.of(other).stream()
                .filter(entry -> entry.path().equals(folder.toString()))
                .findFirst()
                .orElseThrow()
                .sha256();
    }

    private static void assertNamed(String field, Consumer<ObjectNode> change) throws IOException {
        List<String> differences = differences(change);
        assertEquals(1, differences.size(), field + ": " + differences);
        assertTrue(differences.get(0).startsWith(field + " "), differences.toString());
    }

    private static List<String> differences(Consumer<ObjectNode> change) throws IOException {
        ObjectNode now = (ObjectNode) new ObjectMapper().readTree(Json.line(THEN));
        change.accept(now);
        return EnvironmentDiff.between(THEN, Json.reader(Environment.class).readValue(now.toString()));
    }

    private static RunData run(Environment environment) {
        return new RunData(SampleRun.plan(), environment, SampleRun.forks());
    }

    private static Environment with(Environment environment, Machine machine) throws IOException {
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(Json.line(environment));
        json.set("machine", new ObjectMapper().readTree(Json.line(machine)));
        return Json.reader(Environment.class).readValue(json.toString());
    }
}
