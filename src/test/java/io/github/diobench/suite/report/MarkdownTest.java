package io.github.diobench.suite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.suite.Printable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkdownTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "async-write-16-inline@17-1.spin",
                "Some CPU @ 2.80 GHz, 2 CPUs, Linux 6.1 amd64",
                "+3.6 % [+1.0 %, +2.0 %], margin 5 %: x",
                "p < 0.0001 & more > less",
                "a_b*c ~ [0.9, 1.1] #"
            })
    void what_is_no_markup_stays(String text) {
        assertEquals(text, Markdown.of(text));
        assertEquals("x" + text, Markdown.atStart("x" + text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</details>",
                "<!-- x",
                "a&lt;b",
                "[x](y)",
                "![x]",
                "[x][y]",
                "[x]: y",
                "see https://x",
                "WWW.x",
                "by @user",
                "@user",
                "x#12",
                "GH-12"
            })
    void markup_is_code(String text) {
        assertEquals("`" + text + "`", Markdown.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"# a", "- a", "1. a", "> a", "    a", "::error::a", "  ::a", "| a", "```", "=== "})
    void what_begins_a_line_begins_nothing_else(String text) {
        assertEquals('`', Markdown.atStart(text).charAt(0));
    }

    @Test
    void code_has_more_marks_around_it_than_in_it() {
        assertEquals("`a`", Markdown.code("a"));
        assertEquals("``a`b``", Markdown.code("a`b"));
        assertEquals("``` ``a` ```", Markdown.code("``a`"));
        assertEquals("`  a  `", Markdown.code(" a "));
        assertEquals("` `", Markdown.code(""));
        assertEquals("`a\\u000a\\u001bb`", Markdown.code("a\n\u001bb"));
    }

    @Test
    void a_page_has_entities_where_a_terminal_has_signs() {
        assertEquals("a &lt; b &amp; c &lt;d&gt;", Markdown.page("a < b & c <d>"));
        assertEquals("`@a <b>`", Markdown.page("@a <b>"));
    }

    @Test
    void a_table_keeps_its_rows_and_columns() {
        MarkdownTable table = new MarkdownTable(List.of("`name", "value", ">x>y|z"));
        table.row(List.of("a|b`", "c\nd\u202e", "\\|<b>"));
        List<String> lines = table.toString().lines().toList();
        assertEquals(3, lines.size(), table::toString);
        assertEquals("| name | value | x>y\\|z |", lines.get(0).replaceAll(" +", " "));
        assertEquals("| `` a\\|b` `` | c\\u000ad\\u202e | `\\\\\\|<b>` |", lines.get(2));
    }

    @Test
    void a_long_value_is_cut() {
        assertEquals(Printable.LONGEST + 3, Markdown.of("x".repeat(492_320)).length());
    }
}
