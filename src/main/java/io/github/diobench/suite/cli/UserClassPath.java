package io.github.diobench.suite.cli;

import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.verify.FoundCounter;
import io.github.diobench.suite.verify.ProviderSearch;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import picocli.CommandLine.Option;

/** The option that adds the user's own counters, and what follows from it. */
final class UserClassPath {
    /** Its name. */
    static final String OPTION = "--classpath";

    private static final String SERVICE = "META-INF/services/" + BioCounterProvider.class.getName();
    private static final String CLASS_PATH = "java.class.path";

    /** No list of providers is longer. */
    private static final int MOST_BYTES = 1 << 20;

    @Option(
            names = OPTION,
            paramLabel = "JAR",
            description = "Jars or folders with counters of your own, as for java -cp; see examples/custom-counter.")
    private String classPath;

    /** Returns the option as it would have to be typed again, after a blank; empty if it was not. */
    String option() {
        return classPath == null ? "" : " " + OPTION + " " + classPath;
    }

    /** The class path of this JVM with the user's at the end. */
    String whole() {
        List<String> entries = new ArrayList<>(List.of(System.getProperty(CLASS_PATH)));
        entries().forEach(entry -> entries.add(entry.toString()));
        return String.join(File.pathSeparator, entries);
    }

    /**
     * Lets the JVMs that JMH forks find the user's counters. This one does not: none of their code runs here.
     *
     * @throws UserError if an entry is missing, cannot be read, or holds no counter
     */
    void open() {
        // JMH starts its forks with what this property says.
        System.setProperty(CLASS_PATH, whole());
    }

    /**
     * Returns the user's counters, once they are {@link #open}.
     *
     * @throws UserError if one cannot be loaded, or does not say what it is
     */
    List<FoundCounter> counters() {
        List<FoundCounter> found = new ArrayList<>();
        if (classPath != null) {
            new ProviderSearch(System.getProperty(CLASS_PATH), found::add, (type, why) -> {
                        throw new UserError(OPTION + " " + classPath + ": " + type + ": " + why);
                    })
                    .run();
        }
        return found;
    }

    private List<Path> entries() {
        if (classPath == null) {
            return List.of();
        }
        List<Path> entries = Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                .toList();
        entries.forEach(UserClassPath::requireReadable);
        if (entries.stream().noneMatch(UserClassPath::providesCounters)) {
            throw new UserError("--classpath " + classPath + ": no counter there, for it has no " + SERVICE
                    + " with a name in it; examples/custom-counter shows how to add it");
        }
        return entries;
    }

    private static void requireReadable(Path entry) {
        if (!Files.exists(entry)) {
            throw new UserError("--classpath " + entry + ": there is no such file");
        }
        if (!Files.isReadable(entry)) {
            throw new UserError("--classpath " + entry + ": cannot be read");
        }
    }

    private static boolean providesCounters(Path entry) {
        boolean isFolder = Files.isDirectory(entry);
        try {
            return isFolder ? isNamedIn(entry) : isNamedInJar(entry);
        } catch (IOException e) {
            throw new UserError(
                    "--classpath " + entry + ": " + (isFolder ? "cannot be read: " : "not a jar: ") + e.getMessage(),
                    e);
        }
    }

    private static boolean isNamedIn(Path folder) throws IOException {
        Path services = folder.resolve(SERVICE);
        if (!Files.isRegularFile(services)) {
            return false;
        }
        try (InputStream file = Files.newInputStream(services)) {
            return isNamedIn(file);
        }
    }

    private static boolean isNamedInJar(Path entry) throws IOException {
        try (ZipFile jar = new ZipFile(entry.toFile())) {
            ZipEntry services = jar.getEntry(SERVICE);
            if (services == null) {
                return false;
            }
            try (InputStream file = jar.getInputStream(services)) {
                return isNamedIn(file);
            }
        }
    }

    private static boolean isNamedIn(InputStream services) throws IOException {
        return new String(services.readNBytes(MOST_BYTES), StandardCharsets.UTF_8)
                .lines()
                .anyMatch(line -> !line.replaceFirst("#.*", "").isBlank());
    }
}
