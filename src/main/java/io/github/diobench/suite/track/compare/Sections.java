package io.github.diobench.suite.track.compare;

import io.github.diobench.suite.report.Words;
import io.github.diobench.suite.verdict.QuantileShift;
import io.github.diobench.suite.verdict.ShiftFunction;
import io.github.diobench.suite.verdict.Text;
import io.github.diobench.suite.verdict.UnpairedRatio;
import java.util.ArrayList;
import java.util.List;

/** Puts a comparison into tables. */
final class Sections {
    private static final List<Double> SHOWN = List.of(0.5, 0.99, 0.999);
    private static final double MEDIAN = 0.5;

    private final Comparison comparison;

    Sections(Comparison comparison) {
        this.comparison = comparison;
    }

    /** Returns those that have rows. */
    List<Section> all() {
        List<Section> all = new ArrayList<>(List.of(times(), ratios(), latencies()));
        all.removeIf(section -> section.rows().isEmpty());
        return all;
    }

    private Section times() {
        List<List<String>> rows = new ArrayList<>();
        for (TimeChange time : comparison.times()) {
            rows.add(List.of(
                    time.cell(),
                    time.forksA() + "/" + time.forksB(),
                    time.unit(),
                    Words.decimal(time.medianA(), 1),
                    Words.decimal(time.medianB(), 1),
                    ratio(time.change().ratio()),
                    interval(time.change())));
        }
        return new Section(
                "Times",
                List.of("cell", ">forks A/B", "unit", ">median A", ">median B", ">B / A", ">90 % interval"),
                rows,
                "Medians of the forks' scores. B / A is the ratio of their geometric means, its interval Welch's.");
    }

    private Section ratios() {
        List<List<String>> rows = new ArrayList<>();
        for (RatioChange change : comparison.ratios()) {
            rows.add(List.of(
                    change.regime(),
                    change.arm(),
                    change.reference(),
                    change.roundsA() + "/" + change.roundsB(),
                    ratio(change.ratioA()),
                    ratio(change.ratioB()),
                    ratio(change.change().ratio()),
                    interval(change.change())));
        }
        return new Section(
                "Ratios to the reference of the same run",
                List.of(
                        "regime",
                        "arm",
                        "reference",
                        ">rounds A/B",
                        ">ratio in A",
                        ">ratio in B",
                        ">B / A",
                        ">90 % interval"),
                rows,
                "Each ratio is taken within rounds, where what the machine did to both arms cancels; B / A is the ratio of the two "
                        + "ratios, its interval Welch's.");
    }

    private Section latencies() {
        String unit = comparison.acrossMachines() ? "x reference" : "ns";
        List<String> columns =
                new ArrayList<>(List.of("cell", "label", ">rounds A/B", ">p50 A, " + unit, ">p50 B, " + unit));
        SHOWN.forEach(quantile -> columns.add(">B / A at " + name(quantile)));
        columns.addAll(List.of(">apart", ">p"));
        List<List<String>> rows = new ArrayList<>();
        for (LatencyChange latency : comparison.latencies()) {
            ShiftFunction shift = latency.shift();
            int decimals = comparison.acrossMachines() ? 3 : 0;
            List<String> row = new ArrayList<>(List.of(
                    latency.cell(),
                    latency.label(),
                    shift.firstRounds() + "/" + shift.secondRounds(),
                    Words.decimal(shift.at(MEDIAN).first(), decimals),
                    Words.decimal(shift.at(MEDIAN).second(), decimals)));
            SHOWN.forEach(quantile -> row.add(shift(shift.at(quantile))));
            row.add(apart(shift));
            row.add(p(shift.p()));
            rows.add(row);
        }
        return new Section(
                "Latency distributions",
                columns,
                rows,
                "Each 90 % interval holds for its quantile alone; there is none with fewer than "
                        + ShiftFunction.FEWEST_ROUNDS
                        + " rounds in each run, and no ratio where fewer than 100 values of a fork lie beyond. 'Apart' is the mean "
                        + "difference of the whole distributions, each further nine of the tail weighing as much as the one before; p is "
                        + "how often forks that change places between the runs at random are as far apart. A small p says that the runs "
                        + "differ, not why.");
    }

    static String shift(QuantileShift shift) {
        return !shift.estimable()
                ? "not estimable"
                : ratio(shift.ratio())
                        + (Double.isNaN(shift.lower()) ? "" : " " + interval(shift.lower(), shift.upper()));
    }

    static String apart(ShiftFunction shift) {
        return Double.isNaN(shift.distance()) ? Words.MISSING : Text.percent(Math.expm1(shift.distance()));
    }

    static String p(double p) {
        return Words.decimal(p, 3);
    }

    /** Returns {@code p99.9} for 0.999. */
    static String name(double quantile) {
        return "p" + Text.percent(quantile).replace(" %", "");
    }

    static String ratio(double ratio) {
        return Words.decimal(ratio, 3);
    }

    static String interval(double lower, double upper) {
        return Double.isNaN(lower) || Double.isNaN(upper)
                ? Words.MISSING
                : "[" + ratio(lower) + ", " + ratio(upper) + "]";
    }

    private static String interval(UnpairedRatio change) {
        return interval(change.lower(), change.upper());
    }
}
