package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.UserError;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Finds what a build has made.
 *
 * @param folder where it was built
 * @param wanted a class path of jars in it, each a path or a pattern such as {@code target/*-benchmarks.jar}; null to look where Maven and
 *     Gradle leave a jar with benchmarks
 */
record BuiltJars(Path folder, String wanted) {
    /** Where builds leave them, the likeliest first; in a folder above, a module may hold them. */
    private static final List<String> USUAL = List.of(
            "benchmarks.jar",
            "target/benchmarks.jar",
            "target/*{bench,jmh}*.jar",
            "build/libs/*{bench,jmh}*.jar",
            "target/*.jar",
            "build/libs/*.jar",
            "*/target/benchmarks.jar",
            "*/target/*.jar",
            "*/build/libs/*{bench,jmh}*.jar",
            "*/build/libs/*.jar");

    /** What JMH's annotation processor leaves in every jar with benchmarks. */
    private static final String LIST = "META-INF/BenchmarkList";

    private static final String RUNNER = "org/openjdk/jmh/runner/Runner.class";

    /** What is made beside a jar of the same name, and cannot be run. */
    private static final Pattern BESIDE =
            Pattern.compile("original-.*|.*-(?:sources|javadoc|tests|test-sources)\\.jar");

    /**
     * Returns them, absolute.
     *
     * @param revision what was built, for messages
     * @param command what built it, likewise
     * @throws UserError if there are none, or several where one is wanted
     */
    List<Path> find(String revision, String command) throws IOException {
        String built = "'" + command + "' built ";
        String say = "; say with --jar what it builds";
        if (wanted == null) {
            for (String pattern : USUAL) {
                List<Path> found = matching(pattern).stream()
                        .filter(BuiltJars::hasBenchmarks)
                        .toList();
                if (!found.isEmpty()) {
                    return List.of(onlyOne(whole(found), built + "several jars with benchmarks for " + revision, say));
                }
            }
            throw new UserError(
                    built + "no jar with benchmarks for " + revision + " in " + String.join(", ", USUAL) + say);
        }
        List<Path> all = new ArrayList<>();
        for (String part : wanted.split(Pattern.quote(File.pathSeparator), -1)) {
            Path plain = folder.resolve(part);
            if (Files.isRegularFile(plain)) {
                all.add(plain);
                continue;
            }
            List<Path> found = matching(part).stream()
                    .filter(file ->
                            !BESIDE.matcher(file.getFileName().toString()).matches())
                    .toList();
            if (found.isEmpty()) {
                throw new UserError(built + "no " + part + " for " + revision + say);
            }
            all.add(onlyOne(found, built + "several " + part + " for " + revision, say));
        }
        return all;
    }

    /** Of several, those that can be run are meant; a build may leave a thin jar beside one with all in it. */
    private static List<Path> whole(List<Path> found) {
        List<Path> whole = found.stream().filter(jar -> holds(jar, RUNNER)).toList();
        return whole.isEmpty() ? found : whole;
    }

    private Path onlyOne(List<Path> found, String several, String say) {
        if (found.size() > 1) {
            List<String> names = found.stream()
                    .map(file -> folder.relativize(file).toString())
                    .toList();
            throw new UserError(several + ": " + String.join(", ", names) + say);
        }
        return found.get(0);
    }

    private List<Path> matching(String pattern) throws IOException {
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException e) {
            throw new UserError("--jar " + pattern + " is no pattern: " + e.getDescription(), e);
        }
        int depth =
                pattern.contains("**") ? Integer.MAX_VALUE : Path.of(pattern).getNameCount();
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> matcher.matches(folder.relativize(file)) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean hasBenchmarks(Path file) {
        return !BESIDE.matcher(file.getFileName().toString()).matches() && holds(file, LIST);
    }

    private static boolean holds(Path file, String entry) {
        try (ZipFile jar = new ZipFile(file.toFile())) {
            return jar.getEntry(entry) != null;
        } catch (IOException e) {
            return false;
        }
    }
}
