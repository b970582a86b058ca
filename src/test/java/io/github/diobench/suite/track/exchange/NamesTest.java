package io.github.diobench.suite.track.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class NamesTest {
    @Test
    void what_fits_stays_as_it_is() {
        assertEquals("\u00e4".repeat(16), Names.cut("\u00e4".repeat(16), 32));
    }

    @Test
    void what_does_not_fit_is_cut_between_characters_and_told_apart() {
        String cut = Names.cut("\ud83d\ude00".repeat(9), 32);
        assertTrue(cut.matches("(\ud83d\ude00){5}-[0-9a-f]{8}"), cut);
        assertTrue(cut.getBytes(StandardCharsets.UTF_8).length <= 32, cut);
        assertNotEquals(cut, Names.cut("\ud83d\ude00".repeat(10), 32));
    }
}
