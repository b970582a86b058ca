package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunFolderTest {
    @TempDir
    Path results;

    @Test
    void it_is_named_after_time_and_commit_and_never_shared() throws IOException {
        Instant now = Instant.parse("2026-11-24T10:15:30.987Z");
        assertEquals(
                "20261124T101530Z-1a2b3c4",
                RunFolder.create(results, now, "1a2b3c4").runId());
        assertEquals(
                "20261124T101530Z-1a2b3c4-2",
                RunFolder.create(results, now, "1a2b3c4").runId());
        assertEquals(
                "20261124T101530Z-1a2b3c4-3",
                RunFolder.create(results, now, "1a2b3c4").runId());
    }
}
