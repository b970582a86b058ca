package io.github.diobench.suite.record;

import io.github.diobench.suite.SystemFiles;
import java.util.Optional;

/** Takes numbers out of the files of {@code /proc}. */
final class Proc {
    /** What Linux shows times in, on every processor that Java runs on: hundredths of a second. */
    static final long TICK_MILLIS = 10;

    /** The fields of {@code stat}, numbered as in proc(5). */
    static final int STAT_USER = 14;

    static final int STAT_SYSTEM = 15;
    static final int STAT_CPU = 39;

    /** The number of the field behind the program's name, which may hold blanks and brackets itself. */
    private static final int FIRST_BEHIND_NAME = 3;

    private Proc() {}

    /** Returns the field called {@code number} in proc(5) of a {@code stat} file. */
    static Optional<Long> statField(SystemFiles files, String file, int number) {
        String text = files.text(file).orElse("");
        String[] fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ", -1);
        int index = number - FIRST_BEHIND_NAME;
        return index < fields.length ? whole(fields[index]) : Optional.empty();
    }

    /** Returns the words of the first line of {@code file}; none if it is not there. */
    static String[] words(SystemFiles files, String file) {
        return files.text(file)
                .flatMap(text -> text.lines().findFirst())
                .orElse("")
                .split("\\s+");
    }

    /** Returns the number that {@code text} is. */
    static Optional<Long> whole(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
