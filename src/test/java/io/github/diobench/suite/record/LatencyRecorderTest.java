package io.github.diobench.suite.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LatencyRecorderTest {
    @AfterEach
    void forget() {
        LatencyRecorder.forgetAll();
    }

    @Test
    void every_value_is_kept() {
        LatencyRecorder recorder = LatencyRecorder.open("lat");
        for (int nanos = 0; nanos < 1000; nanos++) {
            recorder.record(nanos);
        }
        Recording recording = LatencyRecorder.readAll().get("lat");
        assertEquals(1000, recording.count());
        assertEquals(0, recording.outOfRange());
        for (int nanos = 0; nanos < 1000; nanos++) {
            assertEquals(1, recording.histogram().getCountAtValue(nanos), "count of " + nanos + " ns");
        }
    }

    @Test
    void values_out_of_range_are_clamped_and_counted() {
        LatencyRecorder recorder = LatencyRecorder.open("lat");
        recorder.record(-1);
        recorder.record(Histograms.HIGHEST_NANOS);
        recorder.record(Histograms.HIGHEST_NANOS + 1);
        recorder.record(Long.MAX_VALUE);
        Recording recording = LatencyRecorder.readAll().get("lat");
        assertEquals(4, recording.count());
        assertEquals(3, recording.outOfRange());
        assertEquals(0, recording.histogram().getMinValue());
        assertEquals(3, recording.histogram().getCountAtValue(Histograms.HIGHEST_NANOS));
    }

    @Test
    void a_thread_has_one_recorder_per_label() throws Exception {
        LatencyRecorder mine = LatencyRecorder.open("lat");
        assertSame(mine, LatencyRecorder.open("lat"));
        assertNotSame(mine, LatencyRecorder.open("slat"));
        assertNotSame(mine, elsewhere(() -> LatencyRecorder.open("lat")));
    }

    @Test
    void threads_add_up() throws Exception {
        LatencyRecorder.open("lat").record(5);
        elsewhere(() -> {
            LatencyRecorder.open("lat").record(5);
            LatencyRecorder.open("lat").record(-5);
            return null;
        });
        Recording recording = LatencyRecorder.readAll().get("lat");
        assertEquals(2, recording.histogram().getCountAtValue(5));
        assertEquals(1, recording.outOfRange());
    }

    @Test
    void clearing_empties_recorders_that_stay_open() {
        LatencyRecorder recorder = LatencyRecorder.open("lat");
        recorder.record(-1);
        LatencyRecorder.clearAll();
        assertEquals(0, LatencyRecorder.readAll().get("lat").count());
        assertEquals(0, LatencyRecorder.readAll().get("lat").outOfRange());
        recorder.record(7);
        assertEquals(1, LatencyRecorder.readAll().get("lat").count());
    }

    @Test
    void another_threads_recorder_is_refused_under_assertions() {
        LatencyRecorder mine = LatencyRecorder.open("lat");
        ExecutionException refused = assertThrows(
                ExecutionException.class,
                () -> elsewhere(() -> {
                    mine.record(1);
                    return null;
                }));
        assertEquals(AssertionError.class, refused.getCause().getClass());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a,b", "a/b", "a\nb", "\u0661"})
    void labels_that_would_break_a_file_are_refused(String label) {
        assertThrows(IllegalArgumentException.class, () -> LatencyRecorder.open(label));
        assertThrows(IllegalArgumentException.class, () -> Tally.open(label));
    }

    /** Something to do on another thread. */
    private interface Task<T> {
        T run();
    }

    private static <T> T elsewhere(Task<T> task) throws ExecutionException, InterruptedException {
        var executor = Executors.newSingleThreadExecutor();
        try {
            return CompletableFuture.supplyAsync(task::run, executor).get();
        } finally {
            executor.shutdown();
        }
    }
}
