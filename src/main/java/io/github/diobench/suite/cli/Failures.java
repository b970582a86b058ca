package io.github.diobench.suite.cli;

import io.github.diobench.suite.Printable;
import io.github.diobench.suite.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Turns what went wrong into one line and an exit code. */
final class Failures {
    private Failures() {}

    /**
     * Tells the user about {@code failure}: their own mistake or the machine's refusal in its own words, anything else as
     * a bug whose details are in a file.
     *
     * @param args what the user typed
     */
    static int report(Throwable failure, String[] args, PrintWriter err) {
        if (failure instanceof UserError mistake) {
            err.println("diobench: " + failure.getMessage());
            return mistake.isRefusal() ? ExitCode.REFUSED : ExitCode.BAD_INPUT;
        }
        if (failure instanceof OutOfMemoryError) {
            err.println("diobench: the memory that this Java may use does not do; give it more with java -Xmx");
            return ExitCode.BUG;
        }
        if (failure instanceof IOException) {
            // Mostly a FileSystemException, whose message may be no more than the file's name.
            err.println(
                    "diobench: " + Printable.message(failure.getClass().getSimpleName() + ": " + failure.getMessage()));
            return ExitCode.BAD_INPUT;
        }
        if (failure instanceof InvalidPathException none) {
            // Where it was typed, picocli says so; in a file of a run, anything may stand for a path.
            err.println(
                    "diobench: " + Printable.message("'" + none.getInput() + "' is no path here: " + none.getReason()));
            return ExitCode.BAD_INPUT;
        }
        err.println("diobench: this is a bug in diobench (" + failure.getClass().getSimpleName() + "); "
                + whereDetailsAre(failure, args));
        return ExitCode.BUG;
    }

    private static String whereDetailsAre(Throwable failure, String[] args) {
        StringWriter details = new StringWriter();
        details.append("arguments: ").append(String.join(" ", args)).append('\n');
        details.append("java: ").append(Runtime.version().toString()).append('\n');
        failure.printStackTrace(new PrintWriter(details, true));
        try {
            Path file = Files.createTempFile("diobench-bug-", ".txt");
            Files.write(file, details.toString().getBytes(StandardCharsets.UTF_8));
            return "please report it with " + file;
        } catch (IOException e) {
            return Printable.message("please report it: " + failure + " at " + failure.getStackTrace()[0]);
        }
    }
}
