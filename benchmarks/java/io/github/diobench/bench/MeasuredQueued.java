package io.github.diobench.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Warmup;

/** How long is measured where bios complete on other threads: warm after 900 ms. */
@Warmup(iterations = 40, time = 20, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 110, time = 5, timeUnit = TimeUnit.MILLISECONDS)
abstract class MeasuredQueued extends Measured {}
