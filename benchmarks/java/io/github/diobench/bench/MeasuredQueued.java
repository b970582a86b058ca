package io.github.diobench.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Warmup;

/** How long is measured where bios complete on other threads, which takes longer to get warm. */
@Warmup(iterations = 15, time = 40, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 100, time = 5, timeUnit = TimeUnit.MILLISECONDS)
abstract class MeasuredQueued extends Measured {}
