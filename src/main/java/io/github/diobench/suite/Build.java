package io.github.diobench.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What the running program was built from, as the build wrote it down.
 *
 * @param version the version of diobench
 * @param commit the commit's full hash, or {@value #UNKNOWN}
 * @param dirty {@code true} or {@code false}: whether the sources differed from the commit; or {@value #UNKNOWN}
 */
public record Build(String version, String commit, String dirty) {
    private static final String RESOURCE = "/diobench-build.properties";
    private static final String UNKNOWN = "unknown";
    private static final int SHORT_LENGTH = 7;

    /** Returns the build of the running program; all of it is unknown where nothing was written down. */
    public static Build current() {
        Properties properties = new Properties();
        try (InputStream resource = Build.class.getResourceAsStream(RESOURCE)) {
            if (resource != null) {
                properties.load(resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
        return new Build(
                properties.getProperty("version", UNKNOWN),
                properties.getProperty("commit", UNKNOWN),
                properties.getProperty("dirty", UNKNOWN));
    }

    /** Returns the first seven digits of the commit's hash, or {@value #UNKNOWN}. */
    public String shortCommit() {
        return commit.substring(0, Math.min(SHORT_LENGTH, commit.length()));
    }
}
