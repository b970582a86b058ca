package io.github.diobench.suite.track.history;

import io.github.diobench.suite.verdict.change.SeriesValues;
import java.util.List;

/**
 * All runs that measured the same thing in the same way, in order of time.
 *
 * @param key what they have in common
 * @param name what the series is called, different from all others
 * @param entries the runs
 * @param counted those of them that are searched for changes
 */
record Series(SeriesKey key, String name, List<Entry> entries, List<Entry> counted) {
    /** Returns the series of {@code entries}, which are in order of time. */
    static Series of(SeriesKey key, String name, List<Entry> entries) {
        return new Series(
                key,
                name,
                List.copyOf(entries),
                entries.stream().filter(Entry::counts).toList());
    }

    /** Returns what is searched; the seed follows from the series alone, so that others do not change what is found in it. */
    SeriesValues values() {
        return new SeriesValues(
                counted.stream().map(entry -> entry.point().logRatio()).toList(),
                (key.name() + key.conditions()).hashCode());
    }

    /** Returns the runs whose ratios a scale must hold: a refused one may be anything. */
    List<Entry> shown() {
        return counted.isEmpty() ? entries : counted;
    }
}
