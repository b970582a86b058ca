package io.github.diobench.suite.track.history;

import io.github.diobench.suite.verdict.Role;
import io.github.diobench.suite.verdict.change.ChangePoint;
import io.github.diobench.suite.verdict.change.ChangeScan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All changes in some series, searched together.
 *
 * @param all the changes, the most urgent first
 * @param searched the series of candidates; controls are not searched, for their moves are the machine's
 * @param notes what else is to be known, each on one line
 */
record Findings(List<Finding> all, List<Series> searched, List<String> notes) {
    private static final Comparator<Finding> URGENT_FIRST = Comparator.comparing(Finding::kind)
            .thenComparing(finding -> finding.change().series().key())
            .thenComparing(finding -> finding.change().point().first());

    /** Copies the lists. */
    Findings {
        all = List.copyOf(all);
        searched = List.copyOf(searched);
        notes = List.copyOf(notes);
    }

    static Findings of(List<Series> series, Acknowledgements known, LocalDate today) {
        List<Series> searched = series.stream()
                .filter(one -> one.key().role() == Role.CANDIDATE)
                .toList();
        List<List<ChangePoint>> points =
                ChangeScan.of(searched.stream().map(Series::values).toList());
        List<Finding> all = new ArrayList<>();
        Set<Acknowledgement> used = new HashSet<>();
        for (int i = 0; i < searched.size(); i++) {
            List<Change> changes = changes(searched.get(i), points.get(i));
            for (Change change : changes) {
                all.add(finding(change, changes, known, today, used));
            }
        }
        all.sort(URGENT_FIRST);
        return new Findings(all, searched, notes(known, used));
    }

    private static List<Change> changes(Series series, List<ChangePoint> points) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            int from = i == 0 ? 0 : points.get(i - 1).first();
            int to = i + 1 == points.size()
                    ? series.counted().size()
                    : points.get(i + 1).first();
            changes.add(new Change(series, points.get(i), from, to));
        }
        return changes;
    }

    private static Finding finding(
            Change change,
            List<Change> sameSeries,
            Acknowledgements known,
            LocalDate today,
            Set<Acknowledgement> used) {
        if (change.point().state() == ChangePoint.State.SUSPECTED) {
            return new Finding(
                    change,
                    Finding.Kind.SUSPECTED,
                    "fewer than " + ChangeScan.SIDE + " runs since: the next ones confirm it or not");
        }
        if (!change.point().isWorse()) {
            return new Finding(change, Finding.Kind.IMPROVEMENT, "");
        }
        List<Acknowledgement> about =
                known.all().stream().filter(one -> one.concerns(change)).toList();
        used.addAll(about);
        Optional<Acknowledgement> holds =
                about.stream().filter(one -> !one.over(today)).findFirst();
        if (holds.isPresent()) {
            return new Finding(
                    change,
                    Finding.Kind.ACKNOWLEDGED,
                    "acknowledged until " + holds.get().expires() + ": "
                            + holds.get().reason());
        }
        if (isUndone(change, sameSeries)) {
            return new Finding(change, Finding.Kind.UNDONE, "a later change has brought the cost back");
        }
        return new Finding(
                change,
                Finding.Kind.REGRESSION,
                about.isEmpty() ? "" : "was acknowledged until " + about.get(0).expires());
    }

    /** A cost that has come down again, by a change that is confirmed, needs no more attention. */
    private static boolean isUndone(Change change, List<Change> sameSeries) {
        List<Change> better = sameSeries.stream()
                .filter(later -> later.point().first() > change.point().first())
                .filter(later -> later.point().state() == ChangePoint.State.CONFIRMED)
                .filter(later -> !later.point().isWorse())
                .toList();
        return better.stream()
                .anyMatch(later -> later.after().ratio() <= change.before().ratio() * (1 + ChangeScan.SMALLEST));
    }

    private static List<String> notes(Acknowledgements known, Set<Acknowledgement> used) {
        return known.all().stream()
                .filter(one -> !used.contains(one))
                .map(one -> "the acknowledgement of " + one.commit() + " for '" + one.series() + "' is about no change"
                        + " that is confirmed here")
                .toList();
    }

    /** Returns how many changes are of {@code kind}. */
    int count(Finding.Kind kind) {
        return (int) all.stream().filter(finding -> finding.kind() == kind).count();
    }

    /** Returns the changes in {@code series}. */
    List<Finding> in(Series series) {
        return all.stream()
                .filter(finding -> finding.change().series().equals(series))
                .sorted(Comparator.comparing(finding -> finding.change().point().first()))
                .toList();
    }
}
