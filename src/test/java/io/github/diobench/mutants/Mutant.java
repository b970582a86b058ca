package io.github.diobench.mutants;

import com.github.difflib.patch.PatchFailedException;
import com.github.difflib.unifieddiff.UnifiedDiff;
import com.github.difflib.unifieddiff.UnifiedDiffFile;
import com.github.difflib.unifieddiff.UnifiedDiffReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A historical mistake: a unified diff against the engine's source, with a head that says what it was and what must catch it.
 *
 * @param name the file's name without {@code .patch}, as in kernel-spec 6 and 7
 * @param mistake what is wrong, in one sentence
 * @param history when it was made, and who found it
 * @param invariant what it breaks, as in kernel-spec 8
 * @param catches the tests that fail because of it
 * @param files the changes, one element per source file
 */
public record Mutant(
        String name,
        String mistake,
        String history,
        String invariant,
        List<Catch> catches,
        List<UnifiedDiffFile> files) {
    private static final Path FOLDER = Path.of("src/test/mutants");
    private static final String NO_FILE = "/dev/null";

    /**
     * A test that fails because of the mutant.
     *
     * @param testClass the class, without the project's package
     * @param test its method's name, or the name of one invocation of it, as a word of the test's name
     * @param message a part of what the failing test says
     */
    public record Catch(String testClass, String test, String message) {
        private static Catch parse(String line) {
            String[] parts = line.split(" \\| ", 3);
            if (parts.length != 3) {
                throw new IllegalArgumentException("not 'class | test | message': " + line);
            }
            return new Catch(parts[0], parts[1], parts[2]);
        }
    }

    /** The one of this name. */
    public static Mutant named(String name) {
        return read(FOLDER.resolve(name + ".patch"));
    }

    /** All of them, by name: B2 before B10. */
    static List<Mutant> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".patch"))
                    .map(Mutant::read)
                    .sorted((a, b) -> sortKey(a.name).compareTo(sortKey(b.name)))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("the mutants are read from the project's root", e);
        }
    }

    /**
     * The changed sources.
     *
     * @return by path from the project's root
     * @throws AssertionError if a change does not fit the source any more
     */
    Map<String, String> apply() {
        Map<String, String> sources = new LinkedHashMap<>();
        for (UnifiedDiffFile file : files) {
            try {
                // Lines may have moved, but each hunk's context must be there to the letter.
                List<String> lines = file.getFromFile().equals(NO_FILE)
                        ? file.getPatch().applyTo(List.of())
                        : file.getPatch().applyFuzzy(Files.readAllLines(Path.of(file.getToFile())), 0);
                sources.put(file.getToFile(), String.join("\n", lines) + "\n");
            } catch (IOException | PatchFailedException e) {
                throw new AssertionError(name + ".patch no longer applies to " + file.getToFile(), e);
            }
        }
        return sources;
    }

    /**
     * The changed classes, compiled in memory.
     *
     * @return class files by class name
     */
    public Map<String, byte[]> classes() {
        try {
            return MemoryCompiler.compile(apply());
        } catch (MemoryCompiler.SourceError e) {
            throw new AssertionError(name + ".patch " + e.getMessage(), e);
        }
    }

    /** The paths of the files it changes, without those it adds. */
    List<String> changedFiles() {
        return files.stream()
                .filter(file -> !file.getFromFile().equals(NO_FILE))
                .map(UnifiedDiffFile::getToFile)
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }

    static Mutant read(Path path) {
        String fileName = path.getFileName().toString();
        try (InputStream in = Files.newInputStream(path)) {
            UnifiedDiff diff = UnifiedDiffReader.parseUnifiedDiff(in);
            List<String> head = diff.getHeader().lines().toList();
            return new Mutant(
                    fileName.substring(0, fileName.lastIndexOf('.')),
                    only(head, "Mistake: "),
                    only(head, "History: "),
                    only(head, "Invariant: "),
                    values(head, "Caught-by: ").stream().map(Catch::parse).toList(),
                    diff.getFiles());
        } catch (IOException | RuntimeException e) {
            throw new AssertionError(fileName + " is not a mutant: " + e.getMessage(), e);
        }
    }

    private static String only(List<String> head, String key) {
        List<String> values = values(head, key);
        if (values.size() != 1) {
            throw new IllegalArgumentException(values.size() + " lines begin with '" + key + "'");
        }
        return values.get(0);
    }

    private static List<String> values(List<String> head, String key) {
        return head.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .toList();
    }

    private static String sortKey(String name) {
        String digits = name.replaceAll("\\D", "");
        return name.replaceFirst("\\d+", digits.length() == 1 ? "0" + digits : digits);
    }
}
