package io.github.diobench.suite.track.exchange;

import io.github.diobench.suite.Sha256;

/** Keeps names to what other tools take. */
final class Names {
    private static final int DIGEST = 8;

    private Names() {}

    /** Returns {@code name}; if it has more than {@code longest} characters its beginning, and a digest that tells it from others. */
    static String cut(String name, int longest) {
        return name.length() <= longest
                ? name
                : name.substring(0, longest - DIGEST - 1) + "-"
                        + Sha256.of(name).substring(0, DIGEST);
    }
}
