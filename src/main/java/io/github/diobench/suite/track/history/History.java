package io.github.diobench.suite.track.history;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The series of a store, and the changes that were found in them. Immutable. */
public final class History {
    private final List<StoredRun> runs;
    private final List<Series> series;
    private final Findings findings;

    private History(List<StoredRun> runs, List<Series> series, Findings findings) {
        this.runs = List.copyOf(runs);
        this.series = List.copyOf(series);
        this.findings = findings;
    }

    /**
     * Reads what {@code filter} keeps of {@code store}, and searches it for changes.
     *
     * @param today the day on which acknowledgements must still hold
     * @throws io.github.diobench.suite.UserError if the store is missing or damaged, or if the filter keeps nothing
     */
    public static History read(Store store, HistoryFilter filter, LocalDate today) throws IOException {
        List<StoredFile> files = store.readAll();
        return of(files, filter, Acknowledgements.read(store.acknowledged()), today);
    }

    static History of(List<StoredFile> files, HistoryFilter filter, Acknowledgements known, LocalDate today) {
        List<StoredFile> ordered = inTime(files);
        List<Series> series = series(ordered, filter);
        Set<StoredRun> kept = series.stream()
                .flatMap(one -> one.entries().stream())
                .map(Entry::run)
                .collect(Collectors.toSet());
        List<StoredRun> runs =
                ordered.stream().map(StoredFile::run).filter(kept::contains).toList();
        return new History(runs, series, Findings.of(series, known, today));
    }

    /** Returns {@code files} by the time of the commit; those of one commit, and those at one time, by their start and their id. */
    private static List<StoredFile> inTime(List<StoredFile> files) {
        return files.stream()
                .map(Timed::of)
                .sorted(Timed.ORDER)
                .map(Timed::file)
                .toList();
    }

    /** What a run is put in order by, read once: to compare two of them takes longer to understand their times than to compare those. */
    private record Timed(Instant time, Instant start, String id, StoredFile file) {
        static final Comparator<Timed> ORDER =
                Comparator.comparing(Timed::time).thenComparing(Timed::start).thenComparing(Timed::id);

        static Timed of(StoredFile file) {
            StoredRun run = file.run();
            return new Timed(run.time(), run.start(), run.id(), file);
        }
    }

    private static List<Series> series(List<StoredFile> files, HistoryFilter filter) {
        Map<SeriesKey, List<Entry>> entries = new TreeMap<>();
        for (StoredFile file : files) {
            for (StoredPoint point : file.points()) {
                entries.computeIfAbsent(SeriesKey.of(file.run(), point), any -> new ArrayList<>())
                        .add(new Entry(file.run(), point));
            }
        }
        Map<String, Long> sameName =
                entries.keySet().stream().collect(Collectors.groupingBy(SeriesKey::name, Collectors.counting()));
        List<Series> kept = new ArrayList<>();
        entries.forEach((key, own) -> {
            if (filter.predicate().test(key)) {
                String name = sameName.get(key.name()) == 1 ? key.name() : key.name() + " (" + key.conditions() + ")";
                kept.add(Series.of(key, name, own));
            }
        });
        if (kept.isEmpty()) {
            throw filter.leavesNothing(
                    entries.keySet().stream().map(SeriesKey::name).distinct().toList());
        }
        return kept;
    }

    /** Returns the series, in the order of their names. */
    List<Series> series() {
        return series;
    }

    /** Returns what was found in them. */
    Findings findings() {
        return findings;
    }

    /** Returns the runs in the series, in order of time. */
    List<StoredRun> runs() {
        return runs;
    }

    /** Tells whether there is a confirmed regression that nobody has acknowledged and that was not undone. */
    public boolean hasRegression() {
        return findings.count(Finding.Kind.REGRESSION) > 0;
    }
}
