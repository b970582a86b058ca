package io.github.diobench.engine.counter.model;

import io.github.diobench.engine.counter.model.Scenario.Mode;

/**
 * The submitter or a completer, for one step inside an operation of a counter. The step accesses shared fields, at most those of one
 * atomic operation or one locked section, and ends with {@link #next}, {@link #sleepThen} or {@link #done}.
 *
 * <p>Every access is checked against the life of the request that the party works for (I3).
 */
final class Party {
    private final World world;
    /** 0 is the submitter. */
    private final int number;

    private final int generation;
    private final int bio;
    private final int pcCell;
    /** What the program counter is before the first step of an operation. */
    private final int pcBase;

    private boolean done;
    private int answer;

    private Party(World world, int number, int generation, int bio, int pcCell, int pcBase) {
        this.world = world;
        this.number = number;
        this.generation = generation;
        this.bio = bio;
        this.pcCell = pcCell;
        this.pcBase = pcBase;
    }

    static Party submitter(World world) {
        return new Party(world, 0, world.get(World.GENERATION), 0, World.PC, 0);
    }

    static Party completer(World world, int completer) {
        Scenario scenario = world.scenario();
        int generation = scenario.generationOf(completer);
        int bio = 1 + completer - scenario.firstCompleter(generation);
        int pcCell = world.completerPc(completer);
        return new Party(world, completer + 1, generation, bio, pcCell, World.IN_FLIGHT);
    }

    /** Begins the label of the step. */
    void does(String what) {
        world.note(number, what);
    }

    int pc() {
        return world.get(pcCell) - pcBase;
    }

    int generation() {
        return generation;
    }

    /** The number of the completer's bio in its request, from 1. */
    int bio() {
        return bio;
    }

    /** The party's local variable, 0 at the beginning of an operation. */
    int local() {
        return world.get(pcCell + 1);
    }

    void keep(int value) {
        world.set(pcCell + 1, value);
    }

    int get(int field) {
        int value = world.field(field);
        world.note(field, value, value);
        touch();
        return value;
    }

    void set(int field, int value) {
        world.note(field, world.field(field), value);
        touch();
        world.setField(field, value);
        if (value < 0) {
            throw new Fault(Fault.NEGATIVE);
        }
    }

    /** Returns the new value. */
    int add(int field, int delta) {
        int value = world.field(field) + delta;
        set(field, value);
        return value;
    }

    boolean cas(int field, int expected, int value) {
        if (world.field(field) != expected) {
            get(field);
            world.note(" in vain");
            return false;
        }
        set(field, value);
        return true;
    }

    /** Wakes the submitter: needs nothing of the request. */
    void wake() {
        world.note(", wakes S");
        world.set(World.PERMIT, 1);
    }

    /** The operation goes on. */
    void next(int pc) {
        world.set(pcCell, pcBase + pc);
    }

    /** The submitter parks, or finds a permit, and then goes on. */
    void sleepThen(int pc) {
        world.note(", sleeps");
        world.set(World.ASLEEP, 1);
        next(pc);
    }

    /** The operation returns. */
    void done() {
        done(0);
    }

    void done(boolean value) {
        done(value ? 1 : 0);
    }

    /** The operation returns a bio by its number, or 0 for none. */
    void done(int value) {
        done = true;
        answer = value;
        next(0);
        keep(0);
    }

    boolean isDone() {
        return done;
    }

    int answer() {
        return answer;
    }

    /** The party learns that it is the finisher: the first of its request to, and after all of its bios (I1, I2, I6). */
    void isLast() {
        world.note(", is last");
        if (generation != world.get(World.GENERATION) || world.is(World.ENDED)) {
            throw new Fault(Fault.TWO_FINISHERS);
        }
        world.set(World.ENDED, 1);
        int bios = world.scenario().bios(generation);
        int first = world.scenario().firstCompleter(generation);
        for (int i = first; i < first + bios; i++) {
            if (world.completer(i) <= World.IN_FLIGHT) {
                throw new Fault(Fault.TOO_EARLY);
            }
        }
        if (world.mode(generation) == Mode.QUEUE && Integer.bitCount(world.get(World.TAKEN)) != bios) {
            throw new Fault(Fault.NEVER_TAKEN);
        }
    }

    /** What the finisher does. */
    void finish() {
        does("finishes and frees the request");
        touch();
        if (!world.scenario().model().isQuiescent(world)) {
            throw new Fault(Fault.NOT_QUIESCENT);
        }
        world.set(World.ALIVE, 0);
    }

    private void touch() {
        if (generation != world.get(World.GENERATION)) {
            throw new Fault(Fault.REUSED);
        }
        if (!world.is(World.ALIVE)) {
            throw new Fault(Fault.FREED);
        }
    }
}
