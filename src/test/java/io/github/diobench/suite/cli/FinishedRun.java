package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A run that has come to its end, made once for several tests.
 *
 * @param path its folder
 * @param output what the program said
 */
record FinishedRun(Path path, String output) {
    /** Carries out {@code profile} in {@code folder}, which must be empty. */
    static FinishedRun of(String profile, Path folder) throws IOException, InterruptedException {
        ProgramProcess program =
                ProgramProcess.start(folder, List.of(), "run", "--profile", profile, "--results", "results");
        assertEquals(0, program.waitFor(), program.output());
        try (var runs = Files.list(folder.resolve("results"))) {
            List<Path> all = runs.toList();
            assertEquals(1, all.size(), all::toString);
            return new FinishedRun(all.get(0), program.output());
        }
    }

    /** Copies it into a folder {@code results} in {@code folder}, and returns the copy. */
    Path copyInto(Path folder) throws IOException {
        Path copy = folder.resolve("results").resolve(path.getFileName().toString());
        Files.createDirectories(copy);
        try (var files = Files.walk(path)) {
            for (Path file : files.toList()) {
                Path to = copy.resolve(path.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        return copy;
    }
}
