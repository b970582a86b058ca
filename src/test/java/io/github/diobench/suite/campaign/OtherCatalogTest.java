package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.fixture.GatedBenchmark;
import io.github.diobench.suite.fixture.GatedJar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OtherCatalogTest {
    private static final String JAVA = ForkJvm.ownProgram();

    @TempDir
    private Path folder;

    @Test
    void lines_of_others_are_passed_over_and_modes_of_one_benchmark_joined() {
        String output = """
                OpenJDK warning: something
                diobench-benchmark\ta.B.c\tthrpt\t4\t16\tread=1,write=3\ttrue\tsize,16,a%2Cb,%3D\tblank,\tempty
                diobench-benchmark\ta.B.c\tavgt\t4\t16\tread=1,write=3\ttrue\tsize,16,a%2Cb,%3D\tblank,\tempty
                diobench-benchmark\ta.A.z\tss\t1\t1\t\ttrue
                """;
        assertEquals(
                List.of(
                        new OtherBenchmark("a.A.z", List.of("ss"), 1, 1, Map.of(), Map.of()),
                        new OtherBenchmark(
                                "a.B.c",
                                List.of("thrpt", "avgt"),
                                4,
                                16,
                                Map.of("read", 1, "write", 3),
                                Map.of("size", List.of("16", "a,b", "="), "blank", List.of(""), "empty", List.of()))),
                OtherCatalog.parse(output));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.B.c\tavgt\t99999999999999999999\t1\t\ttrue",
                "a.B.c\tavgt\t1\tx\t\ttrue",
                "a.B.c\tavgt\t1\t1\tread\ttrue",
                "a.B.c\tavgt\t1\t1\tread=\ttrue",
                "a.%zz\tavgt\t1\t1\t\ttrue"
            })
    void a_line_that_only_looks_like_one_is_told(String line) {
        String told = assertThrows(UserError.class, () -> OtherCatalog.parse("diobench-benchmark\t" + line))
                .getMessage();
        assertTrue(told.startsWith("what lists the benchmarks said what cannot be understood: "), told);
    }

    @Test
    void a_jar_is_asked_through_its_own_jmh() throws IOException {
        String classPath = GatedJar.classPath(GatedJar.write(folder.resolve("some.jar"), 1));
        List<OtherBenchmark> found = OtherCatalog.of(Arrays.asList(classPath.split(File.pathSeparator)), JAVA);
        Map<String, List<String>> params = Map.of("work", List.of("steady", "changing"));
        String name = GatedBenchmark.class.getName();
        assertEquals(
                List.of(
                        new OtherBenchmark(name + ".rate", List.of("thrpt"), 1, 1, Map.of(), params),
                        new OtherBenchmark(name + ".time", List.of("avgt"), 1, 1, Map.of(), params)),
                found);
    }

    @Test
    void what_has_no_jmh_or_no_benchmarks_is_said_on_one_line() throws IOException {
        Path jar = GatedJar.write(folder.resolve("some.jar"), 1);
        String message = assertThrows(UserError.class, () -> OtherCatalog.of(List.of(jar.toString()), JAVA))
                .getMessage();
        assertEquals("cannot list the benchmarks of " + jar + ": there is no JMH in it", message);
        String classPath = GatedJar.classPath(jar);
        List<String> libraries = Arrays.asList(
                classPath.substring(classPath.indexOf(File.pathSeparator) + 1).split(File.pathSeparator));
        String none = assertThrows(UserError.class, () -> OtherCatalog.of(libraries, JAVA))
                .getMessage();
        assertTrue(none.contains("Unable to find the resource: /META-INF/BenchmarkList"), none);
        assertEquals(1, none.lines().count(), none);
    }
}
