package io.github.diobench.suite.verify.schedule;

import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.Scheduler;
import io.github.diobench.suite.verify.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * The schedules of kernel-spec 8.3 that a counter must survive, for any counter that may be completed by other threads.
 *
 * <p>Two grains: from call to call (with sleeps and wake-ups), and inside the calls, at each access to shared memory. Of few bios all
 * interleavings are played (completers being alike, those that differ in their names only count as one), inside the calls those with
 * few interruptions; of more, random ones. Schedules 5 and 8 are the engine's, 11
 * is its sleep's, and 12 is played by the contract, whose one thread is all parties.
 */
public final class Schedules {
    private static final int MOST_BIOS = 3;
    private static final int PREEMPTIONS_INSIDE = 2;
    private static final int MOST_BIOS_AT_RANDOM = 8;
    /** So that no scene uses up the time of the others. */
    private static final int MOST_OF_A_SCENE = 20_000;

    private final BioCounterProvider provider;
    private final BioCounterProvider stepping;
    private final boolean canStep;
    private final boolean listsBios;
    private final ExecutorService threads = Executors.newCachedThreadPool(body -> {
        Thread thread = new Thread(body, "party");
        thread.setDaemon(true); // one that hangs must not keep the JVM
        return thread;
    });
    private long played;
    private int cut;

    /**
     * Prepares schedules for the counters of a provider.
     *
     * @param provider whose counter is not for the submitter's thread only
     */
    public Schedules(BioCounterProvider provider) {
        if (provider.submitterThreadOnly()) {
            throw new IllegalArgumentException(provider.name() + " is for the submitter's thread only");
        }
        this.provider = provider;
        var found = SteppingLoader.stepping(provider);
        canStep = found.isPresent();
        stepping = found.orElse(provider);
        listsBios = provider.create(Scheduler.PARK).listsBios();
    }

    /** Whether the counter's classes could be rewritten, so that it is stepped through inside its calls, too. */
    public boolean stepsInside() {
        return canStep;
    }

    /** How many interleavings were played so far. */
    public long played() {
        return played;
    }

    /** How many scenes were not played to their last interleaving. */
    public int cut() {
        return cut;
    }

    /**
     * Plays every interleaving of one to three bios from call to call, and inside the calls those with at most two interruptions.
     *
     * @param mostBiosInside of how many bios at most: 1 takes about a second, 2 some ten
     * @param goOn asked before each; what is left is cut when it says no
     * @throws Violation at the first promise that is broken, with the interleaving
     */
    public void playAll(int mostBiosInside, BooleanSupplier goOn) {
        // The small ones first: they find most, and soon.
        inside(1, mostBiosInside, goOn);
        for (int bios = 1; bios <= MOST_BIOS; bios++) {
            for (Scene scene : scenes(bios, bios == 1)) {
                playAll(scene, false, new EveryOrder(Integer.MAX_VALUE), goOn);
            }
        }
        inside(2, mostBiosInside, goOn);
    }

    private void inside(int bios, int mostBios, BooleanSupplier goOn) {
        if (canStep && bios <= mostBios) {
            for (Scene scene : scenes(bios, bios == 1)) {
                playAll(scene, true, new EveryOrder(PREEMPTIONS_INSIDE), goOn);
            }
        }
    }

    /**
     * Plays one random interleaving, inside the calls if that is possible.
     *
     * @param seed decides everything
     * @throws Violation with the seed and the interleaving
     */
    public void playRandom(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Scene> scenes = scenes(1 + random.nextInt(MOST_BIOS_AT_RANDOM), true);
        Scene scene = scenes.get(random.nextInt(scenes.size()));
        int stay = random.nextInt(8); // how much each party keeps to itself
        Order order = (parties, preempts) -> preempts && random.nextInt(8) < stay ? 0 : random.nextInt(parties.size());
        play(scene, canStep && random.nextBoolean(), order, ", seed " + seed);
    }

    private void playAll(Scene scene, boolean inside, EveryOrder order, BooleanSupplier goOn) {
        int ofScene = 0;
        do {
            if (ofScene++ == MOST_OF_A_SCENE || !goOn.getAsBoolean()) {
                cut++;
                return;
            }
            play(scene, inside, order, "");
        } while (order.next());
    }

    private void play(Scene scene, boolean inside, Order order, String how) {
        played++;
        try {
            scene.play(new Conductor(threads, order, inside), inside ? stepping : provider);
        } catch (Violation e) {
            throw new Violation(e.what() + " (" + scene + how + ")", e.interleaving());
        }
    }

    private List<Scene> scenes(int bios, boolean again) {
        List<Scene> scenes = new ArrayList<>();
        for (Scene.Kind kind : Scene.Kind.values()) {
            for (Scene.Sleep sleep : Scene.Sleep.values()) {
                boolean sleeps = kind != Scene.Kind.LEAVE || sleep == Scene.Sleep.QUIET;
                if (sleeps && (listsBios || kind != Scene.Kind.QUEUE)) {
                    scenes.add(new Scene(kind, bios, sleep, again));
                }
            }
        }
        return scenes;
    }
}
