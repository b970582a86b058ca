package io.github.diobench.suite.verdict.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ChangeScanTest {
    private static final double STEP = 0.10;

    @Test
    void a_clear_step_is_found_where_it_is() {
        ChangePoint point = only(scan(withStep(20, 12, STEP)));
        assertEquals(ChangePoint.State.CONFIRMED, point.state());
        assertEquals(12, point.first());
        assertTrue(point.earliest() <= 12 && 12 <= point.latest(), point::toString);
        assertTrue(point.latest() - point.earliest() <= 2, point::toString);
        assertTrue(point.lower() < STEP && STEP < point.upper(), point::toString);
        assertEquals(STEP, point.change(), 0.02);
        assertTrue(point.isWorse());
        assertTrue(point.p() > 0 && point.p() <= 0.002, point::toString);
    }

    @Test
    void a_lower_cost_is_a_change_too() {
        assertFalse(only(scan(withStep(20, 8, -STEP))).isWorse());
    }

    @Test
    void what_does_not_move_has_no_change() {
        assertEquals(List.of(), scan(new double[0]));
        assertEquals(List.of(), scan(new double[] {0.1}));
        double[] same = new double[30];
        Arrays.fill(same, 0.1);
        assertEquals(List.of(), scan(same));
        assertEquals(List.of(), scan(noise(60)));
    }

    @Test
    void a_step_without_any_noise_is_found() {
        ChangePoint point = only(scan(SimulatedSeries.withStep(new double[20], 10, STEP)));
        assertEquals(10, point.first());
        assertEquals(STEP, point.change(), 1e-12);
    }

    @Test
    void one_step_up_and_one_down_are_two() {
        List<ChangePoint> points = scan(SimulatedSeries.withStep(withStep(60, 20, STEP), 40, -STEP));
        assertEquals(List.of(20, 40), points.stream().map(ChangePoint::first).toList());
        assertEquals(
                List.of(true, false), points.stream().map(ChangePoint::isWorse).toList());
        assertEquals(STEP, points.get(0).change(), 0.02);
        assertEquals(-STEP, points.get(1).change(), 0.02);
    }

    @Test
    void a_slow_rise_is_told_from_a_step() {
        assertFalse(only(scan(withStep(20, 12, STEP))).gradual());
        double[] rising = noise(50);
        for (int i = 0; i < rising.length; i++) {
            rising[i] += 0.0008 * i;
        }
        List<ChangePoint> points = scan(rising);
        assertFalse(points.isEmpty());
        assertTrue(points.stream().allMatch(ChangePoint::gradual), points::toString);
    }

    /** However sure it is: nobody minds half a per cent. */
    @Test
    void a_small_step_is_not_reported() {
        double[] quiet = SimulatedSeries.noise(60, 0.0005, 0, new SplittableRandom(1), SimulatedSeries.NORMAL);
        assertEquals(List.of(), scan(SimulatedSeries.withStep(quiet, 30, 0.005)));
        assertEquals(1, scan(SimulatedSeries.withStep(quiet, 30, 0.015)).size());
    }

    @Test
    void it_is_suspected_until_five_runs_have_it() {
        for (int age = 2; age < ChangeScan.SIDE; age++) {
            ChangePoint point = only(scan(withStep(40 + age, 40, 2 * STEP)));
            assertEquals(ChangePoint.State.SUSPECTED, point.state());
            assertEquals(40, point.first());
            assertTrue(point.lower() < 2 * STEP && 2 * STEP < point.upper(), point::toString);
        }
        assertEquals(
                ChangePoint.State.CONFIRMED,
                only(scan(withStep(45, 40, 2 * STEP))).state());
    }

    @Test
    void a_single_odd_run_is_no_change() {
        assertEquals(List.of(), scan(withStep(41, 40, 5 * STEP)));
        double[] odd = noise(60);
        odd[30] += 5 * STEP;
        assertEquals(List.of(), scan(odd));
    }

    @Test
    void with_fewer_than_five_runs_on_a_side_there_is_nothing_to_confirm() {
        assertFalse(SimulatedSeries.hasAny(scan(withStep(9, 5, 10)), ChangePoint.State.CONFIRMED));
        assertTrue(scan(withStep(20, 4, 1)).stream().allMatch(point -> point.first() >= ChangeScan.SIDE));
    }

    @Test
    void the_same_series_gives_the_same_points() {
        double[] values = withStep(40, 20, 0.02);
        assertEquals(scan(values), scan(values));
    }

    @Test
    void one_change_among_forty_series_is_found() {
        List<SeriesValues> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double[] values = SimulatedSeries.noise(40, 0.01, 0, new SplittableRandom(100 + i), SimulatedSeries.NORMAL);
            all.add(SimulatedSeries.series(i == 7 ? SimulatedSeries.withStep(values, 20, STEP) : values, i));
        }
        List<List<ChangePoint>> found = ChangeScan.of(all);
        for (int i = 0; i < 40; i++) {
            assertEquals(i == 7 ? 1 : 0, found.get(i).size(), found.get(i).toString());
        }
        assertEquals(20, found.get(7).get(0).first());
    }

    /** Five runs of each on either side, in as many series as a run has. */
    @Test
    void the_shortest_series_show_a_large_step() {
        List<SeriesValues> all = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            double[] values = SimulatedSeries.noise(
                    ChangeScan.LEAST_VALUES, 0.01, 0, new SplittableRandom(200 + i), SimulatedSeries.NORMAL);
            all.add(SimulatedSeries.series(i == 0 ? SimulatedSeries.withStep(values, 5, 0.4) : values, i));
        }
        List<List<ChangePoint>> found = ChangeScan.of(all);
        assertEquals(5, only(found.get(0)).first());
        assertEquals(List.of(), found.get(1));
    }

    @Test
    void a_value_that_is_no_number_is_rejected() {
        assertThrows(IllegalArgumentException.class, () -> new SeriesValues(List.of(0.1, Double.NaN), 1));
    }

    private static List<ChangePoint> scan(double[] values) {
        return SimulatedSeries.scan(values, 1);
    }

    private static ChangePoint only(List<ChangePoint> points) {
        assertEquals(1, points.size(), points.toString());
        return points.get(0);
    }

    private static double[] withStep(int n, int first, double height) {
        return SimulatedSeries.withStep(noise(n), first, height);
    }

    private static double[] noise(int n) {
        return SimulatedSeries.noise(n, 0.01, 0, new SplittableRandom(n), SimulatedSeries.NORMAL);
    }
}
