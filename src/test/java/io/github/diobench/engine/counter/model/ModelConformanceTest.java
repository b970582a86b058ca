package io.github.diobench.engine.counter.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.Scheduler;
import io.github.diobench.engine.counter.model.Scenario.Mode;
import io.github.diobench.engine.counter.model.Submitter.Phase;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A counter and its model go through the same requests call by call and agree on every answer, every wake-up and on when nothing is
 * left of a request. What happens inside a call, and between two threads, this does not compare.
 */
class ModelConformanceTest {
    private static final int MOST_BIOS = 5;
    private static final int REQUESTS = 100;
    private static final long SEED = 20040824;

    static Stream<String> names() {
        return CounterCatalog.builtInNames().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theCounterAnswersAsItsModelDoes(String name) {
        SplittableRandom random = new SplittableRandom(SEED);
        CounterModel model = CounterModels.byName().get(name);
        Wakes wakes = new Wakes();
        BioCounter counter = CounterCatalog.find(name).create(wakes);
        assertEquals(model.listsBios(), counter.listsBios());
        for (int i = 0; i < REQUESTS; i++) {
            for (Mode mode : Scenario.modes(model)) {
                int bios = random.nextInt(MOST_BIOS + 1);
                new Request(counter, wakes, new Scenario(model, mode, bios, 0), random).run();
            }
        }
    }

    /** Never sleeps: the calls of a request are made in an order in which nobody has to. */
    private static final class Wakes implements Scheduler {
        private int count;

        @Override
        public void ioSchedule() {
            throw new AssertionError("the counter sleeps where its model does not");
        }

        @Override
        public void wakeUpProcess(Thread thread) {
            assertSame(Thread.currentThread(), thread);
            count++;
        }
    }

    private static final class Request {
        private final BioCounter counter;
        private final Wakes wakes;
        private final Scenario scenario;
        private final SplittableRandom random;
        private final Bio[] bios;
        private World world;

        Request(BioCounter counter, Wakes wakes, Scenario scenario, SplittableRandom random) {
            this.counter = counter;
            this.wakes = wakes;
            this.scenario = scenario;
            this.random = random;
            this.bios = IntStream.range(0, scenario.bios())
                    .mapToObj(i -> new Bio(ended -> {}))
                    .toArray(Bio[]::new);
            this.world = new World(scenario);
        }

        void run() {
            Submitter.begin(world, scenario.mode());
            counter.reset(scenario.mode() == Mode.QUEUE);
            while (world.is(World.ALIVE)) {
                int completer = random.nextInt(scenario.bios() + 1);
                if (completer < scenario.bios()) {
                    complete(completer);
                } else {
                    submitterGoesOn();
                }
                assertEquals(scenario.model().isQuiescent(world), counter.isQuiescent(), "quiescent");
            }
        }

        private void complete(int completer) {
            if (!Completer.canStep(world, completer)) {
                return;
            }
            if (world.completer(completer) == World.FINISHES) {
                Completer.step(world, completer);
                return;
            }
            int before = wakes.count;
            world.set(World.PERMIT, 0);
            do {
                Completer.step(world, completer);
            } while (Completer.isInside(world, completer) && world.completer(completer) != World.FINISHES);
            if (scenario.mode() == Mode.QUEUE) {
                counter.queue(bios[completer]);
            } else {
                assertEquals(world.completer(completer) == World.FINISHES, counter.complete(), "complete");
            }
            assertEquals(world.get(World.PERMIT), wakes.count - before, "wake-ups");
        }

        private void submitterGoesOn() {
            boolean reaps = Submitter.mayReap(world) && random.nextBoolean();
            Phase phase = reaps ? Phase.REAP : world.phase();
            if (phase == Phase.GONE) {
                return;
            }
            World next = new World(scenario, world.pack(), false);
            Phase at = phase;
            do {
                Submitter.step(next, at);
                at = next.phase();
            } while (next.get(World.PC) != 0 && !next.is(World.ASLEEP));
            if (next.is(World.ASLEEP)) {
                return; // until more bios are completed
            }
            int took = next.get(World.TAKEN) & ~world.get(World.TAKEN);
            world = next;
            switch (phase) {
                case SUBMIT -> counter.submit();
                case REAP -> assertSame(bio(took), counter.reap());
                case AWAIT_BIO -> assertSame(bio(took), counter.awaitBio());
                case REAPED, AWAITED -> counter.processed();
                case AWAIT_DRAIN -> counter.awaitDrain();
                case DROP -> {
                    boolean last = counter.drop(scenario.mode() == Mode.DRAIN);
                    if (scenario.mode() != Mode.QUEUE) {
                        assertEquals(next.phase() == Phase.FINISH, last, "drop");
                    }
                }
                default -> {} // S is the finisher, which is nothing to the counter
            }
        }

        private Bio bio(int bit) {
            return bit == 0 ? null : bios[Integer.numberOfTrailingZeros(bit) - 1];
        }
    }
}
