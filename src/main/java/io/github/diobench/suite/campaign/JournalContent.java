package io.github.diobench.suite.campaign;

import com.fasterxml.jackson.databind.ObjectReader;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a journal says.
 *
 * @param forks the forks of its whole lines, in order
 * @param length of these lines together, in bytes
 * @param torn whether something follows that was cut while it was written
 */
record JournalContent(List<ForkRecord> forks, int length, boolean torn) {
    /**
     * Understands {@code bytes}, the content of {@code file}.
     *
     * @throws UserError if a whole line is damaged
     */
    static JournalContent of(byte[] bytes, Path file) {
        ObjectReader reader = Json.reader(ForkRecord.class);
        List<ForkRecord> forks = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') {
                continue;
            }
            try {
                forks.add(Objects.requireNonNull(reader.<ForkRecord>readValue(bytes, start, i - start), "it is null"));
            } catch (IOException | NullPointerException e) {
                throw new UserError("line " + (forks.size() + 1) + " of " + file + " is damaged: " + firstLine(e), e);
            }
            start = i + 1;
        }
        return new JournalContent(forks, start, start < bytes.length);
    }

    /** The rest of Jackson's messages says where in the bytes it was. */
    private static String firstLine(Exception e) {
        return e.getMessage().lines().findFirst().orElse("");
    }
}
