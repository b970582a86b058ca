package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BoundedOutputTest {
    private static final int KEPT = BoundedOutput.KEPT;

    @Test
    void what_is_short_is_kept_whole() throws IOException {
        for (int length : new int[] {0, 1, KEPT - 1, KEPT, KEPT + 1, 2 * KEPT - 1, 2 * KEPT}) {
            String text = text(length);
            assertEquals(text, kept(text), "length " + length);
        }
    }

    @Test
    void of_what_is_long_beginning_and_end_are_kept_and_the_gap_is_told() throws IOException {
        String text = text(5 * KEPT + 17);
        String kept = kept(text);
        assertTrue(kept.startsWith(text.substring(0, KEPT)));
        assertTrue(kept.endsWith(text.substring(text.length() - KEPT)));
        assertEquals("\n... " + (3 * KEPT + 17) + " bytes left out ...\n", kept.substring(KEPT, kept.length() - KEPT));
    }

    private static String kept(String text) throws IOException {
        BoundedOutput output = new BoundedOutput();
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        SplittableRandom random = new SplittableRandom(7);
        for (int at = 0; at < bytes.length; ) {
            int count = Math.min(bytes.length - at, 1 + random.nextInt(50_000));
            output.write(bytes, at, count);
            at += count;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        output.writeTo(out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + i % 23));
        }
        return text.toString();
    }
}
