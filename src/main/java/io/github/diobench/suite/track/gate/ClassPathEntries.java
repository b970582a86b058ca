package io.github.diobench.suite.track.gate;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * A class path entry by entry, as the launcher of Java and its class loaders take it: {@code FOLDER/*} is all jars in a folder, and the
 * manifest of a jar may name more jars and folders, beside it or elsewhere, that follow it.
 */
final class ClassPathEntries {
    private static final String WILDCARD = "*";

    private ClassPathEntries() {}

    /**
     * Returns the entries of {@code classPath}, which is relative to {@code folder}: absolute, each once. Those that it names itself need
     * not exist; those that are only named in manifests do.
     *
     * @throws IOException if a jar cannot be read
     */
    static List<Path> of(String classPath, Path folder) throws IOException {
        Set<Path> entries = new LinkedHashSet<>();
        for (String entry : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
            if (entry.equals(WILDCARD) || entry.endsWith(File.separator + WILDCARD)) {
                for (Path jar : jarsIn(folder.resolve(entry.substring(0, entry.length() - 1)))) {
                    add(jar, entries);
                }
            } else if (!entry.isEmpty()) {
                add(folder.resolve(entry), entries);
            }
        }
        return List.copyOf(entries);
    }

    /** Returns {@code jars} and what their manifests name, likewise. */
    static List<Path> of(List<Path> jars) throws IOException {
        Set<Path> entries = new LinkedHashSet<>();
        for (Path jar : jars) {
            add(jar, entries);
        }
        return List.copyOf(entries);
    }

    private static List<Path> jarsIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static void add(Path entry, Set<Path> entries) throws IOException {
        Path whole = entry.toAbsolutePath().normalize();
        if (entries.add(whole) && Files.isRegularFile(whole)) {
            for (Path named : namedIn(whole)) {
                add(named, entries);
            }
        }
    }

    private static List<Path> namedIn(Path jar) throws IOException {
        String named;
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            named = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        } catch (ZipException e) {
            // What is no jar is told where the version is looked at.
            return List.of();
        }
        List<Path> paths = new ArrayList<>();
        StringTokenizer urls = new StringTokenizer(named == null ? "" : named, " ");
        while (urls.hasMoreTokens()) {
            Path path = path(jar.toUri(), urls.nextToken());
            if (path != null && Files.exists(path)) {
                paths.add(path);
            }
        }
        return paths;
    }

    /** Returns what {@code url} in the manifest of {@code jar} means; null if that is no file, which class loaders pass over. */
    private static Path path(URI jar, String url) {
        try {
            return Path.of(jar.resolve(url));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return null;
        }
    }
}
