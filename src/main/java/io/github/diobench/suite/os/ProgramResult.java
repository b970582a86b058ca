package io.github.diobench.suite.os;

/**
 * How a program ended, and what it wrote. Bytes that are no UTF-8 are replaced.
 *
 * @param exit its exit code; null if it was ended because its time was up
 * @param output what is kept of what it wrote to its standard output, and to its standard error if that is not kept apart
 * @param errors what is kept of its standard error, if that is kept apart
 * @param leftOut how many bytes of {@code output} are not kept; there, a line says so
 */
public record ProgramResult(Integer exit, String output, String errors, long leftOut) {
    /** Tells whether it was ended because its time was up. */
    public boolean timedOut() {
        return exit == null;
    }

    /** Tells whether it ended by itself, with exit code 0. */
    public boolean isOk() {
        return exit != null && exit == 0;
    }

    /** Returns the last line of the output that is not blank. */
    public String lastLine() {
        return output.lines()
                .filter(line -> !line.isBlank())
                .reduce((first, last) -> last)
                .map(String::strip)
                .orElse("it said nothing");
    }
}
