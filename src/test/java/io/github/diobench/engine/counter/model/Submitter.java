package io.github.diobench.engine.counter.model;

import io.github.diobench.engine.counter.model.Scenario.Mode;
import java.util.Locale;

/** What S does with a request, step by step: the contract of {@code BioCounter}, as the engine uses it. */
final class Submitter {
    /** Which operation S is in, or begins next. */
    enum Phase {
        SUBMIT,
        REAP,
        REAPED,
        DROP,
        AWAIT_DRAIN,
        AWAIT_BIO,
        AWAITED,
        FINISH,
        GONE
    }

    private Submitter() {}

    /** S takes the free request. */
    static void begin(World world, Mode mode) {
        world.set(World.GENERATION, world.get(World.GENERATION) + 1);
        world.set(World.ALIVE, 1);
        world.set(World.ENDED, 0);
        world.set(World.SUBMITTED, 0);
        world.set(World.TAKEN, 0);
        world.setMode(mode);
        world.enter(afterSubmit(world));
        Party s = Party.submitter(world);
        s.does("takes the request again, to " + mode.name().toLowerCase(Locale.ROOT));
        model(world).reset(s, mode == Mode.QUEUE);
    }

    /** Whether S, which is about to submit or to drop, may take completed bios first. */
    static boolean mayReap(World world) {
        Phase phase = world.phase();
        return world.mode(world.get(World.GENERATION)) == Mode.QUEUE
                && (phase == Phase.SUBMIT || phase == Phase.DROP)
                && world.get(World.PC) == 0
                && world.get(World.SUBMITTED) > 0;
    }

    /** One step in a phase. */
    static void step(World world, Phase phase) {
        Party s = Party.submitter(world);
        world.enter(phase);
        if (phase == Phase.FINISH) {
            s.finish();
            world.enter(Phase.GONE);
            return;
        }
        call(model(world), s, phase, world.mode(s.generation()) == Mode.DRAIN);
        if (s.isDone()) {
            world.enter(after(world, s, phase));
        }
    }

    private static void call(CounterModel model, Party s, Phase phase, boolean drains) {
        switch (phase) {
            case SUBMIT -> {
                s.does("submit");
                model.submit(s);
            }
            case REAP -> {
                s.does("reap");
                model.reap(s);
            }
            case REAPED, AWAITED -> {
                s.does("processed");
                model.processed(s);
            }
            case DROP -> {
                s.does("drop");
                model.drop(s, drains);
            }
            case AWAIT_DRAIN -> {
                s.does("awaitDrain");
                model.awaitDrain(s);
            }
            case AWAIT_BIO -> {
                s.does("awaitBio");
                model.awaitBio(s);
            }
            default -> throw new IllegalStateException("no operation in " + phase);
        }
    }

    private static Phase after(World world, Party s, Phase phase) {
        return switch (phase) {
            case SUBMIT -> {
                handToDevice(world);
                yield afterSubmit(world);
            }
            case REAP -> takeBio(world, s) ? Phase.REAPED : afterSubmit(world);
            case REAPED -> afterSubmit(world);
            case DROP -> afterDrop(world, s);
            case AWAIT_DRAIN -> lastThenFinish(s);
            case AWAIT_BIO -> takeBio(world, s) ? Phase.AWAITED : lastThenFinish(s);
            case AWAITED -> Phase.AWAIT_BIO;
            default -> throw new IllegalStateException("no operation in " + phase);
        };
    }

    /** From here on the bio's completer may run. */
    private static void handToDevice(World world) {
        int completer = world.scenario().firstCompleter(world.get(World.GENERATION));
        while (world.completer(completer) != World.IDLE) {
            completer++;
        }
        world.set(world.completerPc(completer), World.IN_FLIGHT);
        world.set(World.SUBMITTED, world.get(World.SUBMITTED) + 1);
    }

    private static Phase afterSubmit(World world) {
        int bios = world.scenario().bios(world.get(World.GENERATION));
        return world.get(World.SUBMITTED) < bios ? Phase.SUBMIT : Phase.DROP;
    }

    private static Phase afterDrop(World world, Party s) {
        Mode mode = world.mode(s.generation());
        if (mode == Mode.QUEUE) {
            return Phase.AWAIT_BIO;
        }
        if (s.answer() != 0) {
            return lastThenFinish(s);
        }
        return mode == Mode.DRAIN ? Phase.AWAIT_DRAIN : Phase.GONE;
    }

    private static Phase lastThenFinish(Party s) {
        s.isLast();
        return Phase.FINISH;
    }

    private static boolean takeBio(World world, Party s) {
        if (s.answer() == CounterModel.NONE) {
            return false;
        }
        int taken = world.get(World.TAKEN);
        int bit = 1 << s.answer();
        if ((taken & bit) != 0) {
            throw new Fault(Fault.TAKEN_TWICE);
        }
        world.set(World.TAKEN, taken | bit);
        return true;
    }

    private static CounterModel model(World world) {
        return world.scenario().model();
    }
}
