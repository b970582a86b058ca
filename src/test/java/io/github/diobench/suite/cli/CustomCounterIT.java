package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An outsider's counter, from its source to a row in the table: {@code examples/custom-counter} with nothing but benchmarks.jar. */
final class CustomCounterIT {
    private static final Path EXAMPLE = Path.of("examples", "custom-counter");

    @TempDir
    Path folder;

    @Test
    void a_counter_of_ones_own_is_built_listed_verified_and_measured() throws Exception {
        String jar = build().toString();
        JarProgram program = new JarProgram(folder);

        assertEquals(0, program.run("list", "--classpath", jar), program::toString);
        assertTrue(program.out().lines().anyMatch(line -> line.matches(" +fence +\\S.*")), program::toString);
        assertEquals(
                count("(?m)^  \\w+Benchmark\\.\\w+$", program),
                count("(?m)^  \\w+Benchmark\\.\\w+\n    \\S.*\\?$", program),
                () -> "each benchmark tells what it asks: " + program);
        assertEquals(0, count("(?m)^  [a-z0-9-]+ *$", program), () -> "each counter tells what it is: " + program);

        assertEquals(
                0, program.run("verify", "--classpath", jar, "--counter", "fence", "--time", "6s"), program::toString);
        assertTrue(program.out().contains("[1/1] fence\n  contract: 8 of 8 promises kept\n"), program::toString);
        assertTrue(program.out().endsWith("No fault found in fence.\n"), program::toString);

        int code = program.run(
                "run",
                "--profile",
                "smoke",
                "--rounds",
                "1",
                "--benchmark",
                "RequestBenchmark",
                "--counter",
                "fence",
                "--classpath",
                jar);
        assertEquals(0, code, program::toString);
        assertTrue(program.out().lines().anyMatch(line -> line.contains("| fence ")), program::toString);
    }

    private static long count(String pattern, JarProgram program) {
        return Pattern.compile(pattern).matcher(program.out()).results().count();
    }

    private Path build() throws IOException {
        Path classes = folder.resolve("classes");
        List<String> arguments = new ArrayList<>(List.of("-cp", JarProgram.jar().toString(), "-d", classes.toString()));
        try (Stream<Path> sources = Files.list(EXAMPLE.resolve("src/com/example"))) {
            sources.map(Path::toString).forEach(arguments::add);
        }
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)));
        Path jar = folder.resolve("fence.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            add(entries, classes, classes);
            add(entries, EXAMPLE, EXAMPLE.resolve("META-INF"));
        }
        return jar;
    }

    private static void add(JarOutputStream entries, Path root, Path from) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(root.relativize(file).toString()));
                Files.copy(file, entries);
            }
        }
    }
}
