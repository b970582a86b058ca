package io.github.diobench.suite.fuzz;

import io.github.diobench.suite.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hands damaged files to what reads them. Each case must end soon, well or with a {@link UserError} of one line; after an
 * error every file is as it was, and no half-written one is ever left.
 */
final class Fuzz {
    private static final long PATIENCE_SECONDS = 10;

    /** Reads the file that was damaged, and does with it what the program would do. */
    @FunctionalInterface
    interface Reader {
        /** Does all of it. */
        void read() throws Exception;
    }

    /**
     * A kind of file.
     *
     * @param name without a colon
     * @param cases how often it is damaged
     * @param file a sound one, in a folder with everything that belongs to it; put back after each case
     * @param reader what reads it
     */
    record Format(String name, int cases, Path file, Reader reader) {}

    private final long seed;
    private int told;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread daemon = new Thread(task, "fuzz");
        daemon.setDaemon(true);
        return daemon;
    });

    Fuzz(long seed) {
        this.seed = seed;
    }

    /** Runs all cases of {@code format}; fails with the line that runs a single one again. */
    void run(Format format) throws IOException, InterruptedException {
        for (int number = 0; number < format.cases(); number++) {
            run(format, number);
        }
    }

    /** Runs case {@code number} alone. */
    void run(Format format, int number) throws IOException, InterruptedException {
        Path folder = format.file().getParent();
        Map<String, byte[]> sound = content(folder);
        byte[] sample = sound.get(format.file().getFileName().toString());
        SplittableRandom random = new SplittableRandom(seed ^ format.name().hashCode() ^ ((long) number << 32));
        byte[] damaged = Mutations.of(sample, random);
        Files.write(format.file(), damaged);
        String problem = problem(format);
        if (problem.isEmpty()) {
            problem = leftovers(folder);
        } else if (problem.equals(TOLD)) {
            told++;
            sound.put(format.file().getFileName().toString(), damaged);
            problem = differences(sound, content(folder));
        }
        if (!problem.isEmpty()) {
            Path kept =
                    Files.createTempFile("diobench-fuzz-", "-" + format.file().getFileName());
            Files.write(kept, damaged);
            throw new AssertionError(format.name() + ", case " + number + " of seed " + seed + ": " + problem
                    + "\nThe damaged file is kept in " + kept + "; to run it again:\n"
                    + "mvn verify -Dit.test=FuzzIT -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Ddiobench.fuzz="
                    + format.name() + ":" + number);
        }
        Files.write(format.file(), sample);
        for (String name : names(folder)) {
            // What was made of a damaged file that could be read.
            if (!sound.containsKey(name)) {
                Files.delete(folder.resolve(name));
            }
        }
    }

    /** Returns how many of the cases so far ended with an error of the user. */
    int told() {
        return told;
    }

    /** What {@link #problem} says of an error that is as it should be. */
    private static final String TOLD = "told";

    private String problem(Format format) throws InterruptedException {
        Future<?> reading = thread.submit(() -> {
            format.reader().read();
            return null;
        });
        try {
            reading.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return "";
        } catch (TimeoutException e) {
            return "it hung for " + PATIENCE_SECONDS + " s";
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UserError mistake)) {
                return e.getCause() + " at " + Arrays.asList(e.getCause().getStackTrace());
            }
            return mistake.getMessage().lines().count() == 1 ? TOLD : "more than one line: " + mistake.getMessage();
        }
    }

    private static String leftovers(Path folder) throws IOException {
        return names(folder).stream()
                .filter(name -> name.endsWith(".tmp"))
                .findFirst()
                .map(name -> name + " was left")
                .orElse("");
    }

    private static String differences(Map<String, byte[]> before, Map<String, byte[]> after) {
        if (!before.keySet().equals(after.keySet())) {
            return "after an error there are the files " + after.keySet() + " instead of " + before.keySet();
        }
        return before.keySet().stream()
                .filter(name -> !Arrays.equals(before.get(name), after.get(name)))
                .findFirst()
                .map(name -> "an error changed " + name)
                .orElse("");
    }

    private static Map<String, byte[]> content(Path folder) throws IOException {
        Map<String, byte[]> content = new TreeMap<>();
        for (String name : names(folder)) {
            content.put(name, Files.readAllBytes(folder.resolve(name)));
        }
        return content;
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }
}
