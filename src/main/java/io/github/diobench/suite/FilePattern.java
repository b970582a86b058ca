package io.github.diobench.suite;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions that stand in a file, whoever wrote it: one that would take for ever is given up. */
public final class FilePattern {
    /** Of a name of a thousand characters, a pattern with two {@code .*} looks at each some five hundred times. */
    private static final long MOST_STEPS = 10_000_000;

    private FilePattern() {}

    /**
     * Makes sure that {@code pattern} is one.
     *
     * @throws IllegalArgumentException if not
     */
    public static void require(String pattern) {
        compile(pattern);
    }

    /**
     * Tells whether all of {@code name} matches {@code pattern}.
     *
     * @throws UserError if that takes more than a tenth of a second or so to find out
     */
    public static boolean matches(String pattern, String name) {
        try {
            return compile(pattern).matcher(new Counted(name)).matches();
        } catch (TooLong | StackOverflowError e) {
            throw new UserError(
                    "the pattern '" + pattern + "' takes too long on the name '" + name
                            + "'; one without nested repetitions does not",
                    e);
        }
    }

    private static Pattern compile(String pattern) {
        try {
            // A name may hold newlines.
            return Pattern.compile(pattern, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + pattern + "' is no regular expression: " + e.getDescription(), e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("a regular expression is nested too deeply", e);
        }
    }

    /** The characters of a name, which may be looked at so many times. */
    private static final class Counted implements CharSequence {
        private final String name;
        private long steps;

        Counted(String name) {
            this.name = name;
        }

        @Override
        public char charAt(int index) {
            if (++steps > MOST_STEPS) {
                throw new TooLong();
            }
            return name.charAt(index);
        }

        @Override
        public int length() {
            return name.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return name.substring(start, end);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
