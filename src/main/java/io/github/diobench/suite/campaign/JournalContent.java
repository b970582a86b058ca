package io.github.diobench.suite.campaign;

import com.fasterxml.jackson.databind.ObjectReader;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.VersionedJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a journal says.
 *
 * @param forks the forks of its whole lines, in order
 * @param length of these lines together, in bytes
 * @param torn whether something follows that was cut while it was written
 */
record JournalContent(List<ForkRecord> forks, int length, boolean torn) {
    private static final VersionedJson<ForkRecord> FORMAT =
            new VersionedJson<>(ForkRecord.class, "is damaged", ForkRecord.SCHEMA_VERSION, ForkRecord.SCHEMA_VERSION);

    /**
     * Understands {@code bytes}, the content of {@code file}.
     *
     * @throws UserError if a whole line is damaged or of another version
     */
    static JournalContent of(byte[] bytes, Path file) {
        ObjectReader reader = Json.reader(ForkRecord.class);
        List<ForkRecord> forks = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') {
                continue;
            }
            String line = "line " + (forks.size() + 1) + " of " + file;
            try {
                FORMAT.requireVersion(line, bytes, start, i - start);
                ForkRecord fork = reader.readValue(bytes, start, i - start);
                Sound.require(fork, line);
                forks.add(fork);
            } catch (IOException e) {
                throw new UserError(line + " is damaged: " + VersionedJson.problem(e), e);
            }
            start = i + 1;
        }
        return new JournalContent(forks, start, start < bytes.length);
    }
}
