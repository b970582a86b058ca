package io.github.diobench.suite.track.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The excerpts in docs/formats.md are what the code writes of a stored run, and were not typed.
 *
 * <p>After a change of a format, {@code mvn test -Dtest=FormatsDocTest -Ddiobench.golden=write} copies them
 * into the page.
 */
final class FormatsDocTest {
    private static final Path PAGE = Path.of("docs", "formats.md");
    private static final RunFolder REFERENCE = new RunFolder(Path.of("src", "test", "resources", "stored", "quick-17"));
    private static final String IMPORT = "import";

    /** Format, file, and lines such as {@code 1-12} or {@code last-4}. */
    private static final Pattern EXCERPT =
            Pattern.compile("(?s)(<!-- excerpt: (\\S+) (\\S+) (\\w+)-(\\d+) -->\n\n```\\w*\n)(.*?)(```\n)");

    private static final int WIDEST = 150;

    private final Map<String, Map<String, String>> exported = new HashMap<>();

    @Test
    void excerpts_are_what_the_code_writes() throws IOException {
        String page = Files.readString(PAGE);
        Matcher excerpt = EXCERPT.matcher(page);
        StringBuilder written = new StringBuilder();
        Set<String> formats = new TreeSet<>();
        while (excerpt.find()) {
            formats.add(excerpt.group(2));
            String text = excerpt(excerpt.group(2), excerpt.group(3), excerpt.group(4), excerpt.group(5));
            excerpt.appendReplacement(written, Matcher.quoteReplacement(excerpt.group(1) + text + excerpt.group(7)));
        }
        excerpt.appendTail(written);
        Set<String> all = Arrays.stream(ExportFormat.values())
                .map(ExportFormat::word)
                .collect(Collectors.toCollection(TreeSet::new));
        all.add(IMPORT);
        assertEquals(all, formats, "every format has an excerpt");
        if ("write".equals(System.getProperty("diobench.golden"))) {
            Files.writeString(PAGE, written);
            return;
        }
        assertEquals(written.toString(), page);
    }

    @Test
    void the_reference_run_keeps_to_the_rules_of_every_tool() throws IOException {
        for (String text : files(ExportFormat.BENCHMARK_ACTION.word()).values()) {
            BenchmarkActionFormatTest.requireReadable(text);
        }
        BencherFormatTest.requireReadable(files(ExportFormat.BENCHER.word()).get("bencher.json"));
        OtavaFormatTest.read(files(ExportFormat.OTAVA.word()));
        Map<String, String> tables = files(ExportFormat.HGRM.word());
        assertTrue(tables.size() > 20, tables.keySet().toString());
        tables.values().forEach(HgrmFormatTest.Table::read);
    }

    private String excerpt(String format, String file, String from, String to) throws IOException {
        String text = format.equals(IMPORT) ? imported(file) : files(format).get(file);
        assertNotNull(text, file);
        List<String> lines = text.lines().toList();
        List<String> shown = from.equals("last")
                ? lines.subList(lines.size() - Integer.parseInt(to), lines.size())
                : lines.subList(Integer.parseInt(from) - 1, Math.min(lines.size(), Integer.parseInt(to)));
        return shown.stream().map(FormatsDocTest::shortened).collect(Collectors.joining());
    }

    private static String shortened(String line) {
        return (line.length() <= WIDEST ? line : line.substring(0, WIDEST - 4) + " ...") + "\n";
    }

    private Map<String, String> files(String format) throws IOException {
        if (!exported.containsKey(format)) {
            exported.put(format, Exported.files(ExportFormat.of(format), REFERENCE));
        }
        return exported.get(format);
    }

    private static String imported(String names) throws IOException {
        List<Path> files = Arrays.stream(names.split(",", -1))
                .map(name -> Path.of("src", "test", "resources", "exchange", name))
                .toList();
        return ImportReport.of(files).text();
    }
}
