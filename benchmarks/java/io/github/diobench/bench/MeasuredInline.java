package io.github.diobench.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Warmup;

/** How long is measured where one thread does all the work. */
@Warmup(iterations = 30, time = 10, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 180, time = 2, timeUnit = TimeUnit.MILLISECONDS)
abstract class MeasuredInline extends Measured {}
