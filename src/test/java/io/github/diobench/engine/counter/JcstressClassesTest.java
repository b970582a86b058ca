package io.github.diobench.engine.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every counter has its class in every question of src/jcstress, which is not compiled here: jcstress wants a class for each, with
 * annotations of its own.
 */
class JcstressClassesTest {
    private static final Path SOURCES = Path.of("src/jcstress/java/io/github/diobench/jcstress");

    @ParameterizedTest
    @CsvSource({"OneFinisher,false", "FinisherSeesWrites,false", "DrainWaits,false", "QueueHandsOver,true"})
    void everyCounterOfTheCatalogueHasItsClass(String question, boolean needsList) throws IOException {
        Set<String> expected = new TreeSet<>();
        for (String name : CounterCatalog.builtInNames()) {
            BioCounterProvider provider = CounterCatalog.find(name);
            if (!provider.submitterThreadOnly()
                    && (!needsList || provider.create(Scheduler.PARK).listsBios())) {
                expected.add(name);
            }
        }
        assertEquals(expected, namesIn(Files.readString(SOURCES.resolve(question + ".java")), question));
    }

    /** The counters that some class not called {@code Mutant...} is about. */
    private static Set<String> namesIn(String source, String question) {
        Pattern concrete = Pattern.compile("@JCStressTest\\s+@JCStressMeta\\(Kept\\.class\\)\\s+@State\\s+"
                + "public static class (?!Mutant)(\\w+) extends " + question
                + " \\{\\s+public \\1\\(\\) \\{\\s+super\\(Counters\\.named\\(\"([^\"]+)\"\\)\\);");
        Set<String> names = new TreeSet<>();
        for (Matcher matcher = concrete.matcher(source); matcher.find(); ) {
            names.add(matcher.group(2));
        }
        return names;
    }
}
