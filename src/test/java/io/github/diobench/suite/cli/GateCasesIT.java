package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.fixture.CompiledJar;
import io.github.diobench.suite.fixture.GatedJar;
import io.github.diobench.suite.track.gate.GateMetric;
import io.github.diobench.suite.track.gate.GateReport;
import io.github.diobench.suite.track.gate.GateResult;
import io.github.diobench.suite.track.gate.GateRow;
import io.github.diobench.suite.verdict.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gates of whatever other projects have, made after public reports about other tools: what a benchmark prints, names, declares or does
 * ends no gate and changes nothing of what is measured.
 */
@DisabledOnOs(OS.WINDOWS)
final class GateCasesIT {
    private static final long PATIENCE_SECONDS = 300;
    private static final List<String> SHORT =
            List.of("-i", "1", "-r", "20ms", "--rounds", "6", "--no-confirm", "--seed", "1");

    private static final String HEADER = """
            import java.lang.management.ManagementFactory;
            import java.nio.file.*;
            import java.util.*;
            import org.openjdk.jmh.annotations.*;
            """;

    /** A benchmark of it ends with an exception that tells what it saw. */
    private static final String ODD = "package pr\u00fcf;\n" + HEADER + """
            @State(Scope.Benchmark) @BenchmarkMode(Mode.AverageTime)
            public class Ma\u00df {
                @Param({"GET,POST", "", "two\\nlines \u00e4\u20ac", "\\"a b\\" c'd"}) public String text;

                @Setup public void flood() {
                    System.out.write(0xfc);
                    System.out.println("::error::no such thing");
                    String line = "x".repeat(999);
                    for (int i = 0; i < 3_000; i++) {
                        System.out.println(line);
                    }
                }

                @Benchmark public void sees() {
                    StringBuilder codes = new StringBuilder();
                    text.codePoints().forEach(code -> codes.append(Integer.toHexString(code)).append('.'));
                    throw new IllegalStateException("value " + codes);
                }
            }
            """;

    private static final String ARGUMENTS = "package p;\n" + HEADER + """
            @State(Scope.Benchmark) @BenchmarkMode(Mode.AverageTime)
            public class Arguments {
                @Fork(jvmArgs = "-Dgiven=a b") @Benchmark public void some() { tell(); }
                @Fork(jvmArgsAppend = "-Dmore=1") @Benchmark public void more() { tell(); }
                @Benchmark public void none() { tell(); }

                private static void tell() {
                    List<String> seen = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
                    // Those that JMH gives every fork.
                    seen.removeIf(argument -> argument.contains("ompile") || argument.contains("Unlock"));
                    throw new IllegalStateException(seen.toString());
                }
            }
            """;

    @TempDir
    private Path folder;

    private Path margins;

    @BeforeEach
    void letEveryTurnCount() throws IOException {
        margins = Files.writeString(folder.resolve("margins.json"), """
                { "schemaVersion" : 1, "rules" : [ { "regime" : ".*", "margin" : 0.5 } ],
                  "latencyMedian" : 0.05, "latencyP99" : 0.10, "alphaPass" : 0.05, "alphaFail" : 0.01,
                  "minRounds" : 5, "looks" : [ 8 ], "controlAlpha" : 0.008, "controlPower" : 0.99, "voidAlpha" : 0.001,
                  "stealLimit" : 0.5, "loadLimit" : 0.9,
                  "turns" : { "waitingLimit" : 999, "stealLimit" : 0.99, "leastTurns" : 1 }, "floorNs" : 1.5 }
                """);
    }

    @Test
    void values_and_names_reach_the_benchmark_as_plain_jmh_hands_them_over() throws Exception {
        Path jar = CompiledJar.write(folder.resolve("odd.jar"), null, ODD);
        GateReport report = gate(2, Map.of("LC_ALL", "C"), List.of("-Dfile.encoding=ISO-8859-1"), jar, jar, "--aa");
        assertEquals(4, report.rows().size());
        assertTrue(
                reason(report, "Ma\u00df.sees[text=GET,POST]").contains("value 47.45.54.2c.50.4f.53.54."),
                report::toString);
        assertTrue(
                reason(report, "Ma\u00df.sees[text=]").contains("IllegalStateException: value (round 1, 2)"),
                report::toString);
        assertTrue(
                reason(report, "Ma\u00df.sees[text=two\nlines \u00e4\u20ac]")
                        .contains("value 74.77.6f.a.6c.69.6e.65.73.20.e4.20ac."),
                report::toString);
        assertTrue(
                reason(report, "Ma\u00df.sees[text=\"a b\" c'd]").contains("value 22.61.20.62.22.20.63.27.64."),
                report::toString);
        assertTrue(Files.size(onlyGate().resolve("jmh.log")) < 40L << 20, "what forks print is bounded");
    }

    @Test
    void each_benchmark_has_the_arguments_that_it_declares() throws Exception {
        Path jar = CompiledJar.write(folder.resolve("arguments.jar"), null, ARGUMENTS);
        GateReport report = gate(2, Map.of(), List.of(), jar, jar, "--aa");
        assertTrue(
                reason(report, "Arguments.none").contains("IllegalStateException: [] (round 1, 2)"), report::toString);
        assertTrue(
                reason(report, "Arguments.some").contains("IllegalStateException: [-Dgiven=a b] "), report::toString);
        assertTrue(reason(report, "Arguments.more").contains("IllegalStateException: [-Dmore=1] "), report::toString);
    }

    @Test
    void what_exits_halts_hangs_or_throws_is_given_up_and_said_everywhere() throws Exception {
        String base = "package p;\n" + HEADER + """
                @State(Scope.Benchmark) @BenchmarkMode(Mode.AverageTime)
                public class Ends {
                    int x = 5;
                    @Benchmark public double fine() { return Math.log(x); }
                    @Benchmark public double exits() { return Math.log(x); }
                    @Benchmark public double halts() { return Math.log(x); }
                    @Benchmark public double hangs() { return Math.log(x); }
                    @Benchmark public double throwsIt() { return Math.log(x); }
                }
                """;
        String head = base.replace("double exits() {", "double exits() { System.exit(0);")
                .replace("double halts() {", "double halts() { Runtime.getRuntime().halt(0);")
                .replace("double hangs() {", "double hangs() { while (x == 5) { Thread.onSpinWait(); }")
                .replace(
                        "double throwsIt() {",
                        "double throwsIt() { if (x == 5) { throw new IllegalStateException(\"first\\n::error::second\"); }");
        GateReport report = gate(
                2,
                Map.of(),
                List.of(),
                CompiledJar.write(folder.resolve("base.jar"), null, base),
                CompiledJar.write(folder.resolve("head.jar"), null, head),
                "--fork-timeout",
                "6s");
        assertEquals(GateResult.FAILED, report.result());
        assertEquals(6, row(report, "Ends.fine").rounds());
        assertTrue(reason(report, "Ends.exits").contains("prematurely exited"), report::toString);
        assertTrue(reason(report, "Ends.halts").contains("its JVM ended before"), report::toString);
        assertTrue(
                reason(report, "Ends.hangs").contains("no result after 6 s, so its JVM was killed"), report::toString);
        assertTrue(
                reason(report, "Ends.throwsIt").contains("IllegalStateException: first ::error::second"),
                report::toString);
        report.rows().stream()
                .filter(row -> !row.name().equals("Ends.fine"))
                .forEach(row -> assertTrue(row.failures().toString().contains("(round 1, 2)"), row::toString));
        String junit = Files.readString(onlyGate().resolve("gate-junit.xml"));
        assertTrue(junit.contains("errors=\"4\""), junit);
        assertTrue(junit.contains("IllegalStateException: first ::error::second"), junit);
    }

    @Test
    void a_thin_jar_brings_the_libraries_of_its_own_manifest() throws Exception {
        String benchmark = "package p;\n" + HEADER + """
                @State(Scope.Benchmark) @BenchmarkMode(Mode.AverageTime)
                public class Thin {
                    @Benchmark public void sees() { throw new IllegalStateException(new lib.Library().version()); }
                }
                """;
        List<Path> jars = new ArrayList<>();
        for (String side : List.of("base", "head")) {
            Path own = Files.createDirectories(folder.resolve(side));
            String library =
                    "package lib;\npublic class Library { public String version() { return \"of " + side + "\"; } }\n";
            CompiledJar.write(own.resolve("library.jar"), null, library);
            String[] names = GatedJar.classPath(Path.of("x")).split(File.pathSeparator, -1);
            List<String> urls = new ArrayList<>(List.of("library.jar"));
            for (String name : List.of(names).subList(1, names.length)) {
                urls.add(Path.of(name).toUri().toString());
            }
            jars.add(CompiledJar.write(own.resolve("thin.jar"), String.join(" ", urls), benchmark, library));
        }
        // The copy of the library that was needed to compile is not to be found first.
        for (Path jar : jars) {
            ZipFiles.remove(jar, "lib/Library.class");
        }
        GateReport report =
                gate(2, Map.of(), List.of(), jars.get(0).toString(), jars.get(1).toString());
        GateRow row = row(report, "Thin.sees");
        assertTrue(row.failures().toString().contains("base: IllegalStateException: of base"), row::toString);
        assertTrue(row.failures().toString().contains("head: IllegalStateException: of head"), row::toString);
    }

    @Test
    void allocation_is_shown_and_judged_if_asked() throws Exception {
        String base = "package p;\n" + HEADER + """
                @State(Scope.Benchmark) @BenchmarkMode(Mode.AverageTime)
                public class Alloc {
                    int n = 16;
                    @Benchmark public Object f() {
                        org.openjdk.jmh.infra.Blackhole.consumeCPU(1_000);
                        return new byte[n];
                    }
                }
                """;
        GateReport report = gate(
                1,
                Map.of(),
                List.of(),
                CompiledJar.write(folder.resolve("base.jar"), null, base),
                CompiledJar.write(folder.resolve("head.jar"), null, base.replace("16", "2048")),
                "--metric",
                "gc.alloc.rate.norm",
                // What the first iteration sets up is not to be counted.
                "-wi",
                "2",
                "-w",
                "20ms");
        GateMetric allocated = report.metrics().stream()
                .filter(metric -> metric.metric().equals("gc.alloc.rate.norm"))
                .findFirst()
                .orElseThrow();
        assertEquals(32, allocated.base(), 8);
        assertEquals(2064, allocated.head(), 32);
        assertEquals(Outcome.FAIL, row(report, "Alloc.f:gc.alloc.rate.norm").outcome());
    }

    private GateReport gate(
            int code, Map<String, String> environment, List<String> jvmArgs, Path base, Path head, String... more)
            throws Exception {
        return gate(code, environment, jvmArgs, GatedJar.classPath(base), GatedJar.classPath(head), more);
    }

    private GateReport gate(
            int code, Map<String, String> environment, List<String> jvmArgs, String base, String head, String... more)
            throws Exception {
        List<String> args = new ArrayList<>(List.of("gate", "--base", base, "--head", head));
        args.addAll(List.of("--margins", margins.toString()));
        args.addAll(SHORT);
        args.addAll(List.of(more));
        if (!args.contains("-wi")) {
            args.addAll(List.of("-wi", "0"));
        }
        ProgramProcess program = ProgramProcess.start(folder, jvmArgs, environment, args.toArray(String[]::new));
        int ended = program.waitFor(PATIENCE_SECONDS);
        assertEquals(code, ended, program.output());
        return GateReport.read(onlyGate());
    }

    private static String reason(GateReport report, String row) {
        return String.join("; ", row(report, row).reasons());
    }

    private static GateRow row(GateReport report, String name) {
        return report.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + report));
    }

    private Path onlyGate() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("results"))) {
            List<Path> found = all.filter(path -> !path.getFileName().toString().startsWith("."))
                    .toList();
            assertEquals(1, found.size(), found::toString);
            return found.get(0);
        }
    }
}
