package io.github.diobench.suite;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FilePatternTest {
    @Test
    void a_pattern_matches_whole_names() {
        assertTrue(FilePattern.matches(".*inline.*", "async-write-16-inline"));
        assertFalse(FilePattern.matches("inline", "async-write-16-inline"));
        assertTrue(FilePattern.matches(".*a.*b.*", "a".repeat(1000) + "b"), "a thousand characters are no trouble");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a|a)*\\1b", "((a+)+)\\2b", "(a*)*(a*)*(a*)*\\1b"})
    void a_pattern_that_takes_for_ever_is_given_up(String pattern) {
        UserError mistake = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThrows(UserError.class, () -> FilePattern.matches(pattern, "a".repeat(60) + "c")));
        assertTrue(
                mistake.getMessage().startsWith("the pattern '" + pattern + "' takes too long"), mistake.getMessage());
    }

    @Test
    void one_that_needs_too_deep_a_stack_is_given_up() {
        assertThrows(UserError.class, () -> FilePattern.matches("(a|b)*", "ab".repeat(100_000)));
        assertThrows(IllegalArgumentException.class, () -> FilePattern.require("(".repeat(100_000)));
    }

    @Test
    void what_is_no_pattern_is_told() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> FilePattern.require("(a"))
                .getMessage()
                .startsWith("'(a' is no regular expression: "));
    }
}
