package io.github.diobench.suite.cli;

import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.suite.UserError;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import picocli.CommandLine.Option;

/** The option that adds the user's own counters, and what follows from it. */
final class UserClassPath {
    /** Its name. */
    static final String OPTION = "--classpath";

    private static final String SERVICE = "META-INF/services/" + BioCounterProvider.class.getName();
    private static final String CLASS_PATH = "java.class.path";

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
     * Lets this JVM, and those that JMH forks, find the user's counters.
     *
     * @throws UserError if an entry is missing, cannot be read, or holds no counter
     */
    void open() {
        List<Path> entries = entries();
        if (entries.isEmpty()) {
            return;
        }
        URL[] urls = entries.stream().map(UserClassPath::url).toArray(URL[]::new);
        // JMH starts its forks with what this property says.
        System.setProperty(CLASS_PATH, whole());
        Thread thread = Thread.currentThread();
        thread.setContextClassLoader(new URLClassLoader(urls, thread.getContextClassLoader()));
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
                    + "; examples/custom-counter shows how to add it");
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
        if (Files.isDirectory(entry)) {
            return Files.isRegularFile(entry.resolve(SERVICE));
        }
        try (ZipFile jar = new ZipFile(entry.toFile())) {
            return jar.getEntry(SERVICE) != null;
        } catch (IOException e) {
            throw new UserError("--classpath " + entry + ": not a jar: " + e.getMessage(), e);
        }
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UserError("--classpath " + entry + ": " + e.getMessage(), e);
        }
    }
}
