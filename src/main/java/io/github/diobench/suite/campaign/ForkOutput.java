package io.github.diobench.suite.campaign;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * Where the outputs of this program's own forks go: JMH writes what a fork prints to {@link System#out} and {@link System#err} of this
 * JVM, where a stranger's counter would speak to the terminal. Once {@link #install installed}, it goes to the messages of its fork.
 */
public final class ForkOutput extends OutputStream {
    /** JMH's threads for a fork descend from the one that runs it. */
    private static final InheritableThreadLocal<PrintStream> MESSAGES = new InheritableThreadLocal<>();

    private final PrintStream otherwise;

    private ForkOutput(PrintStream otherwise) {
        this.otherwise = otherwise;
    }

    /** Puts this between JMH and the outputs of this JVM, for good; what is not of a fork goes there as before. */
    public static void install() {
        System.setOut(new PrintStream(new ForkOutput(System.out), true, Charset.defaultCharset()));
        System.setErr(new PrintStream(new ForkOutput(System.err), true, Charset.defaultCharset()));
    }

    /** From now on what the fork prints that this thread runs goes to {@code messages}; {@code null} if it runs none any more. */
    static void goesTo(PrintStream messages) {
        MESSAGES.set(messages);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        PrintStream messages = MESSAGES.get();
        (messages == null ? otherwise : messages).write(bytes, from, count);
    }

    @Override
    public void flush() {
        PrintStream messages = MESSAGES.get();
        (messages == null ? otherwise : messages).flush();
    }
}
