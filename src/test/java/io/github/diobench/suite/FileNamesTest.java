package io.github.diobench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FileNamesTest {
    @Test
    void plain_names_stay() {
        for (String name : List.of("async-write-16@17-1.spin.lat", "a+b=c_d.", "console.x", "nulls", "x.nul")) {
            assertEquals(name, FileNames.safe(name));
        }
    }

    @Test
    void names_hold_nothing_that_a_path_is_made_of() {
        assertEquals("a_b-32e8eec2", FileNames.safe("a b"));
        assertTrue(FileNames.safe("../../etc/passwd: x").matches("_\\.\\._\\.\\._etc_passwd__x-[0-9a-f]{8}"));
        assertTrue(FileNames.safe("a\u0000b\ud800").matches("a_b_-[0-9a-f]{8}"));
        for (String name : List.of("", ".", "..", ".hidden", "-rf", "NUL", "con.spin.lat", "lpt1", "com9.csv")) {
            String safe = FileNames.safe(name);
            assertTrue(safe.startsWith("_" + name + "-") && safe.matches(".*-[0-9a-f]{8}"), safe);
        }
        assertTrue(FileNames.safe("a".repeat(300)).length() < 255);
    }

    @Test
    void different_names_never_become_one() {
        Map<String, String> names = new HashMap<>();
        String longest = "a".repeat(300);
        for (String name : List.of(
                "a b", "a_b", "a/b", "a\nb", "a\ud800b", "a\ud801b", ".x", "_.x", longest + "b", longest + "c", "")) {
            assertEquals(null, names.put(FileNames.safe(name), name), name);
        }
        // Nor one that was made to look like what another one becomes.
        for (String name : List.copyOf(names.keySet())) {
            String other = names.putIfAbsent(FileNames.safe(name), name);
            assertTrue(other == null || other.equals(name), name);
        }
    }
}
