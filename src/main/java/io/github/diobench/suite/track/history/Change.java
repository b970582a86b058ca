package io.github.diobench.suite.track.history;

import io.github.diobench.suite.verdict.change.ChangePoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A change point of a series, with the commits that may have made it.
 *
 * @param series the series
 * @param point where it is, as indexes into the runs that count
 * @param from index of the first run of the level before it
 * @param to index after the last run of the level after it
 */
record Change(Series series, ChangePoint point, int from, int to) {
    /** Returns the last run before the change. */
    Entry lastBefore() {
        return series.counted().get(point.first() - 1);
    }

    /** Returns the first run after it. */
    Entry firstAfter() {
        return series.counted().get(point.first());
    }

    /** Returns how many runs there are since. */
    int age() {
        return series.counted().size() - point.first();
    }

    /** Returns the runs of which one is the first after the change, nine times out of ten. */
    List<Entry> possible() {
        return series.counted().subList(point.earliest(), point.latest() + 1);
    }

    /** Returns the level before the change. */
    Level before() {
        return Level.of(series.counted().subList(from, point.first()));
    }

    /** Returns the level after it. */
    Level after() {
        return Level.of(series.counted().subList(point.first(), to));
    }

    /** Returns what else is another between the run before and the run after, which may be what made the change. */
    List<String> otherDifferences() {
        List<String> found = new ArrayList<>();
        Entry before = lastBefore();
        Entry after = firstAfter();
        boolean known = before.run().commit().matches("[0-9a-f]{7,}");
        if (known && before.run().commit().equals(after.run().commit())) {
            found.add("both runs measured the same commit, so it is not the code that changed");
        }
        difference(found, "the JVM", before.point().vmVersion(), after.point().vmVersion());
        difference(found, "the system", before.run().os(), after.run().os());
        difference(found, "diobench", before.run().version(), after.run().version());
        difference(found, "the profile", before.run().profile(), after.run().profile());
        if (!before.run().jvmArgs().equals(after.run().jvmArgs())) {
            Set<String> gone = new LinkedHashSet<>(before.run().jvmArgs());
            gone.removeAll(after.run().jvmArgs());
            Set<String> added = new LinkedHashSet<>(after.run().jvmArgs());
            added.removeAll(before.run().jvmArgs());
            difference(found, "arguments of the JVM", String.join(" ", gone), String.join(" ", added));
        }
        return found;
    }

    private static void difference(List<String> found, String what, String before, String after) {
        if (!before.equals(after)) {
            found.add(what + " went from " + word(before) + " to " + word(after));
        }
    }

    private static String word(String value) {
        return value.isEmpty() ? "none" : value;
    }
}
