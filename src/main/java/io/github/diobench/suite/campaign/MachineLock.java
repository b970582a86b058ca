package io.github.diobench.suite.campaign;

import io.github.diobench.suite.PlainFile;
import io.github.diobench.suite.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Keeps the machine to one benchmark run at a time.
 *
 * <p>It is the lock file that every JMH run takes, so that runs of other projects are kept out as well. JMH takes it for
 * one run, which here is a single fork; this one is held for the whole campaign, and JMH is told not to ask again.
 */
public final class MachineLock implements AutoCloseable {
    private static final String FILE = "jmh.lock";
    private static final String JMH_DOES_NOT_LOCK = "jmh.ignoreLock";

    private final FileChannel channel;

    private MachineLock(FileChannel channel) throws IOException {
        this.channel = channel;
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(LockHolder.self()));
        System.setProperty(JMH_DOES_NOT_LOCK, "true");
    }

    /**
     * Takes the lock.
     *
     * @throws UserError if another run holds it, or the file belongs to another user
     */
    public static MachineLock acquire() {
        return acquire(folder());
    }

    /**
     * Takes the lock, and if another run holds it waits until that has ended.
     *
     * @param waiting is told once for whom it waits, if it has to
     * @throws UserError if the file belongs to another user
     */
    public static MachineLock await(Consumer<String> waiting) {
        return await(folder(), waiting);
    }

    private static Path folder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    static MachineLock acquire(Path folder) {
        return take(folder.resolve(FILE), file -> {
            throw new UserError(
                    LockHolder.describe(file) + "; two at a time would measure each other, so wait until it has"
                            + " ended, or let --wait do that");
        });
    }

    static MachineLock await(Path folder, Consumer<String> waiting) {
        return take(folder.resolve(FILE), file -> waiting.accept(LockHolder.describe(file)));
    }

    /** Takes the lock; blocks for it if {@code ifInUse} returns. */
    private static MachineLock take(Path file, Consumer<Path> ifInUse) {
        FileChannel channel = open(file);
        boolean taken = false;
        try {
            if (!isFree(channel)) {
                ifInUse.accept(file);
                // Blocks without looking again and again, which the other run would measure.
                FileLock ignored = channel.lock();
            }
            MachineLock lock = new MachineLock(channel);
            taken = true;
            return lock;
        } catch (IOException e) {
            throw new UserError("cannot lock " + file + ", which keeps benchmark runs apart: " + e.getMessage(), e);
        } finally {
            if (!taken) {
                closeUnused(channel);
            }
        }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // This JVM itself holds it.
            return false;
        }
    }

    private static void closeUnused(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            assert !channel.isOpen() : e;
        }
    }

    private static FileChannel open(Path file) {
        // Everybody can put something there.
        PlainFile.requireUnlessMissing(file);
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            // Another user's run has to be able to find out that this one is on.
            boolean ignored = file.toFile().setWritable(true, false);
            return channel;
        } catch (IOException e) {
            throw new UserError("cannot open " + file + ", which keeps benchmark runs apart: " + e.getMessage(), e);
        }
    }

    /** Gives the machine to the next run. */
    @Override
    public void close() throws IOException {
        channel.truncate(0);
        channel.close();
    }
}
