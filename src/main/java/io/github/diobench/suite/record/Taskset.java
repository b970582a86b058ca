package io.github.diobench.suite.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The program that tells Linux on which CPUs a thread may run. */
final class Taskset {
    private Taskset() {}

    /**
     * Lets a thread run on {@code cpus} only.
     *
     * @param thread its number in Linux
     * @param cpus such as {@code 3} or {@code 0-2,5}
     * @return why that is not possible; empty if it is done
     */
    static Optional<String> apply(long thread, String cpus) {
        try {
            Process taskset = new ProcessBuilder("taskset", "-pc", cpus, Long.toString(thread))
                    .redirectErrorStream(true)
                    .start();
            taskset.getOutputStream().close();
            String said = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return taskset.waitFor() == 0 ? Optional.empty() : Optional.of(said.replaceAll("\\s+", " "));
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
