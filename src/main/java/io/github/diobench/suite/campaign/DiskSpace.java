package io.github.diobench.suite.campaign;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Finds out beforehand whether what a campaign writes has room. */
final class DiskSpace {
    /** Several times what the journal and all reports hold for a fork on the average. */
    private static final long BYTES_PER_FORK = 16 << 10;

    private static final int CHUNK = 64 << 10;

    private DiskSpace() {}

    /**
     * Writes as much as {@code forks} forks leave behind into {@code folder}, and deletes it again. What a file system says
     * it has free is not asked, because quotas and limits are not part of it.
     *
     * @throws IOException if it has no room, or cannot be written to
     */
    static void require(Path folder, int forks) throws IOException {
        Path probe = Files.createTempFile(folder, ".room-", "");
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
        try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
            for (long written = 0; written < forks * BYTES_PER_FORK; written += chunk.position()) {
                chunk.clear();
                channel.write(chunk);
            }
            channel.force(true);
        } finally {
            Files.deleteIfExists(probe);
        }
    }
}
