package io.github.diobench.suite.campaign;

import io.github.diobench.suite.InputFile;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.UserError;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The record of a campaign, to which lines are only added: one JSON object per line and finished fork.
 *
 * <p>A line is on disk before {@link #append} returns, so that whatever happens later costs at most the forks that were
 * running. A line that was cut in the middle is the last one and has no line end; readers leave it out, and the first line that
 * is added takes its place. While a journal is open it is locked against other processes.
 *
 * <p>Not thread-safe.
 */
public final class Journal implements Closeable {
    private final FileChannel channel;
    private final JournalContent found;

    private Journal(FileChannel channel, JournalContent found) {
        this.channel = channel;
        this.found = found;
    }

    /**
     * Opens the journal in {@code file} to go on with it.
     *
     * @throws UserError if {@code file} is missing or damaged, or if a campaign that is going on holds it
     */
    static Journal open(Path file) throws IOException {
        requireFile(file);
        requireOneName(file);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try {
            lock(channel, file);
            // Through this channel: closing another one on the same file would give up the lock.
            JournalContent found = JournalContent.of(readAll(channel, file), file);
            channel.position(found.length());
            return new Journal(channel, found);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** What is added to a file of several names is added to all of them: to a backup, or to anything else. */
    private static void requireOneName(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1) {
            throw UserError.refusal(file + " has another name as well, a hard link; go on with a copy of the folder");
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // This very JVM holds it, which is no different.
        }
        throw UserError.refusal("a run that is still going on writes to " + file + "; wait until it has ended");
    }

    private static byte[] readAll(FileChannel channel, Path file) throws IOException {
        InputFile.requireRoom(file, channel.size(), InputFile.LINES);
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes);
        }
        return bytes.array();
    }

    /** Returns what was in the journal when it was opened. */
    JournalContent found() {
        return found;
    }

    /**
     * Adds a line for each of {@code forks}, which ran together, and waits until they are on disk.
     *
     * @throws IOException if that cannot be done; the journal then ends, if at all possible, as it did before
     */
    void append(List<ForkRecord> forks) throws IOException {
        ByteBuffer lines = StandardCharsets.UTF_8.encode(
                forks.stream().map(fork -> Json.line(fork) + "\n").collect(Collectors.joining()));
        long end = channel.position();
        channel.truncate(end);
        try {
            while (lines.hasRemaining()) {
                channel.write(lines);
            }
            channel.force(true);
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /**
     * Reads all whole lines.
     *
     * @throws UserError if {@code file} is missing, or if a line that is not the last is damaged
     */
    public static List<ForkRecord> read(Path file) throws IOException {
        return content(file).forks();
    }

    /** Does the same, and tells what else there is. */
    static JournalContent content(Path file) throws IOException {
        requireFile(file);
        return JournalContent.of(InputFile.bytes(file, InputFile.LINES), file);
    }

    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError("no journal at " + file + ": is this the folder of a run?");
        }
    }
}
