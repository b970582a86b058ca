package io.github.diobench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** JMH finds benchmarks in a generated list only: one that its generator missed would silently never run. */
final class BenchmarkListTest {
    /** The tests of the suite add benchmarks of their own to the class path. */
    private static final String OF_TESTS = "io.github.diobench.suite.fixture.";

    @Test
    void the_list_holds_every_benchmark_and_nothing_else() {
        Set<String> listed = listed();
        assertFalse(listed.isEmpty(), "META-INF/BenchmarkList is empty: did JMH's annotation processor run?");
        assertEquals(compiled(), listed);
    }

    private static Set<String> listed() {
        OutputFormat silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
        return BenchmarkList.defaultList().getAll(silent, List.of()).stream()
                .map(BenchmarkListEntry::getUsername)
                .filter(name -> !name.startsWith(OF_TESTS))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> compiled() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.github.diobench").stream()
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        // Generated, and each a subclass of a benchmark's state, which may be the benchmark itself.
                        .filter(type -> !type.getPackageName().endsWith(".jmh_generated"))
                        .flatMap(type -> type.getAllMethods().stream()
                                .filter(method -> method.isAnnotatedWith(Benchmark.class))
                                .map(method -> nameInList(type, method)))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The methods of a group are one benchmark, which carries the group's name. */
    private static String nameInList(JavaClass type, JavaMethod method) {
        String name =
                method.tryGetAnnotationOfType(Group.class).map(Group::value).orElseGet(method::getName);
        return type.getFullName().replace('$', '.') + "." + name;
    }
}
