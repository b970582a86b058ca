package io.github.diobench.suite;

import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Shows text that may come from anywhere as nothing but text: to a terminal, to who reads it, and to GitHub Actions, which reads logs.
 *
 * <p>Control characters steer terminals, line ends begin lines that look like the program's own, characters without a width and marks of
 * direction make one name look like another, and half a surrogate pair cannot be written at all. All of them appear as in JSON and
 * Java: &#92;u001b.
 */
public final class Printable {
    /** No message, and no value within a line, is shown at greater length than this many characters. */
    public static final int LONGEST = 2000;

    private static final String CUT = "...";

    /** GitHub Actions takes this for the beginning of a command, wherever it stands in a line. */
    private static final String COMMAND = "##[";

    private static final String NO_COMMAND = "##\\u005b";

    /** With the blanks around it. */
    private static final Pattern LINE_END =
            Pattern.compile("(?<! ) *+[\\t\\n\\x0B\\f\\r\u0085\u2028\u2029][\\s\u0085\u2028\u2029]*");

    private Printable() {}

    /** Returns {@code text}, whose line ends and tabs stay what they are; the same string if all of it can be shown. */
    public static String text(String text) {
        return shown(text, character -> character == '\n' || character == '\t' || isPrintable(character));
    }

    /** Returns {@code value} such that it stays within one line; the same string if all of it can be shown. */
    public static String line(String value) {
        return shown(value, Printable::isPrintable);
    }

    /** Returns the same, with {@code ...} in place of what is longer than {@code longest} characters. */
    public static String line(String value, int longest) {
        String line = line(beginning(value, longest));
        boolean whole = value.length() <= longest && line.length() <= longest;
        return whole ? line : beginning(line, longest) + CUT;
    }

    /** Returns a message that may have several lines as one, of at most {@value #LONGEST} characters. */
    public static String message(String message) {
        return line(LINE_END.matcher(message).replaceAll(" "), LONGEST);
    }

    private static String beginning(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean splitsPair = Character.isSurrogatePair(text.charAt(longest - 1), text.charAt(longest));
        return text.substring(0, splitsPair ? longest - 1 : longest);
    }

    private static String shown(String text, IntPredicate stays) {
        String harmless = text.replace(COMMAND, NO_COMMAND);
        if (harmless.codePoints().allMatch(stays)) {
            return harmless;
        }
        StringBuilder shown = new StringBuilder();
        harmless.codePoints().forEach(character -> {
            if (stays.test(character)) {
                shown.appendCodePoint(character);
            } else {
                for (char unit : Character.toChars(character)) {
                    shown.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        });
        return shown.toString();
    }

    private static boolean isPrintable(int character) {
        boolean isNone = (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
        return !isNone
                && switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> false;
                    default -> true;
                };
    }
}
