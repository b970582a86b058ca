package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.CodeDigest;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * One of the two versions.
 *
 * @param code the jars and folders that it is, with their digests
 * @param revision the git revision that it was built from, as the user typed it; {@code null} if it was not built
 * @param commit the commit that this was, or that the jar says it was built from; {@code null} if not known
 */
public record GateSide(List<CodeDigest> code, String revision, String commit) {
    private static final int SHOWN_DIGITS = 12;
    private static final int SHOWN_ENTRIES = 4;
    private static final String BUILD = "diobench-build.properties";

    /** Copies the list. */
    public GateSide {
        code = List.copyOf(code);
    }

    /**
     * Returns the version in {@code classPath}, as the user typed it after {@code option}.
     *
     * @throws UserError if an entry is missing or is no jar
     */
    public static GateSide ofClassPath(String option, String classPath) throws IOException {
        List<Path> entries = ClassPathEntries.of(classPath, Path.of(""));
        if (entries.isEmpty()) {
            throw new UserError(option + ": name a jar");
        }
        String commit = null;
        for (Path entry : entries) {
            String found = commit(option, entry);
            commit = commit == null ? found : commit;
        }
        return of(entries, null, commit);
    }

    /** Returns the version that is in {@code entries}; the rest as in the record. */
    static GateSide of(List<Path> entries, String revision, String commit) throws IOException {
        List<String> paths = entries.stream().map(Path::toString).toList();
        return new GateSide(CodeDigest.of(paths), revision, commit);
    }

    private static String commit(String option, Path entry) throws IOException {
        if (!Files.isReadable(entry)) {
            throw new UserError(option + " " + entry + ": there is no such file, or it cannot be read");
        }
        if (Files.isDirectory(entry)) {
            return null;
        }
        if (!Files.isRegularFile(entry)) {
            throw new UserError(option + " " + entry + ": neither a jar nor a folder");
        }
        try (ZipFile jar = new ZipFile(entry.toFile())) {
            ZipEntry build = jar.getEntry(BUILD);
            if (build == null) {
                return null;
            }
            try (InputStream in = jar.getInputStream(build)) {
                Properties properties = new Properties();
                properties.load(in);
                return properties.getProperty("commit");
            }
        } catch (ZipException e) {
            throw new UserError(option + " " + entry + ": not a jar: " + e.getMessage(), e);
        }
    }

    /** Returns the class path. */
    public List<String> classPath() {
        return code.stream().map(CodeDigest::path).toList();
    }

    /** Returns what tells it from other versions: its commit or, where that is not known, the beginning of a digest. */
    public String identity() {
        if (commit != null) {
            return commit;
        }
        return code.isEmpty() ? "unknown" : "sha256-" + shortened(code.get(0).sha256());
    }

    /** Tells whether {@code other} is the same code, wherever it lies. */
    public boolean hasSameCodeAs(GateSide other) {
        return hashes().equals(other.hashes());
    }

    private List<String> hashes() {
        return code.stream().map(CodeDigest::sha256).toList();
    }

    /** Returns what it is, on one line: revision and commit as far as they are known, and each entry with its SHA-256. */
    public String shown() {
        List<String> parts = new ArrayList<>();
        if (revision != null) {
            parts.add(revision);
        }
        if (commit != null) {
            parts.add("commit " + shortened(commit));
        }
        parts.add(code.stream()
                        .limit(SHOWN_ENTRIES)
                        .map(entry -> name(entry.path()) + " (SHA-256 " + shortened(entry.sha256()) + ")")
                        .collect(Collectors.joining(" "))
                + (code.size() > SHOWN_ENTRIES ? " and " + (code.size() - SHOWN_ENTRIES) + " more" : ""));
        return String.join(", ", parts);
    }

    /** A report may come from another system, whose paths are none here. */
    private static String name(String path) {
        return path.substring(path.lastIndexOf(File.separatorChar) + 1);
    }

    private static String shortened(String hash) {
        return hash.substring(0, Math.min(SHOWN_DIGITS, hash.length()));
    }
}
