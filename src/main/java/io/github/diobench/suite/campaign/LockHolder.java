package io.github.diobench.suite.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who has the machine, as they left it in the lock file: their process, since when, and in which folder. */
final class LockHolder {
    private static final Pattern TEXT = Pattern.compile("diobench (\\d{1,18}) (\\S{1,40}) (.{1,4096})\\n");

    private static final int LONGEST = 8192;

    private LockHolder() {}

    /** Returns what this process is to write into the lock file. */
    static String self() {
        return "diobench " + ProcessHandle.current().pid() + " " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " "
                + System.getProperty("user.dir") + "\n";
    }

    /**
     * Says in words who holds the lock on {@code file}. JMH takes the same lock and leaves no name; what a process that is
     * no more has left is not taken for it.
     */
    static String describe(Path file) {
        Matcher left = TEXT.matcher(content(file));
        String holder = left.matches()
                        && ProcessHandle.of(Long.parseLong(left.group(1))).isPresent()
                ? ", process " + left.group(1) + " in " + left.group(3) + " since " + left.group(2) + ","
                : "";
        return "another benchmark run on this machine" + holder + " holds " + file;
    }

    private static String content(Path file) {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // Then they remain nameless.
            return "";
        }
    }
}
