package io.github.diobench.engine.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.BenchmarkCatalog;
import io.github.diobench.suite.campaign.BenchmarkEntry;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which counters there are, how they are found, and that finding one loads no other (design, section 4). */
class CounterCatalogTest {
    private static final List<String> BUILT_IN = List.of(
            "atomic",
            "spin",
            "synchronized",
            "stamped",
            "deferred",
            "reentrant",
            "refcount",
            "iomap",
            "packed",
            "plain");

    /** Their bios complete on other threads than the submitter's, where {@code plain} is refused. */
    private static final Set<String> COMPLETED_ELSEWHERE = Set.of("CompletionBenchmark", "LatencyBenchmark");

    /** Measures the clock alone. */
    private static final Set<String> WITHOUT_COUNTER = Set.of("QueueBenchmark", "TimerBenchmark");

    static List<String> builtIn() {
        return BUILT_IN;
    }

    static List<BenchmarkEntry> benchmarks() {
        return BenchmarkCatalog.ofClassPath().entries().stream()
                .filter(entry -> entry.name().startsWith("io.github.diobench.bench."))
                .toList();
    }

    @Test
    void theNamesAreStableAndThoseOfProvidersComeLast() {
        assertEquals(BUILT_IN, CounterCatalog.builtInNames());
        List<String> names = CounterCatalog.names();
        assertEquals(BUILT_IN, names.subList(0, BUILT_IN.size()));
        assertTrue(names.indexOf("slowed") >= BUILT_IN.size(), "the service loader's come last: " + names);
        assertEquals(names.size(), new HashSet<>(names).size(), "each once: " + names);
        names.forEach(name -> assertTrue(name.matches("[a-z0-9-]+"), name));
    }

    @Test
    void everyNameIsFoundAndMakesANewCounterEachTime() {
        Set<String> descriptions = new HashSet<>();
        for (String name : CounterCatalog.names()) {
            BioCounterProvider found = CounterCatalog.find(name);
            assertEquals(name, found.name());
            assertEquals(1, found.description().lines().count(), name);
            assertTrue(descriptions.add(found.description()), "described as another is: " + name);
            assertEquals(name.equals("plain"), found.submitterThreadOnly(), name);
            assertNotSame(found.create(Scheduler.PARK), found.create(Scheduler.PARK), "counters are not shared");
        }
    }

    @Test
    void noTwoNamesStandForOneStrategy() {
        assertEquals(BUILT_IN.size(), strategyClasses().size());
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void listingLoadsNoCounterAndCreatingOneLoadsNoOther(String name) throws ReflectiveOperationException {
        CountingClassLoader loader = new CountingClassLoader();
        Class<?> catalog = loader.loadClass(CounterCatalog.class.getName());
        assertEquals(CounterCatalog.names(), catalog.getMethod("names").invoke(null));
        assertEquals(Set.of(), loadedStrategies(loader));

        String created = loader.create(name, Scheduler.PARK).getClass().getName();
        assertEquals(Set.of(created), loadedStrategies(loader));
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThereAre() {
        String message = assertThrows(IllegalArgumentException.class, () -> CounterCatalog.find("futex"))
                .getMessage();
        assertEquals("no counter 'futex'; there are " + String.join(", ", CounterCatalog.names()), message);
        assertEquals(1, message.lines().count());
        assertThrows(IllegalArgumentException.class, () -> CounterCatalog.find("Spin"));
    }

    @Test
    void theControlsAreFoundByTheServiceLoader() {
        for (String name : List.of("slowed", "slowed-0", "slowed-1", "slowed-2", "slowed-3", "slowed-5", "slowed-10")) {
            BioCounterProvider control = CounterCatalog.find(name);
            assertTrue(
                    control.getClass().getName().startsWith("io.github.diobench.bench.control.SlowedProvider$"),
                    control.getClass().getName());
            String percent = name.equals("slowed") ? "10" : name.substring("slowed-".length());
            assertTrue(control.description().contains(" " + percent + " %"), control.description());
            assertFalse(control.submitterThreadOnly());
        }
    }

    @Test
    void aProviderThatCannotBeLoadedIsNamedOnOneLine(@TempDir Path jar) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF").resolve("services"));
        Files.writeString(services.resolve(BioCounterProvider.class.getName()), "com.example.GoneProvider\n");
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try (URLClassLoader broken = new URLClassLoader(new URL[] {jar.toUri().toURL()}, usual)) {
            thread.setContextClassLoader(broken);
            String message = assertThrows(IllegalArgumentException.class, CounterCatalog::names)
                    .getMessage();
            assertTrue(message.startsWith("a counter on the class path cannot be loaded: "), message);
            assertTrue(message.contains("com.example.GoneProvider"), message);
            assertEquals(1, message.lines().count());
            assertEquals("spin", CounterCatalog.find("spin").name(), "it is in nobody's way but its own");
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    void aBenchmarkMeasuresEveryCounterThatItCan(BenchmarkEntry benchmark) {
        List<String> declared = benchmark.params().getOrDefault("counter", List.of());
        if (WITHOUT_COUNTER.contains(benchmark.className())) {
            assertEquals(List.of(), declared);
            return;
        }
        boolean elsewhere = COMPLETED_ELSEWHERE.contains(benchmark.className());
        List<String> workable = BUILT_IN.stream()
                .filter(name -> !(elsewhere && CounterCatalog.find(name).submitterThreadOnly()))
                .toList();
        assertEquals(workable, declared, "the values of " + benchmark.className() + "'s parameter 'counter'");
    }

    private static Set<String> strategyClasses() {
        return BUILT_IN.stream()
                .map(name -> CounterCatalog.find(name)
                        .create(Scheduler.PARK)
                        .getClass()
                        .getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> loadedStrategies(CountingClassLoader loader) {
        return strategyClasses().stream().filter(loader::hasLoaded).collect(Collectors.toSet());
    }
}
