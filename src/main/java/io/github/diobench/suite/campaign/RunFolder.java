package io.github.diobench.suite.campaign;

import io.github.diobench.suite.PlainFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The folder of one campaign, and what its files are called. Anybody may have made it: a file that is asked for is a file or is
 * missing, and a {@link io.github.diobench.suite.UserError} says so if it is a link, a pipe or a folder.
 *
 * @param path where it is
 */
public record RunFolder(Path path) {
    private static final String PLAN = "plan.json";
    private static final String ENVIRONMENT = "environment.json";
    private static final String MARGINS = "margins.json";
    private static final String JOURNAL = "journal.jsonl";
    private static final String SHARDS = "shards.json";
    private static final String LOG = "jmh.log";

    /** What all else in the folder is made of. */
    static final List<String> SOURCES = List.of(PLAN, ENVIRONMENT, MARGINS, JOURNAL, SHARDS, LOG);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What is to be in the folder of a run from the first. */
    @FunctionalInterface
    interface Beginning {
        /** Writes it into {@code folder}, for the run called {@code runId}. */
        void writeTo(RunFolder folder, String runId) throws IOException;
    }

    /**
     * Makes a new folder named after the time in UTC and the commit. Whoever sees it finds {@code beginning} in it.
     *
     * @param results where the folders of all campaigns are; made if it does not exist
     * @throws IOException if anything cannot be written; there is then no such folder
     */
    static RunFolder create(Path results, Instant now, String commit, Beginning beginning) throws IOException {
        Files.createDirectories(results);
        String name = STAMP.format(now) + "-" + commit;
        Path folder = results.resolve(name);
        // Two runs within one second differ by a number.
        for (int number = 2; Files.exists(folder, LinkOption.NOFOLLOW_LINKS); number++) {
            folder = results.resolve(name + "-" + number);
        }
        RunFolder run = new RunFolder(folder);
        Path beside = Files.createDirectory(results.resolve("." + run.runId() + "."
                + Long.toHexString(ThreadLocalRandom.current().nextLong())));
        try {
            beginning.writeTo(new RunFolder(beside), run.runId());
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            delete(beside);
            throw e;
        }
        return run;
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    /** Tells whether a plan is in {@code folder}, so that it is that of a run. */
    public static boolean is(Path folder) {
        return PlainFile.is(folder.resolve(PLAN));
    }

    /** Returns the folder's own name, which is the name of the run. */
    public String runId() {
        return path.toAbsolutePath().normalize().getFileName().toString();
    }

    /** Returns the file that says what was to run. */
    public Path plan() {
        return file(PLAN);
    }

    /** Returns the file that says where it ran. */
    public Path environment() {
        return file(ENVIRONMENT);
    }

    /** Returns the file with the margins that the run is judged by, fixed before its first fork. */
    public Path margins() {
        return file(MARGINS);
    }

    /** Returns the file that says what happened. */
    public Path journal() {
        return file(JOURNAL);
    }

    /** Returns the file that says which shards the run was merged from; only a merged run has it. */
    public Path shards() {
        return file(SHARDS);
    }

    /** Returns the file with JMH's own messages. */
    Path log() {
        return file(LOG);
    }

    private Path file(String name) {
        Path file = path.resolve(name);
        PlainFile.requireUnlessMissing(file);
        return file;
    }
}
