package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.PlainFile;
import io.github.diobench.suite.UserError;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a verdict down: for programs, for people, and for build servers. */
public final class GateFiles {
    static final String MARKDOWN = "gate.md";
    static final String JUNIT = "gate-junit.xml";

    private GateFiles() {}

    /**
     * Returns the file {@code name} in the folder {@code gate}.
     *
     * @throws UserError if it is not there, or if this is no folder of a gate
     */
    static Path existing(Path gate, String name) {
        if (!PlainFile.is(gate.resolve(GateRequest.FILE))) {
            throw new UserError("no " + GateRequest.FILE + " in " + gate + ": is this the folder of a gate?");
        }
        Path file = gate.resolve(name);
        if (!PlainFile.is(file)) {
            throw new UserError("no " + name + " in " + gate + ": has the gate come to its end?");
        }
        return file;
    }

    /** Writes {@code report} and what is derived from it into the folder {@code gate}, replacing older ones. */
    static void write(GateReport report, Path gate) throws IOException {
        report.write(gate);
        writeDerived(report, gate);
    }

    /**
     * Writes what is derived from {@code report} into the folder {@code gate}.
     *
     * @throws IOException if a file cannot be written
     */
    public static void writeDerived(GateReport report, Path gate) throws IOException {
        AtomicFile.write(gate.resolve(MARKDOWN), GateMarkdown.of(report));
        AtomicFile.write(gate.resolve(JUNIT), JUnitXml.of(report));
    }
}
