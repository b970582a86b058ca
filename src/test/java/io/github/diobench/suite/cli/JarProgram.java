package io.github.diobench.suite.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code benchmarks.jar}, run as its user does. */
final class JarProgram {
    private static final long PATIENCE_SECONDS = 240;

    private final Path folder;
    private final List<String> jvmArgs;
    private int code;
    private String out;
    private String err;

    /** Prepares to run it in {@code folder}, where its machine lock is too. */
    JarProgram(Path folder, String... jvmArgs) {
        this.folder = folder;
        this.jvmArgs = List.of(jvmArgs);
    }

    static Path jar() {
        return Path.of(System.getProperty("diobench.jar")).toAbsolutePath();
    }

    /** Runs it to its end and returns the exit code. */
    int run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java(), "-Djava.io.tmpdir=" + folder));
        command.addAll(jvmArgs);
        command.addAll(List.of("-jar", jar().toString()));
        command.addAll(List.of(args));
        Path outFile = folder.resolve("out.txt");
        Path errFile = folder.resolve("err.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(outFile.toFile())
                .redirectError(errFile.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        out = Files.readString(outFile, StandardCharsets.UTF_8);
        err = Files.readString(errFile, StandardCharsets.UTF_8);
        if (!ended) {
            throw new AssertionError("still running after " + PATIENCE_SECONDS + " s:\n" + this);
        }
        code = process.exitValue();
        return code;
    }

    String out() {
        return out;
    }

    String err() {
        return err;
    }

    @Override
    public String toString() {
        return "exit code " + code + "\n" + out + err;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
