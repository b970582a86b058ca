package io.github.diobench.engine.oracle;

import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.oracle.Performer.Outcome;
import io.github.diobench.engine.oracle.Tally.Met;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The life of one file: a list of steps, each drawn from the seed, run, and judged. */
final class OracleRun {
    static final int STEPS = 100;

    private static final int WHOLE_FILE_EVERY = 24;

    private final World world;
    private final StepGenerator generator;
    private final Performer performer;
    private final Judge judge;
    private final ContentJudge content;
    private final Tally tally;

    OracleRun(String counter, long seed, Function<DiskImage, OracleDevice> devices, Tally tally) {
        this.world = new World(counter, seed, devices);
        this.generator = new StepGenerator(seed, world.model, world.buffers, world.fragmented ? 30 : 5);
        this.performer = new Performer(world);
        this.judge = new Judge(world);
        this.content = new ContentJudge(world);
        this.tally = tally;
    }

    /** All steps of a run. */
    static int[] allSteps() {
        return IntStream.range(0, STEPS).toArray();
    }

    /**
     * Runs the steps.
     *
     * @throws AssertionError if one went wrong, naming it
     */
    void run(int[] steps) {
        for (int step : steps) {
            Step request = generator.draw(step);
            try {
                run(request);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        request + ", buffers " + world.buffers + ", i_size " + world.model.size + ": " + e.getMessage(),
                        e);
            } finally {
                Thread.interrupted();
            }
        }
        wholeFile(true);
        wholeFile(false);
    }

    private void run(Step request) {
        if (request.kind.isRead()) {
            world.buffers.mark();
        } else if (request.kind.isWrite()) {
            world.buffers.fill(request.data);
        }
        Forecast forecast = Forecast.of(request, world.model, world.buffers);
        int sizeBefore = world.model.size;
        Outcome outcome = performer.perform(request);
        judge.judge(request, forecast, outcome);
        count(request, forecast, outcome, sizeBefore);
        world.buffers.mend();
        if (request.number % WHOLE_FILE_EVERY == 0) {
            wholeFile(request.random.nextInt(3) > 0);
        }
    }

    private void wholeFile(boolean direct) {
        if (world.model.size > 0) {
            world.device.arm(new SplittableRandom(0), OracleDevice.Hold.NONE, OracleDevice.Fail.NONE, false);
            content.wholeFile(direct);
        }
    }

    private void count(Step request, Forecast forecast, Outcome outcome, int sizeBefore) {
        OracleDevice device = world.device;
        tally.request();
        tally.add(Met.HOLE, forecast.holeMet());
        tally.add(Met.FAULT, forecast.faultMet());
        tally.add(Met.EIO, device.failed > 0 || device.rwPageFailures > 0);
        tally.add(Met.EXTEND, forecast.extends_());
        tally.add(Met.SIZE_RAISED, request.kind.isWrite() && world.model.size > sizeBefore);
        tally.add(Met.ASYNC, request.async);
        tally.add(Met.QUEUED, outcome.queued());
        tally.add(Met.FALLBACK, world.watch.fallbacks > 0);
        tally.add(Met.REAPED, !request.async && device.submitted > 64);
        tally.add(Met.SLEPT, device.sleeps > 0);
    }
}
