package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class RegimeTest {
    /** Others call parameters what they like. */
    @Test
    void parameters_of_other_projects_may_have_the_names_of_ours() {
        Regime other = regime(Map.of("bios", "many", "idle", "yes", "completers", "all"));
        assertEquals(OptionalInt.empty(), other.biosPerRequest());
        assertEquals(1, other.busyThreads());
        assertFalse(other.isQueued());
    }

    @Test
    void our_own_parameters_are_numbers() {
        Regime own = regime(Map.of("bios", "16", "idle", "spin", "completers", "2"));
        assertEquals(OptionalInt.of(16), own.biosPerRequest());
        assertEquals(3, own.busyThreads());
    }

    private static Regime regime(Map<String, String> params) {
        return new Regime("r", Purpose.JUDGED, "a.B.c", params, 1, 1, List.of());
    }
}
