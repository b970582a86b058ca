package io.github.diobench.suite.track.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.VersionedJson;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A run as it stands in the store: JSON lines, the first about the run and one for each point.
 *
 * @param run what the points have in common
 * @param points in the order of the run's regimes and arms
 */
record StoredFile(StoredRun run, List<StoredPoint> points) {
    static final String SUFFIX = ".jsonl";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there are more or fewer points than the run says, or two of one arm in one regime
     */
    StoredFile {
        points = List.copyOf(points);
        if (points.size() != run.points()) {
            throw new IllegalArgumentException(
                    "it must have " + run.points() + " points but has " + points.size() + "; is it cut off?");
        }
        Set<String> cells = new HashSet<>();
        for (StoredPoint point : points) {
            if (!cells.add(point.cell())) {
                throw new IllegalArgumentException("it has two points for " + point.regime() + "." + point.arm());
            }
        }
    }

    /** Returns what its file is called: the time, the commit and the id, so that two runs never have the same. */
    String fileName() {
        return STAMP.format(run.start()) + "-" + run.shortCommit().replace("+", "") + "-" + run.id() + SUFFIX;
    }

    /** Returns what its file holds. */
    String text() {
        StringBuilder text = new StringBuilder(Json.line(run)).append('\n');
        points.forEach(point -> text.append(Json.line(point)).append('\n'));
        return text.toString();
    }

    /**
     * Understands {@code text}, which stands in a file called {@code name}.
     *
     * @throws UserError if it is damaged, or was written by another version
     */
    static StoredFile parse(String name, String text) {
        if (!text.endsWith("\n")) {
            throw new UserError(name + " is damaged: its last line is cut off");
        }
        List<String> lines = text.lines().toList();
        requireVersion(name, lines.get(0));
        StoredRun run = read(StoredRun.class, name, 1, lines.get(0));
        List<StoredPoint> points = new ArrayList<>();
        for (int line = 2; line <= lines.size(); line++) {
            points.add(read(StoredPoint.class, name, line, lines.get(line - 1)));
        }
        try {
            return new StoredFile(run, points);
        } catch (IllegalArgumentException e) {
            throw new UserError(name + " is damaged: " + e.getMessage(), e);
        }
    }

    private static void requireVersion(String name, String line) {
        JsonNode version = read(JsonNode.class, name, 1, line).path("schemaVersion");
        if (!version.isInt()) {
            throw new UserError(name + " is no stored run: it has no schemaVersion");
        }
        if (version.intValue() != StoredRun.SCHEMA_VERSION) {
            throw new UserError(name + " has format " + version.intValue() + ", this diobench reads format "
                    + StoredRun.SCHEMA_VERSION);
        }
    }

    private static <T> T read(Class<T> type, String name, int line, String text) {
        try {
            T value = Json.reader(type).readValue(text);
            if (value == null) {
                throw new UserError("line " + line + " of " + name + " is damaged: it is null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new UserError("line " + line + " of " + name + " is damaged: " + VersionedJson.problem(e), e);
        }
    }
}
