package io.github.diobench.suite.track.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.UserError;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files of a gate. */
final class GateJson {
    private static final String VERSION = "schemaVersion";

    private GateJson() {}

    /**
     * Reads {@code file}.
     *
     * @param version the version of its format that is understood
     * @throws UserError if it is missing or damaged, or of another version
     */
    static <T> T read(Path file, Class<T> type, int version) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UserError("no " + file.getFileName() + " in " + file.getParent()
                    + ": is this the folder of a gate that has come so far?");
        }
        try {
            JsonNode tree = Json.reader(JsonNode.class).readTree(Files.readString(file));
            JsonNode found = tree.path(VERSION);
            if (found.isMissingNode() || !found.toString().equals(Integer.toString(version))) {
                throw new UserError(file + " has not the format " + version + ", which this diobench reads");
            }
            return Json.reader(type).readValue(tree);
        } catch (CharacterCodingException e) {
            throw new UserError(file + " is damaged: it is not UTF-8", e);
        } catch (JsonProcessingException e) {
            String problem = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new UserError(file + " is damaged: " + problem, e);
        }
    }
}
