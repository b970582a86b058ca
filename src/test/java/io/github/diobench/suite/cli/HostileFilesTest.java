package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.campaign.Shard;
import io.github.diobench.suite.fixture.GatedRun;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.fixture.SplitRun;
import io.github.diobench.suite.judge.MarginsFile;
import io.github.diobench.suite.track.gate.GatedVerdict;
import io.github.diobench.suite.verdict.MarginRule;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/**
 * Names, messages and values in the files of a run are data, whoever wrote them: whatever they hold, nothing that is printed steers a
 * terminal or a build server, and nothing that is written has markup, formulas or files that the program did not mean.
 */
final class HostileFilesTest {
    /** What steers a terminal, begins a line, or cannot be written. */
    private static final String UNPRINTABLE = "\n::error::x\r\n\u001b[2J\u009b2J\u202e\u2028\u0085\ud800\ufffe\u0000";

    private static final String PRINTABLE = "::error::|`|``<script>a</script>&lt;[x](http://e)![y] @me #1 ##[error]z";

    /** The name of a run is that of a folder, which leaves enough. */
    private static final String RUN_ID = "=::error::|`<script>&lt;![y] @me #1 ##[error]z";

    /** What of a run stands in one word of these is called something else. */
    private static final List<String> WORDS = List.of(
            "async-write-16-inline",
            "latency-async-write-16-queued",
            "synchronized",
            "sample",
            "Some CPU",
            "Linux 6.1 amd64",
            "Some VM",
            "Some vendor",
            "clock.source",
            "cgroup.quota",
            "1.50 CPUs",
            "it stands still",
            "1a2b3c4d5e6f",
            "slat",
            "host.others",
            "main~1",
            "old.Benchmark.run",
            "new.Benchmark.run",
            "/jars/",
            "5 % for every benchmark",
            "IllegalStateException",
            "Parser.");

    /** Those of them that are names of fields, in which JSON has no half surrogate pairs. */
    private static final Set<String> FIELDS = Set.of("slat", "host.others");

    private static final Pattern CODE = Pattern.compile("(?<!`)(`+)(?!`).*?[^`]\\1(?!`)");

    private final Program program = new Program();

    @TempDir
    private Path folder;

    @Test
    void a_run_is_reported_judged_and_exported() throws Exception {
        RunFolder run = judged("run", UNPRINTABLE + PRINTABLE);
        assertEquals(0, plain("report", run.path().toString()));
        assertEquals(0, plain("verdict", run.path().toString()));
        assertTrue(program.out().contains("Claim: "), "it is judged");
        for (String file : List.of("table.md", "verdict.md")) {
            assertMarkdown(run.path().resolve(file));
        }
        for (String file : List.of("verdict.json", "jmh-result.json")) {
            assertTrue(Json.reader(JsonNode.class)
                            .readTree(Files.readString(run.path().resolve(file)))
                            .size()
                    > 0);
        }
        try (Stream<Path> files = Files.list(run.path().resolve("latency"))) {
            assertEquals(
                    7, files.filter(file -> file.toString().matches("[ -~]+")).count());
        }
        for (String format : List.of("jmh", "bmf")) {
            assertEquals(0, plain("export", run.path().toString(), "--format", format));
            assertTrue(Json.reader(JsonNode.class).readTree(program.out()).size() > 0);
        }
        for (String format : List.of("github-action-benchmark", "otava", "hgrm")) {
            Path out = folder.resolve(format);
            assertEquals(
                    0,
                    plain("export", run.path().toString(), "--format", format, "--output", out.toString()),
                    program.err());
        }
    }

    @Test
    void no_line_begins_with_what_others_wrote() throws Exception {
        RunFolder run = judged("run", PRINTABLE);
        assertEquals(0, plain("report", run.path().toString()));
        assertEquals(0, plain("verdict", run.path().toString()));
        for (String file : List.of("table.md", "verdict.md")) {
            assertMarkdown(run.path().resolve(file));
        }
    }

    @Test
    void two_runs_are_compared() throws Exception {
        RunFolder a = judged("a", UNPRINTABLE + PRINTABLE);
        RunFolder b = judged("b", UNPRINTABLE + PRINTABLE);
        Path markdown = folder.resolve("c.md");
        Path page = folder.resolve("c.html");
        String[] all = {
            "compare",
            a.path().toString(),
            b.path().toString(),
            "--md",
            markdown.toString(),
            "--html",
            page.toString(),
            "--json",
            folder.resolve("c.json").toString()
        };
        assertEquals(0, plain(all), program.err());
        assertMarkdown(markdown);
        assertPage(page);

        Path environment = b.environment();
        Files.writeString(environment, Files.readString(environment).replace("Some CPU", "Another CPU"));
        assertEquals(4, plain(all));
        assertEquals(1, program.err().lines().count(), program.err());
        assertEquals(
                0,
                plain(Stream.concat(Stream.of(all), Stream.of("--across-machines"))
                        .toArray(String[]::new)));
        assertMarkdown(markdown);
        assertPage(page);
    }

    @Test
    void shards_are_merged() throws Exception {
        SplitRun.into(folder.resolve("shards"), judged("whole", ""), 2, Shard.By.ROUNDS);
        for (int shard = 1; shard <= 2; shard++) {
            spoil(folder.resolve("shards").resolve("shard-" + shard), UNPRINTABLE + PRINTABLE);
        }
        Path merged = folder.resolve("merged");
        assertEquals(
                0, plain("merge", folder.resolve("shards").toString(), "--output", merged.toString()), program.err());
        assertMarkdown(merged.resolve("table.md"));
    }

    @Test
    void a_history_is_shown_and_refuses_what_would_break_its_lines() throws Exception {
        Path store = folder.resolve("history");
        String breaking = judged("breaking", UNPRINTABLE).path().toString();
        assertEquals(2, plain("history", "add", breaking, "--store", store.toString()));
        RunFolder run = judged("run", "");
        // What files are named after must be a name.
        spoil(run.path(), "\u202e" + PRINTABLE, Set.of("1a2b3c4d5e6f"));
        assertEquals(0, plain("history", "add", run.path().toString(), "--store", store.toString()), program.err());
        assertEquals(0, plain("history", "show", "--store", store.toString()), program.err());
        assertTrue(program.out().contains("\\u202e"), program.out());
        Path markdown = folder.resolve("h.md");
        assertEquals(0, plain("history", "check", "--store", store.toString(), "--md", markdown.toString()));
        assertMarkdown(markdown);
        Path page = folder.resolve("h.html");
        assertEquals(0, plain("history", "show", "--store", store.toString(), "--html", page.toString()));
        String html = Files.readString(page);
        assertFalse(html.contains("<script"), html);
        assertFalse(html.contains("\u202e"), html);
    }

    @Test
    void a_gate_is_shown_and_annotated() throws Exception {
        RunFolder gate = new GatedRun()
                .with("Parser.a[x=1]", 1.2)
                .with("Parser.b", 1)
                .with("Parser.c", 1)
                .withFailing("Parser.c")
                .write(folder.resolve("gate"));
        GatedVerdict.write(gate.path());
        spoil(gate.path(), UNPRINTABLE + PRINTABLE);
        assertEquals(1, program.run("gate", "--report", gate.path().toString(), "--annotations"), program.err());
        assertPlain(program.out().replaceAll("(?m)^::(error|warning) title=.*", ""));
        assertEquals(
                2, program.out().lines().filter(line -> line.startsWith("::")).count(), program.out());
        assertMarkdown(gate.path().resolve("gate.md"));
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(
                        new StringReader(Files.readString(gate.path().resolve("gate-junit.xml")))));
    }

    @Test
    void what_jmh_measured_elsewhere_is_shown() throws Exception {
        Path before = Path.of("src", "test", "resources", "exchange", "before.json");
        String text = Files.readString(before);
        String spoiled = text.replace("QueueBenchmark", "QueueBenchmark" + json(UNPRINTABLE + PRINTABLE))
                .replace("\"spsc\"", "\"" + json(PRINTABLE) + "\"");
        assertNotEquals(text, spoiled);
        Path file = Files.writeString(folder.resolve("a[x](y)`<b>.json"), spoiled);
        assertEquals(0, plain("import", file.toString()), program.err());
        assertTrue(program.out().contains("<script>"), program.out());
        assertMarkdown(Files.writeString(folder.resolve("import.md"), program.out()));
        assertEquals(0, plain("import", file.toString(), before.toString()), program.err());
        assertMarkdown(Files.writeString(folder.resolve("import.md"), program.out()));
    }

    @Test
    void a_message_of_any_length_is_one_line_that_ends() throws IOException {
        RunFolder run = judged("run", "");
        Files.writeString(
                run.plan(),
                Files.readString(run.plan())
                        .replaceFirst(
                                "\"cell\" : \"", "$0" + Matcher.quoteReplacement(json(UNPRINTABLE.repeat(20_000)))));
        assertEquals(2, plain("report", run.path().toString()));
        assertEquals(1, program.err().lines().count());
        assertTrue(program.err().length() < 2_100, "" + program.err().length());
    }

    @Test
    void a_path_that_can_be_none_is_a_mistake() {
        for (String path : List.of("a\u0000b", "\ud800")) {
            for (String[] verb : new String[][] {
                {"report", path},
                {"verdict", path},
                {"import", path},
                {"run", "--classpath", path},
                {"gate", "--base", path, "--head", path},
                {"history", "show", "--store", path},
                {"gate", "--report", path}
            }) {
                assertEquals(2, plain(verb), program.err());
                assertEquals(1, program.err().lines().count(), program.err());
            }
        }
    }

    @Test
    void a_time_that_nobody_has_is_a_mistake() {
        assertEquals(2, plain("verify", "--time", "999999999h"));
        assertTrue(program.err().contains("'999999999h' is longer than a year"), program.err());
    }

    @Test
    void help_is_as_it_was() {
        assertEquals(0, plain("compare", "--help"));
        assertTrue(program.out().startsWith("Usage: "), program.out());
    }

    private RunFolder judged(String name, String hostile) throws IOException {
        RunFolder run = new JudgedRun().withRounds(6).write(Files.createDirectory(folder.resolve(name)));
        AtomicFile.write(
                run.margins(),
                Json.pretty(MarginsFile.shipped().margins().withRules(List.of(new MarginRule("(?s).*", 0.05)))));
        spoil(run.path(), hostile);
        String plan = Files.readString(run.plan());
        Files.writeString(run.plan(), plan.replaceFirst("(\"runId\" : \")", "$1" + (hostile.isEmpty() ? "" : RUN_ID)));
        return run;
    }

    private static void spoil(Path run, String hostile) throws IOException {
        spoil(run, hostile, Set.of());
    }

    private static void spoil(Path run, String hostile, Set<String> spared) throws IOException {
        for (String name :
                List.of("plan.json", "environment.json", "journal.jsonl", "gate-request.json", "verdict.json")) {
            Path file = run.resolve(name);
            if (Files.exists(file)) {
                String text = Files.readString(file);
                for (String word : WORDS) {
                    String before = FIELDS.contains(word) ? hostile.replace("\ud800", "") : hostile;
                    text = spared.contains(word) ? text : text.replace(word, json(before) + word);
                }
                Files.writeString(file, text);
            }
        }
    }

    /** Halves of surrogate pairs can only stand in a file as escapes. */
    private static String json(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(unit -> escaped.append(
                        unit > '~' ? String.format(Locale.ROOT, "\\u%04x", unit) : quoted(Character.toString(unit))));
        return escaped.toString();
    }

    private static String quoted(String character) {
        String line = Json.line(character);
        return line.substring(1, line.length() - 1);
    }

    /** Returns the exit code of a program that printed nothing but text. */
    private int plain(String... args) {
        int code = program.run(args);
        assertNotEquals(70, code, program.err());
        assertPlain(program.out());
        assertPlain(program.err());
        return code;
    }

    private static void assertPlain(String text) {
        text.codePoints().filter(c -> c != '\n').forEach(c -> {
            int type = Character.getType(c);
            assertFalse(
                    type == Character.CONTROL
                            || type == Character.FORMAT
                            || type == Character.SURROGATE
                            || type == Character.LINE_SEPARATOR,
                    () -> Integer.toHexString(c) + " in " + text);
        });
        assertFalse(text.contains("##" + "[error]"), text);
        assertFalse(text.lines().anyMatch(line -> line.strip().startsWith("::")), text);
    }

    private static void assertMarkdown(Path file) throws IOException {
        String text = Files.readString(file);
        assertPlain(text);
        String prose = CODE.matcher(text).replaceAll("");
        for (String markup : List.of("<script", "](", "http:", "![", "@me", "#1", "&lt;[", "`|``")) {
            assertFalse(prose.contains(markup), () -> markup + " in " + prose);
        }
        int columns = 0;
        for (String line : text.lines().toList()) {
            boolean row = line.startsWith("|");
            int own = row ? line.replaceAll("\\\\.", "").replaceAll("[^|]", "").length() : 0;
            assertTrue(columns == 0 || !row || own == columns, line);
            columns = own;
        }
    }

    private static void assertPage(Path file) throws Exception {
        String text = Files.readString(file);
        assertPlain(text);
        assertFalse(text.contains("<script"), text);
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text.replace("<!DOCTYPE html>", ""))));
    }
}
