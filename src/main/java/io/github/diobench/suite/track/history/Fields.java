package io.github.diobench.suite.track.history;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** What the fields of stored records must be. Each method throws an {@link IllegalArgumentException} that names the field. */
final class Fields {
    private Fields() {}

    static void requireText(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        requireLine(name, value);
    }

    /** It may be {@code null} or empty, but it must not break the line of a table. */
    static void requireLine(String name, String value) {
        if (value != null && value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(name + " must be one line without control characters");
        }
    }

    /** The names of folders and files are made of it. */
    static void requireName(String name, String value) {
        requireText(name, value);
        if (!value.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(name + " must be a name but is '" + value + "'");
        }
    }

    static void requireAtLeast(String name, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + " but is " + value);
        }
    }

    static void requireBetween(String name, double least, double most, double value) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    name + " must be between " + least + " and " + most + " but is " + value);
        }
    }

    static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be positive and finite but is " + value);
        }
    }

    static void requireInstant(String name, String value) {
        requireText(name, value);
        try {
            Instant ignored = Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    name + " must be a time such as 2026-11-18T11:06:40Z but is '" + value + "'", e);
        }
    }
}
