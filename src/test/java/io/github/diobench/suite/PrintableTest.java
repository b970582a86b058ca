package io.github.diobench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class PrintableTest {
    @Test
    void what_can_be_shown_is_the_same_string() {
        String text = "async-write-16 \u00e4\u4e2d\ud83d\ude00\ue000 # ## [x]";
        assertSame(text, Printable.line(text));
        assertSame(text, Printable.line(text, text.length()));
        assertSame("a\n\tb", Printable.text("a\n\tb"));
    }

    @Test
    void what_steers_or_hides_is_shown_as_its_number() {
        assertEquals("\\u001b[2J", Printable.line("\u001b[2J"));
        assertEquals("\\u009b2J\\u0085\\u0000\\u007f", Printable.text("\u009b2J\u0085\u0000\u007f"));
        assertEquals("a\\u202eb\\u200bc\\u2066\\ufeff\\u00ad", Printable.text("a\u202eb\u200bc\u2066\ufeff\u00ad"));
        assertEquals("\\u2028\\u2029\\ufffe\\ufdd0", Printable.text("\u2028\u2029\ufffe\ufdd0"));
        assertEquals("\\udb40\\udc01", Printable.text("\udb40\udc01"), "one of the invisible tags");
        assertEquals("a\\ud800b\\udc00", Printable.text("a\ud800b\udc00"));
        assertEquals("a\\u000ab\\u000dc\\u0009d", Printable.line("a\nb\rc\td"));
        assertEquals("a\nb\\u000dc\td", Printable.text("a\nb\rc\td"));
    }

    @Test
    void no_old_command_of_github_is_left_anywhere() {
        assertEquals("x #" + "##\\u005berror]y", Printable.line("x #" + "##[error]y"));
    }

    @Test
    void what_is_long_is_cut_between_characters() {
        assertEquals("ab...", Printable.line("abc", 2));
        assertEquals("a...", Printable.line("a\ud83d\ude00", 2));
        assertEquals("\\u00...", Printable.line("\u001b\u001b", 4));
        String message = Printable.message("x".repeat(492_320));
        assertEquals(Printable.LONGEST + 3, message.length());
        assertTrue(message.endsWith("x..."), message);
    }

    @Test
    void a_message_of_several_lines_is_one() {
        assertEquals("a b c  d", Printable.message("a \n  b\r\n\t\u0085\u2028c  d"));
        assertEquals("a b", Printable.message("a" + " ".repeat(300_000) + "\n" + " ".repeat(300_000) + "b"));
    }
}
