package io.github.diobench.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Warmup;

/** How long is measured where one thread does all the work. */
@Warmup(iterations = 60, time = 5, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 200, time = 2, timeUnit = TimeUnit.MILLISECONDS)
abstract class MeasuredInline extends Measured {}
