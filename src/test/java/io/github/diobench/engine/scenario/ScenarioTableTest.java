package io.github.diobench.engine.scenario;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of {@code src/test/README.md}: every row is there, and every test it names exists, and the other way round. */
class ScenarioTableTest {
    private static final int ROWS = 93;
    private static final Path README = Path.of("src/test/README.md");
    private static final Path SCENARIOS = Path.of("src/test/java/io/github/diobench/engine/scenario");
    private static final Pattern LINE = Pattern.compile("\\| (\\d+) \\|.*\\| ([^|]+) \\|");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.(row\\w+)`");
    private static final Pattern LEFT_OUT = Pattern.compile("left out: \\w+.* \\w+");

    /** A line of the table; {@code last} is its last column. */
    private record Row(int number, String last) {
        Stream<String> tests() {
            return NAMED.matcher(last).results().map(match -> match.group(1) + "." + match.group(2));
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(README).stream()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(match -> new Row(Integer.parseInt(match.group(1)), match.group(2)))
                .toList();
    }

    /** The scenarios that exist, as {@code Class.method}. */
    private static Set<String> scenarios() throws IOException {
        Set<String> scenarios = new TreeSet<>();
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString().replace(".java", "");
                if (name.endsWith("IT") || name.endsWith("Test")) {
                    Arrays.stream(methods(name))
                            .filter(method -> method.isAnnotationPresent(EveryCounter.class)
                                    || method.isAnnotationPresent(EveryCounterAndMode.class))
                            .forEach(method -> scenarios.add(name + "." + method.getName()));
                }
            }
        }
        return scenarios;
    }

    private static Method[] methods(String simpleName) {
        try {
            return Class.forName(ScenarioTableTest.class.getPackageName() + "." + simpleName)
                    .getDeclaredMethods();
        } catch (ClassNotFoundException e) {
            throw new AssertionError("no class " + simpleName, e);
        }
    }

    @Test
    void everyRowIsThereOnce() throws IOException {
        assertEquals(
                IntStream.rangeClosed(1, ROWS).boxed().toList(),
                rows().stream().map(Row::number).toList());
    }

    @Test
    void everyRowNamesTestsThatExistOrSaysWhyNot() throws IOException {
        Set<String> scenarios = scenarios();
        for (Row row : rows()) {
            List<String> tests = row.tests().toList();
            assertTrue(
                    tests.isEmpty() ? LEFT_OUT.matcher(row.last).matches() : scenarios.containsAll(tests),
                    () -> "row " + row.number + ": " + row.last);
        }
    }

    @Test
    void everyScenarioIsInTheRowThatItIsNamedAfter() throws IOException {
        Set<String> inTheirRow = rows().stream()
                .flatMap(row -> row.tests().filter(test -> test.contains(String.format(".row%02d", row.number))))
                .collect(toSet());
        assertEquals(scenarios(), new TreeSet<>(inTheirRow));
    }
}
