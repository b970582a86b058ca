package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs to their end. */
final class Shell {
    /** Where git is told to look, in hooks of its own, for another repository than the one in the current folder. */
    private static final List<String> OF_ANOTHER_REPOSITORY =
            List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX");

    private Shell() {}

    /**
     * What a program did.
     *
     * @param exit its exit code
     * @param output what it wrote to both its streams
     */
    record Result(int exit, String output) {
        /** Returns the last line that is not blank. */
        String lastLine() {
            return output.lines()
                    .filter(line -> !line.isBlank())
                    .reduce((first, last) -> last)
                    .map(String::strip)
                    .orElse("it said nothing");
        }
    }

    /**
     * Runs git in {@code folder}.
     *
     * @throws UserError if there is no git, or no such folder
     */
    static Result git(Path folder, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(arguments);
        Path output = Files.createTempFile("diobench-git-", ".txt");
        try {
            return run(folder, command, output);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Runs {@code command} in {@code folder}; what it writes goes to {@code output}. */
    static Result run(Path folder, List<String> command, Path output) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UserError(folder + " is no folder");
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeAll(OF_ANOTHER_REPOSITORY);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UserError("cannot start " + command.get(0) + ": " + e.getMessage(), e);
        }
        try {
            process.getOutputStream().close();
            int exit = process.waitFor();
            return new Result(exit, new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new UserError("interrupted", e);
        }
    }
}
