package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunFolderTest {
    @TempDir
    Path results;

    @Test
    void it_is_named_after_time_and_commit_and_never_shared() throws IOException {
        Instant now = Instant.parse("2026-11-24T10:15:30.987Z");
        assertEquals("20261124T101530Z-1a2b3c4", create(now).runId());
        assertEquals("20261124T101530Z-1a2b3c4-2", create(now).runId());
        assertEquals("20261124T101530Z-1a2b3c4-3", create(now).runId());
    }

    @Test
    void it_is_seen_with_its_first_files_or_not_at_all() throws IOException {
        Instant now = Instant.parse("2026-11-24T10:15:30Z");
        RunFolder folder = create(now);
        assertEquals(folder.runId(), Files.readString(folder.plan()));
        assertThrows(
                IOException.class,
                () -> RunFolder.create(results, now, "1a2b3c4", (begun, runId) -> {
                    Files.writeString(begun.plan(), runId);
                    throw new IOException("no room");
                }));
        try (Stream<Path> files = Files.list(results)) {
            assertEquals(List.of(folder.path()), files.toList());
        }
    }

    private RunFolder create(Instant now) throws IOException {
        return RunFolder.create(results, now, "1a2b3c4", (begun, runId) -> Files.writeString(begun.plan(), runId));
    }
}
