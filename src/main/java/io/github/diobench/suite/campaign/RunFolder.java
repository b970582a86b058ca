package io.github.diobench.suite.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The folder of one campaign, and what its files are called.
 *
 * @param path where it is
 */
public record RunFolder(Path path) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * Makes a new, empty folder named after the time in UTC and the commit.
     *
     * @param results where the folders of all campaigns are; made if it does not exist
     */
    static RunFolder create(Path results, Instant now, String commit) throws IOException {
        Files.createDirectories(results);
        String name = STAMP.format(now) + "-" + commit;
        Path folder = results.resolve(name);
        // Two runs within one second differ by a number.
        for (int number = 2; Files.exists(folder); number++) {
            folder = results.resolve(name + "-" + number);
        }
        return new RunFolder(Files.createDirectory(folder));
    }

    /** Returns the folder's own name, which is the name of the run. */
    public String runId() {
        return path.toAbsolutePath().normalize().getFileName().toString();
    }

    /** Returns the file that says what was to run. */
    public Path plan() {
        return path.resolve("plan.json");
    }

    /** Returns the file that says where it ran. */
    public Path environment() {
        return path.resolve("environment.json");
    }

    /** Returns the file with the margins that the run is judged by, fixed before its first fork. */
    public Path margins() {
        return path.resolve("margins.json");
    }

    /** Returns the file that says what happened. */
    public Path journal() {
        return path.resolve("journal.jsonl");
    }

    /** Returns the file with JMH's own messages. */
    Path log() {
        return path.resolve("jmh.log");
    }
}
