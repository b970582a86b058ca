package io.github.diobench.engine.counter.model;

import io.github.diobench.engine.counter.model.Scenario.Mode;

/** What C does with its bio, step by step. It processes the bio with the first step: nobody could tell the two apart. */
final class Completer {
    private Completer() {}

    /** Whether C's bio is submitted and C is not yet done. */
    static boolean canStep(World world, int completer) {
        int pc = world.completer(completer);
        return pc != World.IDLE && pc != World.GONE;
    }

    /** Whether C has begun and is not yet done. */
    static boolean isInside(World world, int completer) {
        return canStep(world, completer) && world.completer(completer) != World.IN_FLIGHT;
    }

    static void step(World world, int completer) {
        Party c = Party.completer(world, completer);
        int pcCell = world.completerPc(completer);
        if (world.get(pcCell) == World.FINISHES) {
            c.finish();
            world.set(pcCell, World.GONE);
        } else if (world.mode(c.generation()) == Mode.QUEUE) {
            c.does("queue");
            world.scenario().model().queue(c);
            if (c.isDone()) {
                world.set(pcCell, World.GONE);
            }
        } else {
            c.does("complete");
            world.scenario().model().complete(c);
            if (c.isDone()) {
                boolean last = c.answer() != 0;
                world.set(pcCell, last ? World.FINISHES : World.GONE);
                if (last) {
                    c.isLast();
                }
            }
        }
    }
}
