package io.github.diobench.suite.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.UserError;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The append-only record of a campaign: one JSON object per line and finished fork.
 *
 * <p>A line is on disk before {@link #append} returns, so that whatever happens later costs at most the fork that was
 * running. A line that was cut in the middle is the last one and has no line end; readers leave it out.
 *
 * <p>Not thread-safe.
 */
public final class Journal implements Closeable {
    private final FileChannel channel;

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    /** Starts a journal in {@code file}, which must not exist yet. */
    static Journal create(Path file) throws IOException {
        return new Journal(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND));
    }

    /** Adds a line for {@code fork} and waits until it is on disk. */
    void append(ForkRecord fork) throws IOException {
        ByteBuffer line = StandardCharsets.UTF_8.encode(Json.line(fork) + "\n");
        while (line.hasRemaining()) {
            channel.write(line);
        }
        channel.force(true);
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
        if (!Files.isRegularFile(file)) {
            throw new UserError("no journal at " + file + ": is this the folder of a run?");
        }
        String text = Files.readString(file);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        ObjectReader reader = Json.reader(ForkRecord.class);
        List<ForkRecord> forks = new ArrayList<>();
        for (String line : whole.lines().toList()) {
            try {
                forks.add(reader.readValue(line));
            } catch (JsonProcessingException e) {
                throw new UserError(
                        "line " + (forks.size() + 1) + " of " + file + " is damaged: " + e.getOriginalMessage(), e);
            }
        }
        return forks;
    }
}
