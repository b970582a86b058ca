package io.github.diobench.suite.cli;

import io.github.diobench.suite.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.regex.Pattern;

/**
 * Prints nothing but text, whoever wrote what is printed: what {@link #println(String) println} gets stays one line, nothing reaches a
 * terminal that steers it, and no line is a command to GitHub Actions. What is neither text nor from elsewhere goes {@linkplain #past past} it.
 */
final class PlainPrinter extends PrintWriter {
    private final PrintWriter to;

    /** Makes one that prints to {@code to}. */
    PlainPrinter(PrintWriter to) {
        super(new Lines(to), true);
        this.to = to;
    }

    /** Returns what {@code printer} prints to, for whoever has looked at all that is printed; itself if it is another kind. */
    static PrintWriter past(PrintWriter printer) {
        return printer instanceof PlainPrinter plain ? plain.to : printer;
    }

    @Override
    public void println(String line) {
        super.println(Printable.text(line).replace("\n", "\\u000a"));
    }

    /** The end of a line is the same on every system. */
    @Override
    public void println() {
        write('\n');
        flush();
    }

    /** Looks at whole lines, or what there is of one when it is flushed. */
    private static final class Lines extends Writer {
        private static final Pattern COMMAND = Pattern.compile("^([\\s\\p{Z}]*):(?=:)");

        private final Writer to;
        private final StringBuilder line = new StringBuilder();
        private boolean begun;

        Lines(Writer to) {
            this.to = to;
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            int start = from;
            for (int i = from; i < from + length; i++) {
                if (text[i] == '\n') {
                    line.append(text, start, i - start);
                    pass();
                    to.write('\n');
                    begun = false;
                    start = i + 1;
                }
            }
            line.append(text, start, from + length - start);
        }

        private void pass() throws IOException {
            String plain = Printable.text(line.toString());
            to.write(begun ? plain : COMMAND.matcher(plain).replaceFirst("$1\\\\u003a"));
            begun |= !line.isEmpty();
            line.setLength(0);
        }

        @Override
        public void flush() throws IOException {
            pass();
            to.flush();
        }

        @Override
        public void close() throws IOException {
            pass();
            to.close();
        }
    }
}
