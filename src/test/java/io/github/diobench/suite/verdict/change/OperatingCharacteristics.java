package io.github.diobench.suite.verdict.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** How often a history is found to have changed, by simulation from seeds that follow from its length: the table of {@code docs/history.md}. */
final class OperatingCharacteristics {
    static final String HEAD = """
            | runs | series | noise | none, 1 % | +5 %, 1 % | +10 %, 1 % | +50 %, 1 % | none, 3 % | +5 %, 3 % | +10 %, 3 % | +50 %, 3 % |
            |---|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    private static final int DRAWS = 2000;
    private static final int[][] LENGTHS = {{6, 6}, {10, 10}, {20, 20}, {40, 10}};
    private static final int[] SERIES = {1, 3, 9};
    private static final double[] SDS = {0.01, 0.03};
    private static final double[] STEPS = {0, 0.05, 0.10, 0.50};

    /** A step counts as found if it is placed at most so far off. */
    private static final int NEAR = 5;

    private OperatingCharacteristics() {}

    /** What the values of a series do when nothing has changed. */
    enum Noise {
        WHITE("white", 0),
        AR3("AR(.3)", 0.3),
        AR5("AR(.5)", 0.5),
        AR7("AR(.7)", 0.7),
        /** Two standard deviations from the first value to the last. */
        DRIFT("drift", 0),
        /** One run is ten standard deviations off. */
        OUTLIER("one odd run", 0);

        private final String word;
        private final double phi;

        Noise(String word, double phi) {
            this.word = word;
            this.phi = phi;
        }

        private double[] draw(int n, double sd, SplittableRandom random) {
            double[] values = SimulatedSeries.noise(n, sd, phi, random, SimulatedSeries.NORMAL);
            if (this == DRIFT) {
                for (int i = 0; i < n; i++) {
                    values[i] += 2 * sd * i / (n - 1);
                }
            } else if (this == OUTLIER) {
                values[random.nextInt(n)] += 10 * sd;
            }
            return values;
        }
    }

    /**
     * A row of the table.
     *
     * @param before runs before the step
     * @param after runs after it
     * @param series how many series are searched together
     * @param noise the noise of all of them
     */
    record Row(int before, int after, int series, Noise noise) {
        /** Returns its first columns. */
        String kind() {
            return String.format(Locale.ROOT, "| %d + %d | %d | %s |", before, after, series, noise.word);
        }

        String text() {
            StringBuilder text = new StringBuilder(kind());
            for (double sd : SDS) {
                for (double step : STEPS) {
                    text.append(String.format(Locale.ROOT, step == 0 ? " %.2f |" : " %.1f |", 100 * rate(sd, step)));
                }
            }
            return text.append('\n').toString();
        }

        /**
         * Returns the share of histories in which the step of the first series is confirmed at its place; if it is 0, of those in
         * which anything is confirmed in any series.
         *
         * @param sd standard deviation of a value
         * @param step height as a share
         */
        double rate(double sd, double step) {
            return IntStream.range(0, DRAWS)
                            .parallel()
                            .filter(draw -> step == 0 ? isAlarm(draw, sd) : isFound(draw, sd, step))
                            .count()
                    / (double) DRAWS;
        }

        private boolean isAlarm(int draw, double sd) {
            SplittableRandom random = random(draw);
            List<SeriesValues> all = new ArrayList<>();
            for (int i = 0; i < series; i++) {
                all.add(SimulatedSeries.series(noise.draw(before + after, sd, random), draw));
            }
            return ChangeScan.of(all).stream()
                    .anyMatch(points -> SimulatedSeries.hasAny(points, ChangePoint.State.CONFIRMED));
        }

        /** All that the other series do to this one is that they share the level with it, so short ones will do. */
        private boolean isFound(int draw, double sd, double step) {
            double[] values = noise.draw(before + after, sd, random(draw));
            List<SeriesValues> all = new ArrayList<>();
            all.add(SimulatedSeries.series(SimulatedSeries.withStep(values, before, Math.log1p(step)), draw));
            for (int i = 1; i < series; i++) {
                all.add(SimulatedSeries.series(new double[] {1, 2, 1, 2, 1, 2, 1, 2, 1, 2}, draw));
            }
            return ChangeScan.of(all).get(0).stream()
                    .anyMatch(point -> point.state() == ChangePoint.State.CONFIRMED
                            && point.isWorse()
                            && Math.abs(point.first() - before) <= NEAR);
        }

        private SplittableRandom random(int draw) {
            return new SplittableRandom(1_000_003L * (31 * before + after) + draw);
        }
    }

    /** Returns all rows in the order of the table. */
    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int[] length : LENGTHS) {
            for (int series : SERIES) {
                for (Noise noise : Noise.values()) {
                    rows.add(new Row(length[0], length[1], series, noise));
                }
            }
        }
        return rows;
    }
}
