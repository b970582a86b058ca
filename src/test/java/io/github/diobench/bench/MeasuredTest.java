package io.github.diobench.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.BenchmarkCatalog;
import io.github.diobench.suite.campaign.BenchmarkEntry;
import io.github.diobench.suite.campaign.ForkJvm;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.PlanRequest;
import io.github.diobench.suite.campaign.Planner;
import io.github.diobench.suite.campaign.Profiles;
import io.github.diobench.suite.campaign.Purpose;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.Timing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/** A benchmark measures the same thing whether JMH runs it by itself or a campaign does. */
class MeasuredTest {
    static List<String> benchmarks() {
        List<String> names = new ArrayList<>();
        for (BenchmarkEntry entry : BenchmarkCatalog.ofClassPath().entries()) {
            String type = entry.name().substring(0, entry.name().lastIndexOf('.'));
            if (type.startsWith("io.github.diobench.bench.")) {
                names.add(type);
            }
        }
        return names;
    }

    private static Plan campaign() {
        Planner planner = new Planner(BenchmarkCatalog.ofClassPath(), List.of(), Set.of());
        return planner.plan(Profiles.QUICK, PlanRequest.everything(0, ForkJvm.ownProgram(), 2));
    }

    @Test
    void forksHaveTheArgumentsOfACampaign() {
        assertEquals(
                campaign().jvmArgs(),
                Arrays.asList(Measured.class.getAnnotation(Fork.class).jvmArgs()));
    }

    @Test
    void judgedBenchmarksAreWarmedAndMeasuredAsInACampaign() throws ClassNotFoundException {
        Plan plan = campaign();
        for (Regime regime : plan.regimes()) {
            if (regime.purpose() == Purpose.JUDGED) {
                String benchmark = regime.benchmark();
                Class<?> base = Class.forName(benchmark.substring(0, benchmark.lastIndexOf('.')))
                        .getSuperclass();
                Warmup warmup = base.getAnnotation(Warmup.class);
                Measurement measurement = base.getAnnotation(Measurement.class);
                Timing timing = plan.timingOf(regime);
                assertEquals(
                        List.of(
                                timing.warmups(),
                                timing.warmupMillis(),
                                timing.measurements(),
                                timing.measurementMillis()),
                        List.of(warmup.iterations(), warmup.time(), measurement.iterations(), measurement.time()),
                        benchmark);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    void noBenchmarkSaysOtherwiseAndEachMakesItsStateAnewForEveryIteration(String name) throws ClassNotFoundException {
        Class<?> type = Class.forName(name);
        assertTrue(Measured.class.isAssignableFrom(type), "has the common arguments");
        assertEquals(0, type.getDeclaredAnnotationsByType(Fork.class).length, "and no others");
        assertTrue(
                Arrays.stream(type.getMethods())
                        .map(method -> method.getAnnotation(Setup.class))
                        .anyMatch(setup -> setup != null && setup.value() == Level.Iteration),
                "makes its state anew");
        assertNotNull(type.getSuperclass().getAnnotation(Measurement.class));
    }
}
