package io.github.diobench.suite.track.exchange;

import io.github.diobench.suite.Sha256;
import java.nio.charset.StandardCharsets;

/** Keeps names to what other tools take. */
final class Names {
    private static final int DIGEST = 8;

    private Names() {}

    /**
     * Returns {@code name}; if it has more than {@code longest} bytes in UTF-8 its beginning, and a digest that tells it from others.
     */
    static String cut(String name, int longest) {
        if (bytes(name) <= longest) {
            return name;
        }
        int room = longest - DIGEST - 1;
        int end = 0;
        int used = 0;
        while (true) {
            int next = name.offsetByCodePoints(end, 1);
            used += bytes(name.substring(end, next));
            if (used > room) {
                return name.substring(0, end) + "-" + Sha256.of(name).substring(0, DIGEST);
            }
            end = next;
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
