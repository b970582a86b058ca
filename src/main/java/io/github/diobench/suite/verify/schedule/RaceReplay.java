package io.github.diobench.suite.verify.schedule;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.Scheduler;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.When;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.inode.BlockMap;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Race R2 (kernel-spec 5) on the real engine: request A, an asynchronous write that meets a hole and so has to wait, then request B,
 * which gets the same pooled state because there is only one; and the completer of A, held where it has just counted down.
 */
final class RaceReplay {
    /**
     * What came of a replay.
     *
     * @param steps the interleaving, one numbered line each
     * @param faults what the engine's checked mode saw
     */
    record Outcome(List<String> steps, List<String> faults) {}

    private static final int BLOCK = BlockMap.BLOCK_SIZE;
    private static final int DISK_BLOCKS = 64;
    private static final int B_AT = 2;

    private final Conductor conductor;
    private final ScriptedDevice device =
            ScriptedDevice.onAnyThread(new DiskImage((long) DISK_BLOCKS * BLOCK, (byte) 0));
    private final FileIo file;
    private final UserMemory memory = UserMemory.untracked(3);
    private boolean submitterIsDone;

    private RaceReplay(BioCounterProvider stepping, ExecutorService threads, String decrement) {
        conductor = new Conductor(threads, new StalledCompleter(decrement), true);
        device.restart((index, bio) -> Action.ok(When.HELD));
        file = FileIo.on(device)
                .size((long) (B_AT + 1) * BLOCK)
                .map(0, 10, 1)
                .map(B_AT, 20, 1)
                .poolSize(1)
                .checked(true)
                .counter(stepped(stepping))
                .open();
    }

    /**
     * Replays the race.
     *
     * @param provider whose counter accounts
     * @param decrement how the step of its counter begins that takes the count to zero
     */
    static Outcome of(BioCounterProvider provider, String decrement) {
        BioCounterProvider stepping = SteppingLoader.stepping(provider)
                .orElseThrow(() -> new IllegalStateException(provider.name() + " cannot be stepped"));
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            return new RaceReplay(stepping, threads, decrement).replay();
        } finally {
            threads.shutdownNow();
        }
    }

    private Outcome replay() {
        conductor.add("S", () -> true, this::submit);
        conductor.add("C1", () -> device.held().contains(0), () -> complete("C1", 0));
        conductor.add("C2", () -> submitterIsDone && device.held().contains(1), () -> complete("C2", 1));
        conductor.run();
        return new Outcome(conductor.trace().lines(), file.faults());
    }

    private void submit() {
        Iovec a = Iovec.of(memory, memory.allocate(2L * BLOCK), 2L * BLOCK);
        Iovec b = Iovec.of(memory, memory.allocate(BLOCK), BLOCK);
        conductor.note("S", "submits A: 2 blocks, the second of them a hole");
        long result = file.write(a, 0, told -> conductor.note("", "A is told its result by a completer: " + told));
        conductor.note("S", "A has returned " + result + ", its request is free again");
        conductor.note("S", "submits B: 1 block; it gets the same request");
        result = file.write(b, (long) B_AT * BLOCK, told -> delivered(told));
        conductor.note("S", "B has returned " + (result == -Errno.EIOCBQUEUED ? "-EIOCBQUEUED" : result));
        submitterIsDone = true;
    }

    private void delivered(long told) {
        boolean early = device.held().contains(1);
        Party by = Party.current();
        conductor.note(
                by == null ? "" : by.name(),
                "tells B its result: " + told + " bytes written" + (early ? ", BUT THE DEVICE STILL HAS ITS BIO" : ""));
    }

    private void complete(String party, int bio) {
        conductor.note(party, "the device completes the bio of " + (bio == 0 ? "A" : "B"));
        int faultsBefore = file.faults().size();
        device.release(bio);
        List<String> faults = file.faults();
        for (String fault : faults.subList(faultsBefore, faults.size())) {
            conductor.note(party, "FAILS: " + fault.split("[:,]", 2)[0]);
        }
    }

    /** The engine's own sleep is replaced: the order decides when S wakes. */
    private BioCounterProvider stepped(BioCounterProvider provider) {
        return new BioCounterProvider() {
            @Override
            public String name() {
                return provider.name();
            }

            @Override
            public String description() {
                return provider.description();
            }

            @Override
            public BioCounter create(Scheduler scheduler) {
                return new SteppedCounter(conductor, provider.create(conductor.scheduler()));
            }
        };
    }
}
