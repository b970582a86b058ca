package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.diobench.suite.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QuotedWordsTest {
    @Test
    void words_are_apart_at_blanks_that_are_not_quoted() {
        assertEquals(List.of(), QuotedWords.of("-x", "  "));
        assertEquals(List.of("-Xmx1g", "-Da=b"), QuotedWords.of("-x", " -Xmx1g \t-Da=b "));
        assertEquals(
                List.of("-Da=b c", "-Dd=it's", "", "-De=\\"),
                QuotedWords.of("-x", "-Da=\"b c\" \"-Dd=it's\" '' -De=\\"));
    }

    @Test
    void a_mark_that_is_not_closed_is_a_mistake() {
        assertEquals(
                "-x -Da='b: a quotation mark is not closed",
                assertThrows(UserError.class, () -> QuotedWords.of("-x", "-Da='b"))
                        .getMessage());
    }
}
