package io.github.diobench.suite.campaign;

import io.github.diobench.suite.Sha256;
import io.github.diobench.suite.UserError;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an entry of a class path held.
 *
 * @param path the entry as it was named
 * @param sha256 of the jar's bytes, or of the names and bytes of all files in the folder; in hexadecimal
 */
public record CodeDigest(String path, String sha256) {
    /** Makes sure that neither is missing. */
    public CodeDigest {
        Objects.requireNonNull(path, "path is missing");
        Objects.requireNonNull(sha256, "sha256 is missing");
    }

    /**
     * Returns the digests of the entries of {@code classPath}.
     *
     * @throws IOException if one is missing or cannot be read
     */
    public static List<CodeDigest> of(List<String> classPath) throws IOException {
        List<CodeDigest> digests = new ArrayList<>();
        for (String path : classPath) {
            digests.add(new CodeDigest(path, sha256(Path.of(path))));
        }
        return digests;
    }

    /** Returns the digests of all code that {@code plan} runs: this program's own, then that of other class paths. */
    static List<CodeDigest> of(Plan plan) throws IOException {
        Set<String> paths = new LinkedHashSet<>(
                Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator)));
        plan.cells().values().forEach(cell -> paths.addAll(cell.classPath()));
        List<CodeDigest> digests = new ArrayList<>();
        for (String path : paths) {
            // A class path may name what does not exist.
            if (Files.exists(Path.of(path))) {
                digests.add(new CodeDigest(path, sha256(Path.of(path))));
            }
        }
        return digests;
    }

    private static String sha256(Path entry) throws IOException {
        if (!Files.isRegularFile(entry) && !Files.isDirectory(entry)) {
            throw new UserError(entry + " is neither a jar nor a folder");
        }
        MessageDigest digest = Sha256.begun();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            if (!Files.isDirectory(entry)) {
                copy(entry, out);
            }
            for (Path file : filesIn(entry)) {
                out.write(entry.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                copy(file, out);
            }
        }
        return Sha256.end(digest);
    }

    private static List<Path> filesIn(Path entry) throws IOException {
        if (!Files.isDirectory(entry)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(entry)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void copy(Path file, OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(out);
        }
    }
}
