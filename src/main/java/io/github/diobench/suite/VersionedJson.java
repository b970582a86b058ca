package io.github.diobench.suite;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads a kind of file that diobench itself writes, whose field {@code schemaVersion} says in which form. Another version is
 * refused by its number, before anything else in the file is looked at. Immutable.
 *
 * @param type what one becomes
 * @param isNone what is said of a file that is none, such as {@code is not a plan}
 * @param oldest the oldest version that can be read
 * @param newest the newest one, which is written
 */
public record VersionedJson<T>(Class<T> type, String isNone, int oldest, int newest) {
    /** Anything that may have a version. */
    record Version(@JsonProperty("schemaVersion") Integer schemaVersion) {}

    /**
     * Returns what {@code file} holds.
     *
     * @throws UserError if that is something else, or of another version, or if the file cannot be read
     */
    public T read(Path file) throws IOException {
        byte[] bytes = InputFile.bytes(file, InputFile.OBJECTS);
        try {
            requireVersion(file.toString(), bytes, 0, bytes.length);
            return Json.reader(type).readValue(bytes);
        } catch (IOException e) {
            throw new UserError(file + " " + isNone + ": " + problem(e), e);
        }
    }

    /**
     * Makes sure that a piece of {@code bytes} is of a version that can be read. One that does not tell is of version 1.
     *
     * @param name what the piece is called in messages
     * @throws UserError if it is of another version
     * @throws IOException if it is no JSON object
     */
    public void requireVersion(String name, byte[] bytes, int start, int length) throws IOException {
        Version version = Json.reader(Version.class).readValue(bytes, start, length);
        if (version == null) {
            throw new IOException("it is null");
        }
        if (version.schemaVersion() == null && oldest > 1) {
            throw new IOException("it has no schemaVersion");
        }
        int number = version.schemaVersion() == null ? 1 : version.schemaVersion();
        if (number < oldest || number > newest) {
            throw new UserError(name + " has format " + number + ", this diobench reads "
                    + (oldest == newest ? "format " + newest : "formats " + oldest + " to " + newest));
        }
    }

    /** Returns what is wrong, on one line and without the bytes around it. */
    public static String problem(IOException e) {
        String message = message(e);
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private static String message(IOException e) {
        if (e instanceof ValueInstantiationException refused
                && refused.getCause() != null
                && refused.getCause().getMessage() != null) {
            return refused.getCause().getMessage();
        }
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    }
}
