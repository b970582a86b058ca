package io.github.diobench.suite;

import java.util.regex.Pattern;

/** Makes file names of names that may come from anywhere: benchmarks, parameters, plans that somebody else wrote. */
public final class FileNames {
    /** Everything that no system and no shell takes for something else. */
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_.@=+-]");

    private static final int LONGEST = 200;

    private FileNames() {}

    /**
     * Returns {@code name} with all else than letters, digits and {@code _.@=+-} replaced by {@code _}; one that is too long for a
     * file system is cut, and ends in a digest of the whole.
     */
    public static String safe(String name) {
        String safe = UNSAFE.matcher(name).replaceAll("_");
        return safe.length() <= LONGEST
                ? safe
                : safe.substring(0, LONGEST) + "-" + Sha256.of(name).substring(0, 8);
    }
}
