package io.github.diobench.suite.doctor;

import io.github.diobench.suite.PlainFile;
import io.github.diobench.suite.SystemFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for other benchmark runs. */
final class OtherRuns {
    static final List<Probe> ALL =
            List.of(new Probe("runs.lock", OtherRuns::lock), new Probe("runs.processes", OtherRuns::processes));

    /** The file that every run of JMH or diobench locks. */
    private static final String LOCK = "jmh.lock";

    /** Set by whoever holds the lock for a whole campaign, so that JMH does not ask for it again. */
    private static final String HELD = "jmh.ignoreLock";

    private static final String EFFECT = "two runs at a time measure each other";

    private OtherRuns() {}

    /**
     * Takes the lock for a moment if it is free. A program that holds it itself must not even open the file: where locks are
     * POSIX's, closing it again would give the lock away.
     */
    private static Optional<Finding> lock(Host host) {
        Path file = host.temporary().resolve(LOCK);
        if (Boolean.getBoolean(HELD)) {
            return Optional.of(Finding.ok("runs.lock", "nobody else holds " + file));
        }
        if (!PlainFile.is(file)) {
            return Optional.of(Finding.ok("runs.lock", "nobody holds " + file));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock()) {
            return Optional.of(
                    lock != null
                            ? Finding.ok("runs.lock", "nobody holds " + file)
                            : Finding.unfit(
                                    "runs.lock", "a run holds " + file, EFFECT, "wait until it has ended, or end it"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Finding> processes(Host host) {
        SystemFiles files = host.files();
        Optional<String> self = files.link("proc/self");
        if (self.isEmpty()) {
            return Optional.empty();
        }
        List<String> forks = new ArrayList<>();
        for (String id : files.names("proc")) {
            if (id.matches("[0-9]+") && !id.equals(self.get()) && isFork(files, id)) {
                forks.add(id);
            }
        }
        return Optional.of(
                forks.isEmpty()
                        ? Finding.ok("runs.processes", "no other fork of JMH")
                        : Finding.unfit(
                                "runs.processes",
                                "forks of JMH: process " + String.join(", ", forks),
                                EFFECT,
                                "wait until they have ended, or kill " + String.join(" ", forks)));
    }

    private static boolean isFork(SystemFiles files, String id) {
        return files.text("proc/" + id + "/cmdline")
                .filter(line -> line.contains("org.openjdk.jmh.runner.ForkedMain"))
                .isPresent();
    }
}
