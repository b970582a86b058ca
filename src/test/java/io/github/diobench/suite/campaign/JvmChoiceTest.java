package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.diobench.suite.UserError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JvmChoiceTest {
    private static final Map<String, String> VERSIONS =
            Map.of("/a", "17.0.15", "/b", "25", "/c", "17.0.9-ea", "/d", "26-internal");

    @Test
    void one_jvm_leaves_names_as_they_are() {
        assertEquals(List.of(new JvmChoice("/a", "")), choices("/a"));
    }

    @Test
    void several_are_told_apart_by_their_major_version() {
        assertEquals(
                List.of(new JvmChoice("/b", "@25"), new JvmChoice("/a", "@17"), new JvmChoice("/d", "@26")),
                choices("/b", "/a", "/d"));
    }

    @Test
    void two_of_the_same_version_are_told_apart_by_their_place() {
        assertEquals(
                List.of(new JvmChoice("/c", "@17-1"), new JvmChoice("/b", "@25"), new JvmChoice("/a", "@17-2")),
                choices("/c", "/b", "/a"));
    }

    @Test
    void one_named_twice_is_a_mistake() {
        assertEquals(
                "--jvm names /a twice",
                assertThrows(UserError.class, () -> choices("/a", "/b", "/a")).getMessage());
    }

    private static List<JvmChoice> choices(String... programs) {
        return JvmChoice.of(List.of(programs), VERSIONS::get);
    }
}
