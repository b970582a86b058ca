package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.diobench.suite.fixture.CompiledJar;
import io.github.diobench.suite.fixture.GatedJar;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The steps of the workflows, run as they stand in the repository of another project. Actions are acted out here; Maven is a script
 * that copies what the repository holds, and the gates are made short.
 */
@DisabledOnOs(OS.WINDOWS)
final class WorkflowStepsIT {
    private static final Path WORKFLOWS = Path.of(".github", "workflows").toAbsolutePath();
    private static final Pattern OUTPUT = Pattern.compile("(?:steps|needs)\\.(\\w+)\\.outputs\\.(\\w+) == '(\\w+)'");
    private static final long PATIENCE_SECONDS = 300;

    private static final String BENCHMARK = """
            package other;
            import org.openjdk.jmh.annotations.*;
            @State(Scope.Benchmark) @BenchmarkMode(Mode.AverageTime)
            public class Log {
                double x = 5;
                @Benchmark public double log() { return Math.log(x); }
            }
            """;

    @TempDir
    private Path folder;

    private Path origin;
    private Path tools;
    private final Map<String, String> outputs = new TreeMap<>();

    @BeforeEach
    void makeAnotherProject() throws Exception {
        origin = Files.createDirectories(folder.resolve("origin"));
        run(
                origin,
                "git init --quiet --initial-branch=main && touch pom.xml && git config user.name a && git config user.email a@b.c");
        List<String> libraries = new ArrayList<>();
        for (String library : GatedJar.classPath(Path.of("x")).split(File.pathSeparator, -1)) {
            libraries.add(Path.of(library).toUri().toString());
        }
        for (String more : List.of("x", "x + 0")) {
            CompiledJar.write(
                    origin.resolve("built.jar"),
                    String.join(" ", libraries),
                    BENCHMARK.replace("log(x)", "log(" + more + ")"));
            run(origin, "git add . && git commit --quiet -m '" + more + "'");
        }
        tools = Files.createDirectories(folder.resolve("tools"));
        program("mvn", """
                case "$*" in
                  *.diobench/pom.xml*) cp '%s' .diobench/benchmarks.jar ;;
                  *) mkdir -p target && cp built.jar target/benchmarks.jar ;;
                esac
                """.formatted(System.getProperty("diobench.jar")));
        // A busy machine disturbs turns; here all of them count.
        Path margins = Files.writeString(folder.resolve("margins.json"), """
                { "schemaVersion" : 1, "rules" : [ { "regime" : ".*", "margin" : 0.9 } ],
                  "latencyMedian" : 0.05, "latencyP99" : 0.10, "alphaPass" : 0.05, "alphaFail" : 0.01,
                  "minRounds" : 5, "looks" : [ 8 ], "controlAlpha" : 0.008, "controlPower" : 0.99, "voidAlpha" : 0.001,
                  "stealLimit" : 0.5, "loadLimit" : 0.9,
                  "turns" : { "waitingLimit" : 999, "stealLimit" : 0.99, "leastTurns" : 1 }, "floorNs" : 1.5 }
                """);
        program("java", """
                case " $* " in
                  *' gate '*) set -- "$@" -wi 0 -i 1 -r 20ms --rounds 6 --margins '%s' ;;
                  *' run '*) exit 1 ;;
                esac
                exec '%s' -Djava.io.tmpdir='%s' "$@"
                """.formatted(margins, Path.of(System.getProperty("java.home"), "bin", "java"), folder));
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script);
        assertTrue(file.toFile().setExecutable(true));
    }

    @Test
    void a_pull_request_is_measured_by_the_gate() throws Exception {
        String said = workflow("perf-pr.yml");
        assertTrue(said.contains("Building HEAD^1, commit "), said);
        assertTrue(said.contains("Log.log"), said);
        assertTrue(Files.readString(folder.resolve("summary")).contains("## Performance gate: "), said);
        assertTrue(Files.exists(folder.resolve("artifacts/perf-pr/perf-results")), said);
    }

    @Test
    void nights_become_a_history_of_the_other_project() throws Exception {
        String first = workflow("perf-nightly.yml");
        assertTrue(first.contains("Added run "), first);
        String base = run(origin, "git show perf-history:base").strip();
        assertEquals(run(origin, "git rev-parse main").strip(), base);
        run(origin, "git commit --quiet --allow-empty -m next");
        String second = workflow("perf-nightly.yml");
        assertTrue(second.contains("Building " + base + ", commit " + base), second);
        assertEquals(
                2,
                run(origin, "git ls-tree -r --name-only perf-history history")
                        .lines()
                        .count());
        assertEquals(base, run(origin, "git show perf-history:base").strip());
        assertTrue(Files.exists(folder.resolve("artifacts/history/history.html")), second);
    }

    private String workflow(String name) throws Exception {
        JsonNode workflow = new YAMLMapper().readTree(WORKFLOWS.resolve(name).toFile());
        StringBuilder said = new StringBuilder();
        for (Map.Entry<String, JsonNode> job : workflow.path("jobs").properties()) {
            Path workspace = Files.createTempDirectory(folder, job.getKey());
            for (JsonNode step : job.getValue().path("steps")) {
                if (holds(step.path("if").asText())) {
                    said.append(step(step, job.getKey(), workspace));
                }
            }
        }
        return said.toString();
    }

    private boolean holds(String condition) {
        Matcher output = OUTPUT.matcher(condition);
        return !output.find() || output.group(3).equals(outputs.get(output.group(2)));
    }

    private String step(JsonNode step, String job, Path workspace) throws Exception {
        if (step.has("run")) {
            return script(step, job, workspace);
        }
        String action = step.path("uses").asText().replaceFirst("@.*", "");
        JsonNode with = step.path("with");
        switch (action) {
            case "actions/checkout" -> {
                if (with.has("repository")) {
                    Path there = Files.createDirectories(
                            workspace.resolve(with.path("path").asText()));
                    Files.writeString(there.resolve("pom.xml"), "");
                } else {
                    run(workspace, "git clone --quiet '" + origin.toUri() + "' .");
                }
            }
            case "actions/upload-artifact" -> {
                Path artifact = Files.createDirectories(
                        folder.resolve("artifacts").resolve(with.path("name").asText()));
                for (String path :
                        with.path("path").asText().lines().map(String::strip).toList()) {
                    run(workspace, "cp -r --parents '" + path.replaceFirst("/$", "") + "' '" + artifact + "'");
                }
            }
            case "actions/download-artifact" ->
                run(
                        workspace,
                        "mkdir -p '" + with.path("path").asText() + "' && cp -r '"
                                + folder.resolve("artifacts")
                                        .resolve(with.path("name").asText()) + "/.' '"
                                + with.path("path").asText() + "'");
            default -> assertEquals("actions/setup-java", action);
        }
        return "";
    }

    private String script(JsonNode step, String job, Path workspace) throws Exception {
        Path output = Files.createTempFile(folder, "output", "");
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", "-e", "-o", "pipefail", "-c", step.path("run").asText())
                .directory(workspace.toFile())
                .redirectErrorStream(true);
        builder.environment().put("PATH", tools + File.pathSeparator + System.getenv("PATH"));
        builder.environment().put("GITHUB_OUTPUT", output.toString());
        builder.environment()
                .put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
        builder.environment().put("LABELLED", "false");
        String said = ended(builder, step.path("run").asText());
        Files.readAllLines(output).stream()
                .map(line -> line.split("=", 2))
                .forEach(pair -> outputs.put(pair[0], pair[1]));
        return job + ": " + said;
    }

    private static String run(Path where, String script) throws Exception {
        return ended(
                new ProcessBuilder("bash", "-e", "-c", script)
                        .directory(where.toFile())
                        .redirectErrorStream(true),
                script);
    }

    private static String ended(ProcessBuilder builder, String script) throws Exception {
        Path output = Files.createTempFile("steps", ".txt");
        Process process = builder.redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        Files.delete(output);
        assertTrue(ended && process.exitValue() == 0, script + "\n" + said);
        return said;
    }
}
