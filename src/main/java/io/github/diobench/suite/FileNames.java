package io.github.diobench.suite;

import java.security.MessageDigest;
import java.util.regex.Pattern;

/** Makes file names of names that may come from anywhere: benchmarks, parameters, plans that somebody else wrote. */
public final class FileNames {
    /** Everything that no system and no shell takes for something else. */
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_.@=+-]");

    /** Hidden files, folders, options, and what Windows takes for a device whatever comes after the dot. */
    private static final Pattern RESERVED =
            Pattern.compile("(?:[.-].*|(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?)?", Pattern.CASE_INSENSITIVE);

    /** A name that looks as if it had its digest already gets one, too, so as not to be taken for another one's. */
    private static final Pattern TOLD_APART = Pattern.compile(".*-[0-9a-f]{8}");

    private static final int DIGITS = 8;
    private static final int LONGEST = 200;

    private FileNames() {}

    /**
     * Returns {@code name} itself if it has nothing but letters, digits and {@code _.@=+-}, does not begin with a dot or a hyphen, and is
     * neither reserved nor too long for a file system. Otherwise returns what resembles it, with a digest that tells it from others.
     */
    public static String safe(String name) {
        String safe = UNSAFE.matcher(name).replaceAll("_");
        if (RESERVED.matcher(safe).matches()) {
            safe = "_" + safe;
        }
        if (safe.length() > LONGEST) {
            safe = safe.substring(0, LONGEST);
        }
        return toldApart(safe, name);
    }

    /** Returns {@code safe}, which was made of {@code name}: if it is another one, with a digest that tells it from what others become. */
    public static String toldApart(String safe, String name) {
        boolean asItIs = safe.equals(name) && !TOLD_APART.matcher(name).matches();
        return asItIs ? name : safe + "-" + digest(name);
    }

    /** Not that of UTF-8, in which all halves of surrogate pairs are the same. */
    private static String digest(String name) {
        MessageDigest digest = Sha256.begun();
        name.chars().forEach(unit -> {
            digest.update((byte) (unit >> Byte.SIZE));
            digest.update((byte) unit);
        });
        return Sha256.end(digest).substring(0, DIGITS);
    }
}
