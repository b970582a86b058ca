package io.github.diobench.suite.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The program with the tests' profiles, and what it wrote. */
final class Program {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new Main(FixtureMain.PROFILES, new PrintWriter(out, true), new PrintWriter(err, true)).run(args);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
