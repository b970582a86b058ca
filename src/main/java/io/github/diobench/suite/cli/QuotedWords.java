package io.github.diobench.suite.cli;

import io.github.diobench.suite.UserError;
import java.util.ArrayList;
import java.util.List;

/** Words between blanks, as a shell takes them: what stands in single or double quotation marks is not torn apart. */
final class QuotedWords {
    private QuotedWords() {}

    /**
     * Returns the words of {@code text}, without the quotation marks.
     *
     * @param option what the user typed it after
     * @throws UserError if a quotation mark is not closed
     */
    static List<String> of(String option, String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char open = 0;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (open == 0 && Character.isWhitespace(next)) {
                if (word != null) {
                    words.add(word.toString());
                }
                word = null;
                continue;
            }
            word = word == null ? new StringBuilder() : word;
            if (next == open) {
                open = 0;
            } else if (open == 0 && (next == '"' || next == '\'')) {
                open = next;
            } else {
                word.append(next);
            }
        }
        if (open != 0) {
            throw new UserError(option + " " + text + ": a quotation mark is not closed");
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }
}
