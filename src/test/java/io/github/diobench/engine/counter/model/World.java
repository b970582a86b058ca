package io.github.diobench.engine.counter.model;

import io.github.diobench.engine.counter.model.Scenario.Mode;
import java.util.Arrays;

/**
 * One state, unpacked for a step: the pooled request, the counter's shared fields, and where every party stands. Packs into a string
 * of characters, one a cell.
 */
@SuppressWarnings("EnumOrdinal") // modes and phases are packed as numbers
final class World {
    // The request.
    static final int GENERATION = 0;
    static final int ALIVE = 1;
    /** Whether a party of this generation was told that it is last. */
    static final int ENDED = 2;
    // The submitter.
    static final int PERMIT = 3;
    static final int ASLEEP = 4;
    static final int SUBMITTED = 5;
    /** A bit for each bio that the submitter took off the list. */
    static final int TAKEN = 6;
    /** The submitter's program counter; its local variable follows. */
    static final int PC = 7;

    private static final int MODE = 9;
    private static final int PHASE = 10;
    private static final int FIELDS = 11;

    /** A completer's program counter before its bio is submitted. */
    static final int IDLE = 0;
    /** From when the bio is submitted until its completer begins. Program counters inside the counter are above. */
    static final int IN_FLIGHT = 1;
    /** The completer was told that it is last. */
    static final int FINISHES = 98;

    static final int GONE = 99;

    private static final Mode[] MODES = Mode.values();
    private static final Submitter.Phase[] PHASES = Submitter.Phase.values();

    private final Scenario scenario;
    private final int completerCells;
    private final char[] cells;
    /** Null if nobody reads it. */
    private final StringBuilder log;

    /** A world in which nothing has begun. */
    World(Scenario scenario) {
        this(scenario, null, false);
    }

    World(Scenario scenario, String packed, boolean labelled) {
        this.log = labelled ? new StringBuilder() : null;
        this.scenario = scenario;
        this.completerCells = FIELDS + scenario.model().fields().size();
        this.cells = packed != null ? packed.toCharArray() : new char[completerCells + 2 * scenario.completers()];
    }

    String pack() {
        return new String(cells);
    }

    Scenario scenario() {
        return scenario;
    }

    int get(int cell) {
        return (short) cells[cell];
    }

    void set(int cell, int value) {
        cells[cell] = (char) value;
    }

    boolean is(int cell) {
        return cells[cell] != 0;
    }

    int field(int field) {
        return get(FIELDS + field);
    }

    void setField(int field, int value) {
        set(FIELDS + field, value);
    }

    /** How the request of a generation ends. */
    Mode mode(int generation) {
        return generation == 1 ? scenario.mode() : MODES[cells[MODE]];
    }

    void setMode(Mode mode) {
        set(MODE, mode.ordinal());
    }

    Submitter.Phase phase() {
        return PHASES[cells[PHASE]];
    }

    void enter(Submitter.Phase phase) {
        set(PHASE, phase.ordinal());
    }

    /** Where a completer's program counter is; its local variable follows. */
    int completerPc(int completer) {
        return completerCells + 2 * completer;
    }

    /** A completer's program counter. */
    int completer(int completer) {
        return get(completerPc(completer));
    }

    /** Notes an access for the label of the step. Values are octal, so that a list of bios reads as their numbers. */
    void note(int field, int before, int after) {
        if (log == null) {
            return;
        }
        String read = ", " + scenario.model().fields().get(field) + " " + Integer.toString(before, 8);
        if (!log.toString().endsWith(read)) {
            log.append(read);
        }
        if (before != after) {
            log.append("->").append(Integer.toString(after, 8));
        }
    }

    /** Begins the label: who does what. */
    void note(int party, String what) {
        if (log != null) {
            log.append(party == 0 ? "S" : "C" + party).append(": ").append(what);
        }
    }

    void note(String what) {
        if (log != null) {
            log.append(what);
        }
    }

    String label() {
        return String.valueOf(log);
    }

    /** Orders the completers of a generation, so that states that differ only in who is who become one. */
    void sortCompleters(int generation) {
        int first = scenario.firstCompleter(generation);
        int[] keys = new int[scenario.bios(generation)];
        for (int i = 0; i < keys.length; i++) {
            int at = completerPc(first + i);
            keys[i] = cells[at] << 16 | cells[at + 1];
        }
        Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            int at = completerPc(first + i);
            cells[at] = (char) (keys[i] >> 16);
            cells[at + 1] = (char) keys[i];
        }
    }
}
