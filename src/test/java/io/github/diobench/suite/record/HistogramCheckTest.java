package io.github.diobench.suite.record;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HistogramCheckTest {
    private static final int THREADS = 2;
    private static final int IODEPTH = 4;

    /** For each thread four requests outstanding and one being submitted. */
    private static final int TOLERANCE = 10;

    @BeforeEach
    void demand() {
        HistogramCheck.everyOperation("lat", IODEPTH);
    }

    @AfterEach
    void forget() {
        HistogramCheck.forgetAll();
    }

    @ParameterizedTest
    @ValueSource(ints = {-TOLERANCE, 0, TOLERANCE})
    void operations_in_flight_may_be_missing_or_too_many(int difference) {
        assertDoesNotThrow(() -> HistogramCheck.verify(recorded(1000 + difference), 1000, THREADS));
    }

    @ParameterizedTest
    @ValueSource(ints = {-TOLERANCE - 1, TOLERANCE + 1})
    void a_larger_difference_fails(int difference) {
        IllegalStateException failure = assertThrows(
                IllegalStateException.class, () -> HistogramCheck.verify(recorded(1000 + difference), 1000, THREADS));
        assertEquals(
                "histogram 'lat' holds " + (1000 + difference)
                        + " values but 1000 operations were measured (tolerance 10)",
                failure.getMessage());
    }

    @Test
    void a_label_that_nobody_opened_fails() {
        assertThrows(IllegalStateException.class, () -> HistogramCheck.verify(Map.of(), 1000, THREADS));
    }

    @Test
    void other_labels_may_hold_anything() {
        HistogramCheck.forgetAll();
        assertDoesNotThrow(() -> HistogramCheck.verify(recorded(1), 1000, THREADS));
    }

    @Test
    void an_iodepth_below_one_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> HistogramCheck.everyOperation("lat", 0));
    }

    private static Map<String, Recording> recorded(int count) {
        Histogram histogram = Histograms.create();
        histogram.recordValueWithCount(50, count);
        Recording recording = new Recording();
        recording.add(histogram, 0);
        return Map.of("lat", recording);
    }
}
