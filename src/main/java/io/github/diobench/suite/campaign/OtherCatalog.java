package io.github.diobench.suite.campaign;

import io.github.diobench.suite.TemporaryFolder;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.os.Program;
import io.github.diobench.suite.os.ProgramResult;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds out which benchmarks a class path has, by the JMH that is in it. */
public final class OtherCatalog {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FIXED_PARTS = 7;

    private OtherCatalog() {}

    /**
     * Returns the benchmarks of {@code classPath}, by name.
     *
     * @param java the {@code java} program that asks
     * @throws UserError if there are none; the message says why
     */
    public static List<OtherBenchmark> of(List<String> classPath, String java) throws IOException {
        String shown = String.join(File.pathSeparator, classPath);
        try (TemporaryFolder folder = TemporaryFolder.create("diobench-list-")) {
            copyLister(folder.path());
            List<String> whole = new ArrayList<>(List.of(folder.path().toString()));
            whole.addAll(classPath);
            StringBuilder listed = new StringBuilder();
            ProgramResult said = Program.of(
                            java,
                            "-Duser.language=en",
                            "-cp",
                            String.join(File.pathSeparator, whole),
                            OtherLister.class.getName())
                    .errorsApart()
                    .lines(line -> {
                        if (line.startsWith(OtherLister.MARK)) {
                            listed.append(line).append('\n');
                        }
                    })
                    .run(PATIENCE);
            if (said.timedOut()) {
                throw new UserError(
                        java + " did not list the benchmarks of " + shown + " within " + PATIENCE.toSeconds() + " s");
            }
            if (!said.isOk()) {
                throw new UserError("cannot list the benchmarks of " + shown + ": " + reason(said));
            }
            List<OtherBenchmark> benchmarks = parse(listed.toString());
            if (benchmarks.isEmpty()) {
                throw new UserError("there are no benchmarks in " + shown);
            }
            return benchmarks;
        }
    }

    private static void copyLister(Path folder) throws IOException {
        String name = OtherLister.class.getName().replace('.', '/') + ".class";
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream code = OtherLister.class.getResourceAsStream("/" + name)) {
            Files.copy(code, file);
        }
    }

    private static String reason(ProgramResult result) {
        String said = result.errors() + result.output();
        if (said.contains("NoClassDefFoundError: org/openjdk/jmh/")) {
            return "there is no JMH in it";
        }
        String line = said.lines()
                .filter(text -> text.startsWith("Exception in thread") || text.startsWith("Error: "))
                .findFirst()
                .orElse("its JVM said: " + said);
        return FailureReason.ofText(line.replaceFirst("^Exception in thread \"main\" (\\w+\\.)*", ""));
    }

    /** Returns the benchmarks that {@link OtherLister} printed, each once, however many modes it has. */
    static List<OtherBenchmark> parse(String output) {
        Map<String, OtherBenchmark> byName = new LinkedHashMap<>();
        for (String line : output.lines().toList()) {
            String[] parts = line.split(OtherLister.SEPARATOR, -1);
            if (parts[0].equals(OtherLister.MARK) && parts.length >= FIXED_PARTS) {
                OtherBenchmark benchmark = understood(parts, line);
                byName.merge(benchmark.name(), benchmark, OtherCatalog::withModesOf);
            }
        }
        return byName.values().stream()
                .sorted(Comparator.comparing(OtherBenchmark::name))
                .toList();
    }

    /** What is on the class path may write such a line, too. */
    private static OtherBenchmark understood(String[] parts, String line) {
        try {
            return benchmark(parts);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new UserError("what lists the benchmarks said what cannot be understood: " + line, e);
        }
    }

    private static OtherBenchmark benchmark(String[] parts) {
        Map<String, List<String>> params = new LinkedHashMap<>();
        for (int i = FIXED_PARTS; i < parts.length; i++) {
            String[] param = parts[i].split(",", -1);
            params.put(
                    decoded(param[0]),
                    Arrays.stream(param).skip(1).map(OtherCatalog::decoded).toList());
        }
        return new OtherBenchmark(
                decoded(parts[1]),
                List.of(parts[2]),
                Integer.parseInt(parts[3]),
                Integer.parseInt(parts[4]),
                groups(parts[5]),
                Boolean.parseBoolean(parts[6]),
                params);
    }

    private static Map<String, Integer> groups(String text) {
        Map<String, Integer> groups = new LinkedHashMap<>();
        for (String group : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            String[] threads = group.split("=", 2);
            groups.put(decoded(threads[0]), Integer.parseInt(threads[1]));
        }
        return groups;
    }

    private static OtherBenchmark withModesOf(OtherBenchmark known, OtherBenchmark again) {
        List<String> modes = new ArrayList<>(known.modes());
        modes.addAll(again.modes());
        return new OtherBenchmark(
                known.name(),
                modes,
                known.threads(),
                known.operations(),
                known.groups(),
                known.turns(),
                known.params());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
