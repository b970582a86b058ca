package io.github.diobench.engine.oracle;

import static io.github.diobench.engine.oracle.World.require;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.memory.UserMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One file under several clients and an adversary that wakes and interrupts them, and a watch that nothing stands still. */
final class ConcurrentRun {
    private static final long STANDSTILL_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long LOOK_MILLIS = 2;

    private final String counter;
    private final long seed;
    private final SplittableRandom random;
    private final Arena arena;
    private final List<Client> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    /** Without an adversary: its wake-ups would make up for lost ones. */
    private final boolean calm;

    private volatile boolean over;

    ConcurrentRun(String counter, long seed, int requests) {
        this.counter = counter;
        this.seed = seed;
        this.random = new SplittableRandom(~seed);
        this.arena = new Arena(counter, seed, requests);
        this.calm = random.nextBoolean();
        for (int region = 0; region < arena.owners; region++) {
            clients.add(new Owner(arena, region, "owner-" + region, random.split()));
        }
        clients.add(new Client(arena, "reader", random.split()));
        clients.forEach(client -> threads.add(daemon(client, client.ring().name())));
    }

    /**
     * Runs until all requests are made.
     *
     * @throws AssertionError if anything went wrong, with the seed and the last events of each thread
     */
    void run() {
        List<Thread> victims = new ArrayList<>(threads);
        Thread adversary = daemon(() -> disturb(victims, random.split()), "adversary");
        try (arena) {
            threads.forEach(Thread::start);
            if (!calm) {
                adversary.start();
            }
            watch();
            over = true;
            if (arena.failure() == null) {
                quiet();
            }
        } catch (AssertionError e) {
            arena.fail(e);
        } finally {
            over = true;
        }
        if (arena.failure() != null) {
            throw new AssertionError(report(), arena.failure());
        }
    }

    private static Thread daemon(Runnable body, String name) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true); // one that hangs must not keep the JVM
        return thread;
    }

    private void watch() {
        long moved = System.nanoTime();
        long before = -1;
        while (arena.failure() == null && threads.stream().anyMatch(Thread::isAlive)) {
            sleep();
            long now =
                    clients.stream().mapToLong(client -> client.ring().count()).sum();
            if (now != before) {
                before = now;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > STANDSTILL_NANOS) {
                arena.fail(new AssertionError("nothing moves" + stacks()));
            }
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while watching", e);
        }
    }

    /** Wakes and interrupts whom it likes, in storms. */
    private void disturb(List<Thread> victims, SplittableRandom own) {
        while (!over) {
            int storm = own.nextInt(20);
            for (int i = 0; i < storm; i++) {
                Thread victim = victims.get(own.nextInt(victims.size()));
                LockSupport.unpark(victim);
                if (own.nextInt(16) == 0) {
                    victim.interrupt();
                }
            }
            LockSupport.parkNanos(20_000 + own.nextInt(500_000));
        }
    }

    /** What must hold when all is over: nothing on its way, nothing leaked, every sector as accounted. */
    private void quiet() {
        require(arena.file.dioCount() == 0, "dio count " + arena.file.dioCount());
        require(arena.file.poolFree() == arena.file.poolSize(), arena.file.poolFree() + " free requests");
        require(arena.file.faults().isEmpty(), arena.file.faults().toString());
        int bytes = (int) arena.file.size();
        require(arena.file.mappedBlocks() <= (bytes + 4095) / 4096, "blocks are mapped beyond the end");
        UserMemory memory = UserMemory.tracked(arena.owners * Arena.REGION_BLOCKS);
        long address = memory.allocate((long) arena.owners * Arena.REGION_BLOCKS * 4096);
        long value;
        do {
            value = arena.file.read(memory, address, (long) arena.owners * Arena.REGION_BLOCKS * 4096, 0);
        } while (value == -Errno.EIO);
        accounted(memory.read(address, bytes), value, "directly");
        value = arena.file.readBuffered(memory, address, bytes, 0);
        accounted(memory.read(address, bytes), value, "through the cache");
        require(memory.pins() == 0, memory.pins() + " pins");
    }

    private void accounted(byte[] data, long value, String how) {
        require(value == data.length, "the whole file read " + how + ": " + Errno.toString(value));
        for (int sector = 0; sector < data.length / Sectors.SIZE; sector++) {
            long actual = Sectors.numberIn(data, sector * Sectors.SIZE, sector);
            long wanted = arena.sectors.content(sector);
            require(
                    actual == wanted,
                    "sector " + sector + " read " + how + " at the end is " + Sectors.name(actual) + ", not "
                            + Sectors.name(wanted));
        }
    }

    private String report() {
        StringBuilder text = new StringBuilder(
                counter + ", seed " + seed + " fails: " + arena.failure().getMessage());
        clients.forEach(client -> text.append('\n').append(client.ring()));
        if (arena.chaos != null) {
            arena.chaos.rings().forEach(ring -> text.append('\n').append(ring));
        }
        return text.toString();
    }

    private static String stacks() {
        StringBuilder text = new StringBuilder();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            text.append("\n  ").append(thread.getName()).append(' ').append(thread.getState());
            for (StackTraceElement frame : stack) {
                text.append("\n    at ").append(frame);
            }
        });
        return text.toString();
    }
}
