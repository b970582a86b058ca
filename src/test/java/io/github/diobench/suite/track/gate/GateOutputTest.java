package io.github.diobench.suite.track.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.CodeDigest;
import io.github.diobench.suite.fixture.GatedRun;
import io.github.diobench.suite.verdict.Outcome;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Everything that is shown of a verdict. */
final class GateOutputTest {
    private static final String SLOW = "Parser.print[text=a|b,`c`]";

    @TempDir
    private Path folder;

    private GateReport report;

    @BeforeEach
    void judge() throws IOException {
        GatedRun run = new GatedRun()
                .with("Parser.same", 1)
                .with("Parser.noisy", 1)
                .withNoise("Parser.noisy", 0.2)
                .with("Parser.lost", 1)
                .withFailing("Parser.lost")
                .with(SLOW, 1.2);
        report = new GateJudge(run.write(folder)).judge(Optional.empty());
    }

    @Test
    void the_terminal_shows_the_worst_first_and_why() {
        String text = GateText.of(report);
        List<String> rows =
                text.lines().filter(line -> line.matches("\\| `*Parser.*")).toList();
        assertEquals(4, rows.size(), text);
        assertTrue(rows.get(0).startsWith("| ``Parser.print[text=a\\|b,`c`]`` | FAIL "), text);
        assertTrue(rows.get(1).startsWith("| Parser.lost "), text);
        assertTrue(rows.get(2).startsWith("| Parser.noisy "), text);
        assertTrue(rows.get(3).startsWith("| Parser.same "), text);
        assertTrue(text.contains("base: main~1, commit aaaaaaaaaaaa, base.jar (SHA-256 111111111111)\n"), text);
        assertTrue(text.contains("head: head.jar (SHA-256 222222222222)\n"), text);
        assertTrue(text.contains("\n- " + SLOW + ": slower, at least 1.1"), text);
        assertTrue(text.contains("\n- Parser.lost: forks failed, head: IllegalStateException"), text);
        assertTrue(text.contains("\n- only in base, not judged: old.Benchmark.run.\n"), text);
        assertTrue(text.contains("\n- only in head, not judged: new.Benchmark.run.\n"), text);
        assertTrue(text.contains("\n- left out: Parser.long, because there is no time for it in 5m.\n"), text);
        assertTrue(
                text.endsWith(
                        "\nGate: REGRESSION: head is slower (1 FAIL; 1 REFUSED; 1 INCONCLUSIVE; 1 PASS; 1 left out)\n"),
                text);
    }

    @Test
    void the_page_is_markdown_in_which_names_and_reasons_are_no_markup() {
        String text = GateMarkdown.of(report);
        assertTrue(text.startsWith("## Performance gate: REGRESSION\n\n"), text);
        assertTrue(text.contains("| ``Parser.print[text=a\\|b,`c`]`` | FAIL "), text);
        assertTrue(text.contains("IllegalStateException: &lt;gone&gt; &amp; \"lost\""), text);
        assertFalse(text.contains("<details>"), text);
    }

    @Test
    void names_and_reasons_of_others_are_no_markup_and_no_lines_of_their_own() {
        String name = "Odd.run[x=<script>`|`](http://x)\n::error::y\u001b[2J]";
        String reason = "see @user, #1 and `x` <b>\n## Performance gate: PASS\u202e";
        GateReport odd = withRows(List.of(row(name, Outcome.FAIL, reason)));
        for (String text : List.of(GateMarkdown.of(odd), GateText.of(odd))) {
            assertTrue(text.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)), text);
            assertFalse(text.contains("\u202e"), text);
            assertFalse(text.contains("\n::error"), text);
            assertFalse(text.contains("\n## Performance gate: PASS"), text);
            assertTrue(
                    text.contains("\n| ``Odd.run[x=<script>`\\|`](http://x)\\u000a::error::y\\u001b[2J]`` | FAIL "),
                    text);
        }
        assertTrue(
                GateMarkdown.of(odd)
                        .contains("]``: ``see @user, #1 and `x` <b>\\u000a## Performance gate: PASS\\u202e``.\n"),
                GateMarkdown.of(odd));
    }

    @Test
    void a_page_that_is_cut_ends_with_a_whole_line() {
        List<String> texts = List.of("x".repeat(100_000), "`<script>" + "y".repeat(100_000));
        GateReport many = withNotes(
                IntStream.range(0, 90).mapToObj(i -> texts.get(i % 2) + i).toList());
        String text = GateMarkdown.of(many, 10_000);
        assertTrue(text.length() <= 10_000 && text.endsWith("\n"), text);
        assertFalse(text.replaceAll("(?<!`)(`+)(?!`).*?[^`]\\1(?!`)", "").contains("<script>"), text);
    }

    @Test
    void annotations_hold_nothing_but_text() {
        GateReport odd = withRows(List.of(row("a\n::b\u001b,c", Outcome.FAIL, "d\r\u009b" + "e".repeat(492_320))));
        String line = Annotations.of(odd).get(0);
        assertTrue(line.startsWith("::error title=a\\u000a%3A%3Ab\\u001b%2Cc::"), line);
        assertTrue(line.contains("d\\u000d\\u009be"), line);
        assertTrue(line.length() < 3_000, "" + line.length());
    }

    @Test
    void a_report_of_another_system_is_shown() {
        GateSide side = new GateSide(List.of(new CodeDigest("a\u0000b/c\ud800.jar", "12")), null, null);
        assertEquals("c\ud800.jar (SHA-256 12)", side.shown());
    }

    @Test
    void many_rows_are_folded_away_and_too_many_cut_with_a_count() {
        GateReport many = withRows(45);
        String text = GateMarkdown.of(many);
        assertEquals(1, count(text, "<details><summary>25 more benchmarks</summary>\n\n| benchmark"), text);
        assertEquals(1, count(text, "\n</details>\n"), text);
        assertTrue(text.indexOf("`Many.run[n=19]`") < text.indexOf("<details>"), text);
        assertFalse(text.contains("did not fit"), text);

        GateReport tooMany = withRows(5_000);
        String cut = GateMarkdown.of(tooMany);
        assertTrue(cut.length() <= 60_000 && cut.length() > 59_000, "" + cut.length());
        int shown = count(cut, "| `Many.run[n=");
        assertTrue(shown > 100, "" + shown);
        assertTrue(cut.contains(
                "\n" + (5_000 - shown) + " more benchmarks of 5000 did not fit; all are in verdict.json.\n"));
        assertEquals(count(cut, "<details>"), count(cut, "</details>"));
        assertTrue(cut.contains("Ratios are head over base"), "what follows the table is not cut");
    }

    @Test
    void junit_reads_as_many_cases_failures_errors_and_skips_as_there_are() throws Exception {
        Element suites = parse(JUnitXml.of(report));
        assertEquals("testsuites", suites.getTagName());
        Element suite = only(suites, "testsuite");
        assertEquals("4 1 1 1", attributes(suite, "tests", "failures", "errors", "skipped"));
        assertEquals("4 1 1 ", attributes(suites, "tests", "failures", "errors", "skipped"));
        Map<String, Element> byName = new TreeMap<>();
        for (Element test : children(suite, "testcase")) {
            assertEquals("bench.Parser", test.getAttribute("classname"));
            byName.put(test.getAttribute("name"), test);
        }
        assertEquals(Set.of(SLOW, "Parser.lost", "Parser.noisy", "Parser.same"), byName.keySet());
        Element failure = only(byName.get(SLOW), "failure");
        assertTrue(failure.getAttribute("message").matches("\\+\\d+\\.\\d % \\[.*], margin 5 %"), failure::toString);
        assertTrue(failure.getTextContent().contains("slower, at least"), failure::getTextContent);
        String lost = only(byName.get("Parser.lost"), "error").getAttribute("message");
        assertTrue(lost.startsWith("forks failed, head: IllegalStateException: <gone> & \"lost\" (round 1, 2"), lost);
        String skipped = only(byName.get("Parser.noisy"), "skipped").getTextContent();
        GateRow noisy = report.rows().stream()
                .filter(row -> row.name().equals("Parser.noisy"))
                .findFirst()
                .orElseThrow();
        assertEquals(String.join("; ", noisy.reasons()), skipped);
        assertEquals(0, children(byName.get("Parser.same"), "*").size());
    }

    /** After jenkins-junit.xsd, which build servers validate against: which attributes and elements each element may have, in this order. */
    @Test
    void junit_keeps_to_the_schema_of_build_servers() throws Exception {
        Map<String, Set<String>> attributes = Map.of(
                "testsuites", Set.of("name", "time", "tests", "failures", "disabled", "errors"),
                "testsuite",
                        Set.of(
                                "name",
                                "tests",
                                "failures",
                                "errors",
                                "time",
                                "disabled",
                                "skipped",
                                "timestamp",
                                "hostname",
                                "id",
                                "package"),
                "properties", Set.of(),
                "property", Set.of("name", "value"),
                "testcase", Set.of("name", "assertions", "time", "classname", "status"),
                "skipped", Set.of(),
                "error", Set.of("type", "message"),
                "failure", Set.of("type", "message"));
        Map<String, List<String>> elements = Map.of(
                "testsuites", List.of("testsuite"),
                "testsuite", List.of("properties", "testcase"),
                "properties", List.of("property"),
                "testcase", List.of("skipped", "error", "failure"));
        requireKnown(parse(JUnitXml.of(report)), attributes, elements);
    }

    private static void requireKnown(
            Element element, Map<String, Set<String>> attributes, Map<String, List<String>> elements) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            String name = element.getAttributes().item(i).getNodeName();
            assertTrue(attributes.get(element.getTagName()).contains(name), element.getTagName() + " " + name);
        }
        int last = 0;
        for (Element child : children(element, "*")) {
            if (child.getParentNode() == element) {
                int place =
                        elements.getOrDefault(element.getTagName(), List.of()).indexOf(child.getTagName());
                assertTrue(place >= last, child.getTagName() + " in " + element.getTagName());
                last = place;
                requireKnown(child, attributes, elements);
            }
        }
    }

    /** A parameter may hold what XML cannot. */
    @Test
    void junit_is_xml_whatever_names_hold() throws Exception {
        GateReport odd =
                withRows(List.of(row("Odd.run[<&\">'\u0001\ud83d\ude00\n=]", Outcome.FAIL, "no \u0000 way ]]>")));
        Element test = only(only(parse(JUnitXml.of(odd)), "testsuite"), "testcase");
        assertTrue(test.getAttribute("name").startsWith("Odd.run[<&\">'?\ud83d\ude00"), test.getAttribute("name"));
        assertEquals("no ? way ]]>", only(test, "failure").getTextContent());
    }

    @Test
    void annotations_are_commands_of_one_line() {
        List<String> lines = Annotations.of(report);
        assertEquals(3, lines.size());
        assertTrue(
                lines.get(0).matches("::error title=Parser\\.print\\[text=a\\|b%2C`c`]::\\+\\d+\\.\\d %25 \\[.*"),
                lines.get(0));
        assertTrue(lines.get(0).contains(" %25 ["), lines.get(0));
        assertTrue(
                lines.get(1).startsWith("::error title=Parser.lost::forks failed, head: IllegalStateException: <gone>"),
                lines.get(1));
        assertTrue(lines.get(2).startsWith("::warning title=Parser.noisy::INCONCLUSIVE, "), lines.get(2));
    }

    @Test
    void what_would_end_an_annotation_is_escaped() {
        assertEquals("100%25 of a%0D%0Ab: c, d", Annotations.data("100% of a\r\nb: c, d"));
        assertEquals("100%25 of a%0D%0Ab%3A c%2C d", Annotations.property("100% of a\r\nb: c, d"));
        assertEquals("%253A", Annotations.property("%3A"));
    }

    @Test
    void all_files_are_made_again_from_one() throws IOException {
        GateFiles.write(report, folder);
        String markdown = Files.readString(folder.resolve("gate.md"));
        String junit = Files.readString(folder.resolve("gate-junit.xml"));
        Files.delete(folder.resolve("gate.md"));
        Files.delete(folder.resolve("gate-junit.xml"));
        Files.delete(folder.resolve("journal.jsonl"));
        GateFiles.writeDerived(GateReport.read(folder), folder);
        assertEquals(markdown, Files.readString(folder.resolve("gate.md")));
        assertEquals(junit, Files.readString(folder.resolve("gate-junit.xml")));
    }

    private GateReport withRows(int number) {
        return withRows(IntStream.range(0, number)
                .mapToObj(i -> row(String.format(Locale.ROOT, "Many.run[n=%d]", i), Outcome.PASS, "fine"))
                .toList());
    }

    private GateReport withRows(List<GateRow> rows) {
        return with(rows, List.of());
    }

    private GateReport withNotes(List<String> notes) {
        return with(List.of(row("Many.run", Outcome.PASS, "fine")), notes);
    }

    private GateReport with(List<GateRow> rows, List<String> notes) {
        return new GateReport(
                1,
                GateReport.result(rows, 0),
                report.runId(),
                null,
                report.started(),
                report.machine(),
                report.fingerprint(),
                report.base(),
                report.head(),
                8,
                List.of(8),
                1,
                0.05,
                0.01,
                0.5,
                report.marginsFrom(),
                rows,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                notes,
                List.of());
    }

    private static GateRow row(String name, Outcome outcome, String reason) {
        // The same ratio for all: by name they stay in order up to ten.
        return new GateRow(
                name,
                "bench.Many.run",
                Map.of(),
                1,
                "avgt",
                outcome,
                null,
                8,
                100.0,
                101.0,
                1.01,
                1.0,
                1.02,
                0.05,
                0.05,
                0.125,
                1.03,
                1.04,
                0.02,
                0,
                0.1,
                0.2,
                0.2,
                1.0,
                1.0,
                null,
                List.of(reason),
                null,
                List.of());
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static Element parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element
                    && (name.equals("*") || element.getTagName().equals(name))) {
                children.add(element);
            }
        }
        return children;
    }

    private static Element only(Element parent, String name) {
        List<Element> children = children(parent, name);
        assertEquals(1, children.size(), name);
        return children.get(0);
    }

    private static String attributes(Element element, String... names) {
        return String.join(" ", Arrays.stream(names).map(element::getAttribute).toList());
    }
}
