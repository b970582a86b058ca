package io.github.diobench.engine.oracle;

import io.github.diobench.engine.device.DiskImage;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs many files; a run that goes wrong is made short and printed as a line that replays it. */
final class Oracle {
    private static final long SHRINKING_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Function<DiskImage, OracleDevice> devices;

    Oracle(Function<DiskImage, OracleDevice> devices) {
        this.devices = devices;
    }

    /**
     * Runs at least so many requests of one counter.
     *
     * @throws AssertionError if one went wrong, with the replay line
     */
    Tally run(String counter, long firstSeed, int requests) {
        Tally tally = new Tally();
        for (long seed = firstSeed; tally.requests() < requests; seed++) {
            AssertionError failure = failure(counter, seed, OracleRun.allSteps(), tally);
            if (failure != null) {
                throw explained(counter, seed, failure);
            }
        }
        return tally;
    }

    /**
     * Runs the steps of a replay line once more.
     *
     * @param line {@code counter:seed:step,step,...}
     */
    void replay(String line) {
        String[] parts = line.split(":", -1);
        int[] steps = Arrays.stream(parts[2].split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        AssertionError failure = failure(parts[0], Long.parseLong(parts[1]), steps, new Tally());
        if (failure != null) {
            throw failure;
        }
    }

    /** What a list of steps fails with, or null. */
    private AssertionError failure(String counter, long seed, int[] steps, Tally tally) {
        try {
            new OracleRun(counter, seed, devices, tally).run(steps);
            return null;
        } catch (RuntimeException e) {
            return new AssertionError(e.toString(), e);
        } catch (AssertionError e) {
            return e;
        }
    }

    private AssertionError explained(String counter, long seed, AssertionError failure) {
        int[] steps = Shrinker.shrink(
                OracleRun.allSteps(), shorter -> failure(counter, seed, shorter, new Tally()) != null, SHRINKING_NANOS);
        AssertionError last = failure(counter, seed, steps, new Tally());
        String line = counter + ":" + seed + ":"
                + Arrays.stream(steps).mapToObj(Integer::toString).collect(Collectors.joining(","));
        return new AssertionError(
                "seed " + seed + " fails: " + failure.getMessage() + "\nshrunk to -Dreplay=" + line + "\n"
                        + (last == null ? "which passes now" : last.getMessage()),
                last == null ? failure : last);
    }
}
