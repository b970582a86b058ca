package io.github.diobench.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.mutants.Mutant.Catch;
import io.github.diobench.mutants.ProjectTest.Failure;
import io.github.diobench.mutants.ProjectTest.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every historical mistake, made again in the engine, is caught by the project's own tests, and by what must catch it. */
class MutantsIT {
    /** How long the tests wait for what works, in seconds; a mutant's do not wait for what will never come. */
    private static final String PATIENCE = "diobench.test.patience";

    static List<Mutant> mutants() {
        return Mutant.all();
    }

    static Set<String> controls() {
        return mutants().stream()
                .flatMap(mutant -> mutant.catches().stream())
                .map(caught -> caught.testClass().replaceFirst("IT$", "Test")) // the short form of a long test will do
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @AfterEach
    void bePatientAgain() {
        System.clearProperty(PATIENCE);
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isCaught(Mutant mutant) throws InterruptedException {
        System.setProperty(PATIENCE, "2");
        Map<String, byte[]> mutated = mutant.classes();
        Map<String, List<Catch>> byClass = mutant.catches().stream()
                .collect(Collectors.groupingBy(Catch::testClass, TreeMap::new, Collectors.toList()));
        for (var each : byClass.entrySet()) {
            List<Catch> expected = each.getValue();
            Outcome outcome =
                    run(each.getKey(), mutated, failures -> expected.stream().allMatch(one -> isAmong(failures, one)));
            for (Catch one : expected) {
                assertTrue(isAmong(outcome.failures(), one), () -> report(one, outcome.failures()));
            }
        }
    }

    /** The control: what the mutants touch, compiled and loaded the same way but unchanged, passes. */
    @ParameterizedTest
    @MethodSource("controls")
    void theUnchangedEnginePasses(String testClass) throws IOException, InterruptedException {
        Map<String, String> sources = new TreeMap<>();
        for (Mutant mutant : mutants()) {
            for (String path : mutant.changedFiles()) {
                sources.put(path, Files.readString(Path.of(path)));
            }
        }
        Outcome outcome = run(testClass, MemoryCompiler.compile(sources), failures -> false);
        assertEquals(List.of(), outcome.failures());
        assertTrue(outcome.passed() > 0, "no test ran");
    }

    private static Outcome run(String testClass, Map<String, byte[]> replaced, Predicate<Collection<Failure>> enough)
            throws InterruptedException {
        return ProjectTest.run("io.github.diobench." + testClass, replaced, enough);
    }

    private static boolean isAmong(Collection<Failure> failures, Catch expected) {
        Pattern test = Pattern.compile("\\b" + Pattern.quote(expected.test()) + "\\b");
        return failures.stream()
                .anyMatch(failure ->
                        test.matcher(failure.test()).find() && failure.message().contains(expected.message()));
    }

    private static String report(Catch expected, List<Failure> failures) {
        String others = failures.stream().limit(20).map(each -> "\n  " + each).collect(Collectors.joining());
        return "survives: " + expected + "; " + failures.size() + " tests failed" + others;
    }
}
