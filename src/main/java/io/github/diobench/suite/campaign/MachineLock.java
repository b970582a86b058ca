package io.github.diobench.suite.campaign;

import io.github.diobench.suite.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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

    private MachineLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws UserError if another run holds it, or the file belongs to another user
     */
    public static MachineLock acquire() {
        return acquire(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static MachineLock acquire(Path folder) {
        Path file = folder.resolve(FILE);
        FileChannel channel = open(file);
        try {
            if (channel.tryLock() != null) {
                System.setProperty(JMH_DOES_NOT_LOCK, "true");
                return new MachineLock(channel);
            }
            channel.close();
        } catch (OverlappingFileLockException | IOException e) {
            throw new UserError(inUse(file), e);
        }
        throw new UserError(inUse(file));
    }

    private static FileChannel open(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // Another user's run has to be able to find out that this one is on.
            boolean ignored = file.toFile().setWritable(true, false);
            return channel;
        } catch (IOException e) {
            throw new UserError("cannot open " + file + ", which keeps benchmark runs apart: " + e.getMessage(), e);
        }
    }

    private static String inUse(Path file) {
        return "another benchmark run on this machine holds " + file
                + "; two at a time would measure each other, so wait until it has ended";
    }

    /** Gives the machine to the next run. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
