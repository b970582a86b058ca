package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.ParameterException;

/** The workflows, which others copy, are careful with what they are trusted with, and call the program as it is. */
final class WorkflowFilesTest {
    private static final Path FOLDER = Path.of(".github", "workflows");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Map<String, List<String>> VERBS = Map.of(
            "ci.yml", List.of("list", "run"),
            "perf-pr.yml", List.of("gate"),
            "perf-nightly.yml", List.of("doctor", "gate", "run", "gate", "history", "history", "history"),
            "perf-shards.yml", List.of("run", "merge", "verdict"));

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @Test
    void every_workflow_is_known() throws IOException {
        assertEquals(
                VERBS.keySet().stream().sorted().toList(),
                files().stream().map(file -> file.getFileName().toString()).toList());
    }

    @ParameterizedTest
    @MethodSource("files")
    void calls_of_the_program_are_understood(Path file) throws IOException {
        List<String> verbs = new ArrayList<>();
        for (String script : scripts(YAML.readTree(file.toFile()))) {
            for (List<String> call : ShellCalls.in(script)) {
                verbs.add(call.get(0));
                ShellCalls.requireUnderstood(call);
            }
        }
        assertEquals(VERBS.get(file.getFileName().toString()), verbs);
    }

    @Test
    void a_call_that_is_not_understood_is_seen() {
        for (String wrong : List.of(
                "java -jar benchmarks.jar merge shards --ouput merged",
                "cd x && java -Xmx2g -jar \"$HOME\"/benchmarks.jar run \\\n  --shards 1/2 2>&1 | tee log",
                "java -jar benchmarks.jar nonsense || code=$?")) {
            List<List<String>> calls = ShellCalls.in(wrong);
            assertEquals(1, calls.size(), wrong);
            assertThrows(ParameterException.class, () -> ShellCalls.requireUnderstood(calls.get(0)), wrong);
        }
        assertEquals(
                List.of(List.of("run", "--shard", "1/1", "--results", "a b")),
                ShellCalls.in("java -jar x/benchmarks.jar run --shard \"${I}/${{ matrix.n }}\" --results 'a b' > log"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_workflow_may_do_little_and_not_for_long(Path file) throws IOException {
        JsonNode workflow = YAML.readTree(file.toFile());
        assertEquals("{\"contents\":\"read\"}", workflow.path("permissions").toString());
        assertTrue(workflow.has("on"), "no trigger");
        assertFalse(workflow.path("on").has("pull_request_target"), "code of strangers would run with our token");
        boolean ordered = workflow.has("concurrency");
        for (Map.Entry<String, JsonNode> job : workflow.path("jobs").properties()) {
            assertTrue(job.getValue().path("timeout-minutes").isInt(), job.getKey() + " may take for ever");
            assertFalse(job.getValue().path("runs-on").asText().endsWith("-latest"), job.getKey());
            boolean writes = job.getKey().equals("history");
            assertEquals(
                    writes ? "{\"contents\":\"write\"}" : "",
                    job.getValue().path("permissions").toString(),
                    job.getKey());
            ordered |= job.getValue().has("concurrency");
            for (JsonNode step : job.getValue().path("steps")) {
                requireNoCredentialsLeft(step, writes);
            }
        }
        assertTrue(ordered, "two of them could run at the same time");
    }

    /** What is checked out is built, and a build may read the configuration of git. */
    private static void requireNoCredentialsLeft(JsonNode step, boolean writes) {
        if (step.path("uses").asText().startsWith("actions/checkout@") && !writes) {
            assertEquals("false", step.at("/with/persist-credentials").asText(), step.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void actions_are_pinned_and_nothing_of_an_event_gets_into_a_script(Path file) throws IOException {
        String text = Files.readString(file);
        assertFalse(text.contains("\t"), "a tab");
        List<String> uses = text.lines().filter(line -> line.contains("uses:")).toList();
        assertFalse(uses.isEmpty());
        for (String line : uses) {
            assertTrue(line.matches("\\s+(- )?uses: actions/[a-z-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"), line);
        }
        for (String script : scripts(YAML.readTree(text))) {
            List<String> expressions = Pattern.compile("\\$\\{\\{\\s*(.*?)\\s*}}")
                    .matcher(script)
                    .results()
                    .map(MatchResult::group)
                    .filter(expression -> !expression.contains("{{ matrix."))
                    .toList();
            assertEquals(List.of(), expressions, "give it to the script by a variable");
        }
    }

    private static List<String> scripts(JsonNode workflow) {
        List<String> scripts = new ArrayList<>();
        for (JsonNode job : workflow.path("jobs")) {
            for (JsonNode step : job.path("steps")) {
                if (step.has("run")) {
                    scripts.add(step.path("run").asText());
                }
            }
        }
        return scripts;
    }
}
