package io.github.diobench.engine.counter.model;

import java.util.List;

/**
 * Two requests on one pooled object: the first is of a given kind, the second of any.
 *
 * @param model the strategy
 * @param mode how the first request ends
 * @param bios how many bios the first request has
 * @param nextBios how many the second has
 */
record Scenario(CounterModel model, Mode mode, int bios, int nextBios) {
    static final int LAST_GENERATION = 2;

    /** What S does after its last submit. */
    enum Mode {
        /** Leaves, unless it is last. */
        LEAVE,
        /** Waits for all completers to be done (the fallback). */
        DRAIN,
        /** Takes completed bios from the list, sleeping while there is none. */
        QUEUE
    }

    /** How a strategy's requests can end. */
    static List<Mode> modes(CounterModel model) {
        return model.listsBios() ? List.of(Mode.values()) : List.of(Mode.LEAVE, Mode.DRAIN);
    }

    /** Completers are numbered through, those of the second request after those of the first. */
    int completers() {
        return bios + nextBios;
    }

    int generationOf(int completer) {
        return completer < bios ? 1 : LAST_GENERATION;
    }

    int firstCompleter(int generation) {
        return generation == 1 ? 0 : bios;
    }

    int bios(int generation) {
        return generation == 1 ? bios : nextBios;
    }
}
