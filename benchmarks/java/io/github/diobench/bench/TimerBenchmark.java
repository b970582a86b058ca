package io.github.diobench.bench;

import io.github.diobench.suite.record.HistogramCheck;
import io.github.diobench.suite.record.LatencyRecorder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Control;

/**
 * What does a timed operation cost when there is no operation? The floor below which no latency here means anything.
 *
 * <pre>java -jar benchmarks.jar jmh TimerBenchmark</pre>
 */
@State(Scope.Thread)
public class TimerBenchmark extends MeasuredInline {
    private LatencyRecorder timer;

    /** Opens the histogram. */
    @Setup(Level.Iteration)
    public void setUp() {
        timer = LatencyRecorder.open("timer");
        HistogramCheck.everyOperation("timer", 1);
    }

    /** Two looks at the clock and a record. */
    @Benchmark
    public long time(Control control) {
        boolean stamped = control.startMeasurement && !control.stopMeasurement;
        long start = System.nanoTime();
        long end = System.nanoTime();
        if (stamped) {
            timer.record(end - start);
        }
        return end;
    }
}
