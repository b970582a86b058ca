package io.github.diobench.suite.track.history;

import io.github.diobench.suite.FilePattern;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * A change that somebody knows of and has decided to live with.
 *
 * @param commit hash of the commit that made it, or its beginning
 * @param series regular expression that matches the whole name of each series concerned
 * @param reason why it is as it should be
 * @param expires the last day, in UTC, on which this holds: {@code 2027-01-31}
 */
record Acknowledgement(String commit, String series, String reason, String expires) {
    /** Rejects what is missing or says nothing. */
    Acknowledgement {
        if (commit == null || !commit.matches("[0-9a-f]{7,64}")) {
            throw new IllegalArgumentException(
                    "commit must be a hash of at least 7 digits but is " + (commit == null ? "missing" : commit));
        }
        Fields.requireText("series", series);
        Fields.requireText("reason", reason);
        Fields.requireText("expires", expires);
        FilePattern.require(series);
        try {
            LocalDate ignored = LocalDate.parse(expires);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("expires must be a day such as 2027-01-31 but is '" + expires + "'", e);
        }
    }

    boolean over(LocalDate today) {
        return today.isAfter(LocalDate.parse(expires));
    }

    /** Tells whether it is about {@code change}: whether its commit may have made the change, as far as can be told. */
    boolean concerns(Change change) {
        return FilePattern.matches(series, change.series().name())
                && change.possible().stream()
                        .anyMatch(entry -> entry.run().commit().startsWith(commit));
    }
}
