package io.github.diobench.suite.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.SystemFiles;
import io.github.diobench.suite.ThreadReading;
import io.github.diobench.suite.fixture.FakeSystem;
import io.github.diobench.suite.fixture.JmhResults;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.profile.Profiler;

final class HostProfilerTest {
    private static final BenchmarkParams BENCHMARK = JmhResults.params(2);

    @TempDir
    Path root;

    private static final long ITERATION_NANOS = 8_000_000;

    private long clock;

    private final Map<String, MeasuringThreads.Member> members = new TreeMap<>();

    @Test
    void differences_between_both_ends_of_an_iteration() {
        FakeSystem system = new FakeSystem(root)
                .ticks(100, 1000, 5000, 7)
                .file("proc/self/cgroup", "0::/")
                .file("sys/fs/cgroup/cpu.stat", "throttled_usec 1500")
                .thread(17, 5, 6, 7_000_000, 0)
                .thread(18, 100, 200, 0, 1);
        HostProfiler profiler = started(system);
        system.ticks(130, 1050, 5055, 12)
                .file("sys/fs/cgroup/cpu.stat", "throttled_usec 4000")
                .thread(17, 6, 8, 9_500_000, 3)
                .thread(18, 110, 210, 1_000_000, 1)
                // This one is new.
                .thread(19, 1000, 2000, 1_000_000, 2);
        members.put("worker-1", new MeasuringThreads.Member(17, Optional.empty()));
        assertEquals(
                Map.of(
                        "host.switches.voluntary", 1011.0,
                        "host.switches.involuntary", 2012.0,
                        // Only the first thread wanted a CPU for a quarter of the time.
                        "host.waiting", 2.5,
                        "host.moves", 1.0,
                        "host.cpu", 300.0,
                        "host.others", 200.0,
                        "host.steal", 50.0,
                        "host.all", 1100.0,
                        "host.throttled", 2.5),
                measured(profiler, BENCHMARK.getMeasurement()));
    }

    @Test
    void a_thread_that_ended_counts_only_if_it_left_its_counts_behind() {
        FakeSystem system = new FakeSystem(root)
                .thread(17, 5, 5, 0, 0)
                .thread(18, 100, 200, 0, 1)
                .thread(19, 1000, 2000, 0, 1);
        // Ended long ago: its counts belong to no iteration since.
        members.put("completer-1", ended(16, 70, 80, 0));
        HostProfiler profiler = started(system);
        system.withoutThread(18).withoutThread(19);
        members.put("completer-2", ended(18, 103, 204, 6));
        assertEquals(
                Map.of(
                        "host.switches.voluntary", 3.0,
                        "host.switches.involuntary", 4.0,
                        "host.waiting", 0.0,
                        "host.moves", 0.0),
                measured(profiler, BENCHMARK.getMeasurement()));
    }

    @Test
    void a_warmup_iteration_yields_nothing() {
        FakeSystem system = new FakeSystem(root).ticks(1, 2, 3, 4).thread(17, 1, 2, 3, 4);
        assertTrue(measured(started(system), BENCHMARK.getWarmup()).isEmpty());
    }

    @Test
    void a_system_that_tells_nothing_yields_nothing() {
        assertTrue(measured(started(new FakeSystem(root)), BENCHMARK.getMeasurement())
                .isEmpty());
    }

    @Test
    void jmh_finds_it_by_itself() {
        assertTrue(ServiceLoader.load(Profiler.class).stream()
                .anyMatch(provider -> provider.type() == HostProfiler.class));
    }

    @Test
    void it_works_where_there_is_nothing_else_of_this_program() throws Exception {
        InternalProfiler profiler = (InternalProfiler) new Alone(HostProfiler.classes())
                .loadClass(HostProfiler.class.getName())
                .getConstructor()
                .newInstance();
        profiler.beforeIteration(BENCHMARK, BENCHMARK.getMeasurement());
        assertEquals(
                new SystemFiles(Path.of("/")).text("proc/self/status").isPresent(),
                !profiler.afterIteration(
                                BENCHMARK,
                                BENCHMARK.getMeasurement(),
                                JmhResults.iterations(1).get(0))
                        .isEmpty());
    }

    /** Knows, of this program, only some classes. */
    private static final class Alone extends ClassLoader {
        private final Map<String, Class<?>> own = new TreeMap<>();

        Alone(List<Class<?>> classes) {
            super(HostProfilerTest.class.getClassLoader());
            classes.forEach(type -> own.put(type.getName(), type));
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.github.diobench.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            if (!own.containsKey(name)) {
                throw new ClassNotFoundException(name);
            }
            try (InputStream code = own.get(name).getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
                byte[] bytes = code.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static MeasuringThreads.Member ended(long id, long voluntary, long involuntary, int cpu) {
        return new MeasuringThreads.Member(id, Optional.of(new ThreadReading(voluntary, involuntary, 0, 0, cpu)));
    }

    private HostProfiler started(FakeSystem system) {
        HostProfiler profiler = new HostProfiler(system.files(), () -> members, () -> clock += ITERATION_NANOS);
        profiler.beforeIteration(BENCHMARK, BENCHMARK.getMeasurement());
        return profiler;
    }

    private static SortedMap<String, Double> measured(HostProfiler profiler, IterationParams iteration) {
        SortedMap<String, Double> values = new TreeMap<>();
        profiler.afterIteration(BENCHMARK, iteration, JmhResults.iterations(1).get(0))
                .forEach(result -> values.put(result.getLabel(), result.getScore()));
        return values;
    }
}
