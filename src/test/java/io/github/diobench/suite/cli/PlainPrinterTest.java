package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class PlainPrinterTest {
    private final StringWriter text = new StringWriter();
    private final PlainPrinter printer = new PlainPrinter(new PrintWriter(text));

    @Test
    void plain_text_passes_as_it_is() {
        printer.print("a\n\n  b: x::y\n");
        printer.println("c");
        printer.print("d");
        printer.print("");
        assertEquals("a\n\n  b: x::y\nc\n", text.toString());
        printer.flush();
        assertEquals("a\n\n  b: x::y\nc\nd", text.toString());
    }

    @Test
    void nothing_steers_a_terminal() {
        printer.print("a\u001b[2J\r\u009bb\n");
        printer.print("\ud83d");
        printer.print("\ude00\u202e\n");
        assertEquals("a\\u001b[2J\\u000d\\u009bb\n\ud83d\ude00\\u202e\n", text.toString());
    }

    @Test
    void no_line_is_a_command() {
        printer.print("::error::a\n \u00a0::error::b\nc::d\nx ##[error]e\n##");
        printer.print("[error]f\n");
        assertEquals(
                "\\u003a:error::a\n \u00a0\\u003a:error::b\nc::d\nx ##\\u005berror]e\n##\\u005berror]f\n",
                text.toString());
    }

    @Test
    void what_is_printed_as_a_line_is_one() {
        printer.println("a\n::error::b\tc");
        assertEquals("a\\u000a::error::b\tc\n", text.toString());
    }

    @Test
    void its_own_sequences_go_past_it() {
        PlainPrinter.past(printer).print("\u001b[2K");
        PlainPrinter.past(PlainPrinter.past(printer)).print("\r");
        assertEquals("\u001b[2K\r", text.toString());
    }
}
