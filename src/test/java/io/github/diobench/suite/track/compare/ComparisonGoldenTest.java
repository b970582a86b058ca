package io.github.diobench.suite.track.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.diobench.suite.fixture.JudgedRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Holds what a comparison is written as to what is written down under {@code src/test/resources/golden-compare}, in any locale.
 * {@code -Ddiobench.golden=write} writes the expected files anew.
 */
final class ComparisonGoldenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden-compare");

    /** Whatever could make a reader's browser fetch or run something. */
    private static final Pattern REFERENCE = Pattern.compile(
            "(?i)https?:|//|\\bsrc\\s*=|\\bhref\\s*=|url\\(|@import|<script|<link|<iframe|<object|\\bon\\w+\\s*=");

    private final Locale locale = Locale.getDefault();

    @TempDir
    private Path folder;

    private Comparison comparison;

    /** One arm became slower in one regime, another in its latencies; B has fewer rounds. */
    @BeforeEach
    void compare() throws IOException {
        Path a = Files.createDirectory(folder.resolve("a"));
        Path b = Files.createDirectory(folder.resolve("b"));
        new JudgedRun().write(a);
        JudgedRun second = new JudgedRun()
                .withRounds(6)
                .withCost(JudgedRun.INLINE + ".spin", 1.04)
                .withCost(JudgedRun.LATENCY + ".synchronized", 1.5);
        second.write(b);
        second.plan().withRunId("20261119T110640Z-5d6e7f8").write(b.resolve("plan.json"));
        comparison = RunComparer.compare(a, b, false);
    }

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab", "tr-TR"})
    void files_are_the_same_everywhere(String language) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(language));
        comparison.writeJson(folder.resolve("compare.json"));
        comparison.writeMarkdown(folder.resolve("compare.md"));
        comparison.writeHtml(folder.resolve("compare.html"));
        for (String name : List.of("compare.json", "compare.md", "compare.html")) {
            String text = Files.readString(folder.resolve(name));
            if ("write".equals(System.getProperty("diobench.golden"))) {
                Files.createDirectories(GOLDEN);
                Files.writeString(GOLDEN.resolve(name), text);
            }
            assertEquals(Files.readString(GOLDEN.resolve(name)), text, name + " under " + language);
            assertFalse(text.contains("PASS") || text.contains("FAIL"), name + " must not hold a verdict");
        }
    }

    @Test
    void the_page_is_well_formed_and_stands_alone() throws IOException, ParserConfigurationException, SAXException {
        comparison.writeHtml(folder.resolve("compare.html"));
        byte[] html = Files.readAllBytes(folder.resolve("compare.html"));
        Document page =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(html));
        assertEquals(3, page.getElementsByTagName("svg").getLength());
        assertEquals(6, page.getElementsByTagName("polygon").getLength());
        String text = new String(html, StandardCharsets.UTF_8);
        assertFalse(REFERENCE.matcher(text).find(), text);
    }

    @Test
    void names_cannot_break_the_page() throws IOException, ParserConfigurationException, SAXException {
        Comparison odd = new Comparison(
                comparison.schemaVersion(),
                comparison.order(),
                "a < b & \"c\" > 'd'",
                false,
                comparison.a(),
                comparison.b(),
                List.of(),
                comparison.confidence(),
                comparison.seed(),
                List.of(),
                List.of(),
                List.of(new LatencyChange(
                        "<script>\"&",
                        "x\" onload=\"y",
                        "<b>",
                        comparison.latencies().get(0).shift())),
                List.of(new NotCompared("<i>", "&")),
                List.of("<u>"));
        odd.writeHtml(folder.resolve("odd.html"));
        Document page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("odd.html").toFile());
        for (String tag : List.of("script", "b", "i", "u")) {
            assertEquals(0, page.getElementsByTagName(tag).getLength(), tag);
        }
        Element svg = (Element) page.getElementsByTagName("svg").item(0);
        assertFalse(svg.hasAttribute("onload"));
        assertEquals("ratio of x\" onload=\"y in B to that in A, by quantile", svg.getAttribute("aria-label"));
    }
}
