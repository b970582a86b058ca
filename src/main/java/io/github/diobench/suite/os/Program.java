package io.github.diobench.suite.os;

import io.github.diobench.suite.UserError;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A program that is to be run, and how.
 *
 * <p>Where there is a program {@code setsid}, each gets a session of its own: what it has started is then found even after it has
 * lost its parent, and a Ctrl-C reaches this JVM alone, whose end ends the program. Elsewhere what has lost its parent goes
 * on, but is not waited for.
 *
 * <p>Not thread-safe.
 */
public final class Program {
    private static final String SETSID = "setsid";
    private static final boolean HAS_SETSID = isOnPath(SETSID);

    private final List<String> command;
    private final Map<String, String> environment = new HashMap<>();
    private final Set<String> unset = new HashSet<>();
    private Path directory;
    private boolean errorsApart;
    private boolean inputOpen;
    private int outputLimit = 1 << 20;
    private Path outputFile;
    private Consumer<String> lines;

    private Program(List<String> command) {
        this.command = List.copyOf(command);
    }

    /** Prepares to run {@code command}, the program and its arguments. */
    public static Program of(List<String> command) {
        return new Program(command);
    }

    /** Does the same. */
    public static Program of(String... command) {
        return new Program(List.of(command));
    }

    /** Lets it run in {@code folder} and not in the current one. */
    public Program directory(Path folder) {
        directory = folder;
        return this;
    }

    /** Gives it one more environment variable. */
    public Program environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Keeps environment variables of this JVM from it. */
    public Program withoutEnvironment(Collection<String> names) {
        unset.addAll(names);
        return this;
    }

    /** Keeps what it writes to its standard error apart from what it writes to its standard output. */
    public Program errorsApart() {
        errorsApart = true;
        return this;
    }

    /** Leaves its standard input open, to be written to; otherwise it is at its end from the start. */
    public Program inputOpen() {
        inputOpen = true;
        return this;
    }

    /** Keeps at most twice {@code bytes} of each output: the first and the last; 1 MiB if this is not called. */
    public Program outputLimit(int bytes) {
        outputLimit = bytes;
        return this;
    }

    /** Writes what is kept of its standard output to {@code file}, too: the first part as it comes, the last at its end. */
    public Program outputFile(Path file) {
        outputFile = file;
        return this;
    }

    /**
     * Hands each line of its standard output to {@code reader} as it comes, on a thread of its own, and never after its end has
     * been waited for. Empty lines, and those of more than 1 MiB, are left out.
     */
    public Program lines(Consumer<String> reader) {
        lines = reader;
        return this;
    }

    /**
     * Runs it to its end. Then, or when {@code limit} has passed, or when this thread is interrupted, all that it has started is
     * ended, too.
     *
     * @param limit for the whole; a second more may be needed to end it
     * @throws UserError if it cannot be started, or if this thread is interrupted, which it still is afterwards
     */
    public ProgramResult run(Duration limit) {
        try (RunningProgram running = start()) {
            if (running.waitFor(limit)) {
                return running.result();
            }
            running.endTree();
            return running.result(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted", e);
        }
    }

    /**
     * Starts it. The end of this JVM ends it, unless that end has begun before.
     *
     * @throws UserError if it cannot be started
     */
    public RunningProgram start() {
        String name = command.get(0);
        if (directory != null && !Files.isDirectory(directory)) {
            throw new UserError(directory + " is no folder");
        }
        if (HAS_SETSID) {
            requireProgram(name);
        }
        BoundedOutput output = new BoundedOutput(outputLimit, outputFile);
        Process process;
        try {
            process = builder().start();
        } catch (IOException e) {
            output.close();
            throw new UserError("cannot start " + name + ": " + reason(e), e);
        }
        return new RunningProgram(
                process,
                new Pump(process.getInputStream(), output, lines),
                new Pump(process.getErrorStream(), new BoundedOutput(outputLimit, null), null),
                inputOpen);
    }

    private ProcessBuilder builder() {
        List<String> whole = new ArrayList<>(command);
        if (HAS_SETSID) {
            whole.add(0, SETSID);
        }
        ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(!errorsApart);
        builder.environment().keySet().removeAll(unset);
        builder.environment().putAll(environment);
        return directory == null
                ? builder
                : builder.directory(directory.toAbsolutePath().toFile());
    }

    /** What {@code setsid} cannot start is not told from a program that fails. */
    private void requireProgram(String name) {
        if (!name.contains("/")) {
            if (!isOnPath(name)) {
                throw new UserError("cannot start " + name + ": there is no such program");
            }
            return;
        }
        Path file = directory == null ? Path.of(name) : directory.resolve(name);
        if (!Files.exists(file)) {
            throw new UserError("cannot start " + name + ": there is no such program");
        }
        if (!isProgram(file)) {
            throw new UserError("cannot start " + name + ": it is not executable");
        }
    }

    private static boolean isOnPath(String name) {
        String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(File.pathSeparator, -1))
                        .anyMatch(folder -> isProgram(Path.of(folder, name)));
    }

    private static boolean isProgram(Path file) {
        return Files.isExecutable(file) && !Files.isDirectory(file);
    }

    /** The system's words: {@code error=7, WORDS} up to JDK 24, {@code error: 7 (WORDS)} from there on. */
    private static String reason(IOException e) {
        return ("" + e.getMessage())
                .replaceFirst("^.*error=\\d+, ", "")
                .replaceFirst("^.*error: \\d+ \\((.*)\\) *$", "$1");
    }
}
