package io.github.diobench.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jol.datamodel.Model64;
import org.openjdk.jol.datamodel.Model64_Lilliput;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldLayout;
import org.openjdk.jol.layouters.CurrentLayouter;
import org.openjdk.jol.layouters.HotSpotLayouter;
import org.openjdk.jol.layouters.Layouter;

/**
 * Which fields share a cache line, as the comments of the classes say.
 *
 * <p>The JVM aligns objects to 8 bytes and not to a line, so no test can say on which line a field lies. What is asserted is the
 * size of the object, and that fields which are meant to share a line span no more than one: they lie on one line or, where the
 * object begins late in it, on two neighbouring ones, without any padding between them.
 */
class LayoutTest {
    private static final int LINE = 64;

    /** What every JDK does by default with a heap below 32 GB; sizes are stated for it. */
    private static final Layouter DEFAULT = new HotSpotLayouter(new Model64(true, true), 17);

    /** The JVM that runs the test, and the two headers that others have. */
    private static final List<Layouter> LAYOUTERS =
            List.of(new CurrentLayouter(), DEFAULT, new HotSpotLayouter(new Model64_Lilliput(true, 8, false), 25));

    private record Layout(int size, Set<String> fields) {}

    private static final Layout COUNTS_AND_LOCK =
            new Layout(40, Set.of("locked", "scheduler", "bioList", "waiter", "bioCount", "biosInFlight"));

    private static final Map<String, Layout> COUNTERS = Map.of(
            "atomic",
            COUNTS_AND_LOCK,
            "spin",
            COUNTS_AND_LOCK,
            "synchronized",
            COUNTS_AND_LOCK,
            "stamped",
            with(COUNTS_AND_LOCK, 40, "stampedLock"),
            "deferred",
            new Layout(32, Set.of("scheduler", "word", "waiter", "submitted")),
            "reentrant",
            with(COUNTS_AND_LOCK, 40, "reentrantLock"),
            "refcount",
            new Layout(40, Set.of("locked", "scheduler", "bioList", "waiter", "refcount", "queueing")),
            "iomap",
            new Layout(32, Set.of("scheduler", "ref", "waiter", "waitForCompletion")),
            "packed",
            new Layout(32, Set.of("scheduler", "word", "waiter")),
            "plain",
            COUNTS_AND_LOCK);

    static List<String> counters() {
        return CounterCatalog.builtInNames();
    }

    @BeforeAll
    static void layoutsAreReadWithoutAnAgent() {
        System.setProperty("jol.skipDynamicAttach", "true");
        System.setProperty("jol.skipHotspotSAAttach", "true");
    }

    /** No counter is padded: whoever has the line of the count has the list and the waiter too, as in {@code struct dio}. */
    @ParameterizedTest
    @MethodSource("counters")
    void allFieldsOfACounterShareALine(String name) {
        Class<?> counter = CounterCatalog.find(name).create(Scheduler.PARK).getClass();
        Layout expected = COUNTERS.get(name);
        assertNotNull(expected, "say how " + name + " is laid out");
        assertEquals(expected.size(), sizeOf(counter), () -> describe(counter, DEFAULT));
        for (Layouter layouter : LAYOUTERS) {
            assertEquals(new TreeSet<>(expected.fields()), names(counter, layouter));
            assertShareALine(counter, expected.fields(), layouter);
        }
    }

    /**
     * What S adds to with every bio, and what a completer reads with every bio, share a line; the counter is an object of its own,
     * elsewhere, so that no completer writes to the request unless its bio failed.
     */
    @Test
    void aPooledRequestIsNotPadded() throws ClassNotFoundException {
        Class<?> dio = Class.forName("io.github.diobench.engine.dio.Dio");
        Set<String> perBio = Set.of("result", "ioError", "queueing", "write", "async", "engine", "counter", "watch");
        assertEquals(96, sizeOf(dio), () -> describe(dio, DEFAULT));
        for (Layouter layouter : LAYOUTERS) {
            assertShareALine(dio, perBio, layouter);
        }
    }

    private static void assertShareALine(Class<?> type, Set<String> fields, Layouter layouter) {
        List<FieldLayout> found = new ArrayList<>();
        for (FieldLayout field : ClassLayout.parseClass(type, layouter).fields()) {
            if (fields.contains(field.name())) {
                found.add(field);
            }
        }
        assertEquals(fields.size(), found.size(), () -> "fields by these names in " + describe(type, layouter));
        long first = found.stream().mapToLong(FieldLayout::offset).min().orElseThrow();
        long end = found.stream().mapToLong(f -> f.offset() + f.size()).max().orElseThrow();
        assertTrue(end - first <= LINE, () -> end - first + " bytes, more than a line: " + describe(type, layouter));
    }

    private static Set<String> names(Class<?> type, Layouter layouter) {
        return ClassLayout.parseClass(type, layouter).fields().stream()
                .map(FieldLayout::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long sizeOf(Class<?> type) {
        return ClassLayout.parseClass(type, DEFAULT).instanceSize();
    }

    private static Layout with(Layout layout, int size, String... more) {
        Set<String> fields = new TreeSet<>(layout.fields());
        fields.addAll(List.of(more));
        return new Layout(size, fields);
    }

    private static String describe(Class<?> type, Layouter layouter) {
        return layouter + "\n" + ClassLayout.parseClass(type, layouter).toPrintable();
    }
}
