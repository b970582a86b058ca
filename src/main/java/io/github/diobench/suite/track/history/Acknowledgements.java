package io.github.diobench.suite.track.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.VersionedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes that are known, from a file of one JSON object for each line. It is written by hand; lines in any order, and the
 * same one twice, mean the same, so that git may merge the file by keeping the lines of both sides.
 *
 * @param all what it says
 */
record Acknowledgements(List<Acknowledgement> all) {
    static final Acknowledgements NONE = new Acknowledgements(List.of());

    /** Copies the list. */
    Acknowledgements {
        all = List.copyOf(all);
    }

    /**
     * Reads {@code file}; without it, nothing is acknowledged.
     *
     * @throws UserError if it is damaged
     */
    static Acknowledgements read(Path file) throws IOException {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? parse(file.toString(), Store.text(file, "list of known changes"))
                : NONE;
    }

    static Acknowledgements parse(String name, String text) {
        List<Acknowledgement> all = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                Acknowledgement one = Json.reader(Acknowledgement.class).readValue(line);
                if (one == null) {
                    throw new UserError("line " + number + " of " + name + " acknowledges nothing");
                }
                all.add(one);
            } catch (JsonProcessingException e) {
                throw new UserError("line " + number + " of " + name + ": " + VersionedJson.problem(e), e);
            }
        }
        return new Acknowledgements(all.stream().distinct().toList());
    }
}
