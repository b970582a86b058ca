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
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ ([\\w.]+) }}");
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
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, String> variables = new TreeMap<>();

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
                  *' gate '*) set -- "$@" -wi 0 -i 1 -r 20ms --rounds 6 --margins '%1$s' ;;
                  *' --shard '*) set -- "$@" --counter spin ;;
                  *' run '*) exit 1 ;;
                  # What is measured for a moment is not judged.
                  *' verdict '*) '%2$s' "$@" || test $? = 4; exit ;;
                esac
                exec '%2$s' -Djava.io.tmpdir='%3$s' "$@"
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
        assertTrue(Files.exists(folder.resolve("artifacts/perf-pr/.jars")), said);
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

    @Test
    void shards_are_measured_apart_and_put_together() throws Exception {
        values.put("inputs.profile", "smoke");
        values.put("inputs.seed", "42");
        String said = workflow("perf-shards.yml");
        assertTrue(said.contains("Merged 4 shards by benchmark"), said);
        assertTrue(said.contains("No verdict: profile smoke only shows that everything works."), said);
        assertTrue(Files.readString(folder.resolve("summary")).contains("# diobench merged"), said);
        assertTrue(Files.exists(folder.resolve("artifacts/merged/table.md")), said);
    }

    private String workflow(String name) throws Exception {
        JsonNode workflow = new YAMLMapper().readTree(WORKFLOWS.resolve(name).toFile());
        StringBuilder said = new StringBuilder();
        for (Map.Entry<String, JsonNode> job : workflow.path("jobs").properties()) {
            JsonNode shards = job.getValue().path("strategy").path("matrix").path("shard");
            for (int shard = 1; shard <= Math.max(1, shards.size()); shard++) {
                values.put("matrix.shard", Integer.toString(shard));
                variables.clear();
                declare(workflow.path("env"));
                declare(job.getValue().path("env"));
                said.append(job(job.getKey(), job.getValue()));
            }
        }
        return said.toString();
    }

    private String job(String name, JsonNode job) throws Exception {
        StringBuilder said = new StringBuilder();
        Path workspace = Files.createTempDirectory(folder, name);
        for (JsonNode step : job.path("steps")) {
            if (holds(step.path("if").asText())) {
                said.append(step(step, name, workspace));
            }
        }
        return said.toString();
    }

    private void declare(JsonNode environment) {
        environment.properties().forEach(variable -> variables.put(variable.getKey(), text(variable.getValue())));
    }

    /** Returns {@code node} with the values of what it holds in double braces. */
    private String text(JsonNode node) {
        return EXPRESSION
                .matcher(node.asText())
                .replaceAll(expression -> Matcher.quoteReplacement(values.getOrDefault(expression.group(1), "")));
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
            case "actions/upload-artifact" -> upload(with, workspace);
            case "actions/download-artifact" -> {
                Path artifacts = folder.resolve("artifacts");
                // By a pattern, each is a folder of its own.
                String from = with.has("pattern")
                        ? artifacts + "/" + with.path("pattern").asText()
                        : "'" + artifacts.resolve(with.path("name").asText()) + "/.'";
                String to = with.path("path").asText(".");
                run(workspace, "mkdir -p '" + to + "' && cp -r " + from + " '" + to + "'");
            }
            default -> assertEquals("actions/setup-java", action);
        }
        return "";
    }

    /** An artifact begins at the deepest folder that holds all of it. */
    private void upload(JsonNode with, Path workspace) throws Exception {
        Path artifact = Files.createDirectories(folder.resolve("artifacts").resolve(text(with.path("name"))));
        List<String> paths =
                with.path("path").asText().lines().map(String::strip).toList();
        String only = paths.get(0);
        if (paths.size() > 1) {
            run(workspace, "cp -r --parents " + String.join(" ", paths) + " '" + artifact + "'");
        } else {
            run(workspace, "cp -r '" + only + (only.endsWith("/") ? "." : "") + "' '" + artifact + "'");
        }
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
        builder.environment().putAll(variables);
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
