package io.github.diobench.suite.track.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AcknowledgementsTest {
    private static final String LINE =
            "{\"commit\":\"abc0001\",\"series\":\".*spin.*\",\"reason\":\"wanted\",\"expires\":\"2027-01-31\"}";

    @Test
    void lines_may_stand_twice_and_apart() {
        Acknowledgements read = Acknowledgements.parse("a", LINE + "\n\n" + LINE);
        assertEquals(1, read.all().size());
        assertEquals("wanted", read.all().get(0).reason());
    }

    @Test
    void without_a_file_nothing_is_acknowledged() throws IOException {
        assertEquals(Acknowledgements.NONE, Acknowledgements.read(Path.of("nowhere", "at", "all")));
    }

    @Test
    void the_last_day_still_counts() {
        Acknowledgement one = Acknowledgements.parse("a", LINE).all().get(0);
        assertFalse(one.over(LocalDate.parse("2027-01-31")));
        assertTrue(one.over(LocalDate.parse("2027-02-01")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"abc0001\" | \"abc\" | line 1 of a: commit must be a hash of at least 7 digits but is abc",
                "\"commit\" | \"com\" | line 1 of a: commit must be a hash of at least 7 digits but is missing",
                ".*spin.* | *spin | line 1 of a: '*spin' is no regular expression: Dangling meta",
                "\"wanted\" | \" \" | line 1 of a: reason is missing",
                "2027-01-31 | 2027-02-31 | line 1 of a: expires must be a day such as 2027-01-31 but is '2027-02-31'",
                "\"2027-01-31\"} | \"2027 | line 1 of a: ",
                "{\"commit\" | <<<<<<< HEAD{\"commit\" | line 1 of a: "
            })
    void damage_is_told_in_one_line(String what, String instead, String message) {
        String damaged = LINE.replace(what, instead);
        assertFalse(damaged.equals(LINE), what);
        String told = assertThrows(UserError.class, () -> Acknowledgements.parse("a", damaged))
                .getMessage();
        assertTrue(told.startsWith(message), told);
        assertEquals(1, told.lines().count(), told);
    }
}
