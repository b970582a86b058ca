package io.github.diobench.engine.counter.model;

import io.github.diobench.engine.counter.model.Scenario.Mode;
import io.github.diobench.engine.counter.model.Submitter.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Two requests, one after the other, on one pooled request object: the submitter S, and a completer for each bio that may begin
 * once its bio is submitted and may stop for any time between two steps.
 *
 * <p>The last party finishes and frees the request; S takes it again at once, in any mode, while completers of its first life may
 * still be on their way. A sleeping S may wake for no reason at any time, and may find a permit from before the first request (I5).
 */
final class RequestProtocol implements Protocol<String> {
    private final Scenario scenario;

    RequestProtocol(Scenario scenario) {
        this.scenario = scenario;
    }

    @Override
    public List<String> initialStates() {
        List<String> states = new ArrayList<>();
        for (int permit = 0; permit <= 1; permit++) {
            World world = new World(scenario);
            world.set(World.PERMIT, permit);
            Submitter.begin(world, scenario.mode());
            states.add(world.pack());
        }
        return states;
    }

    @Override
    public void steps(String state, Visitor<String> visitor) {
        World world = unpack(state);
        if (submitterMayRun(world)) {
            submitterSteps(state, world, visitor);
        }
        for (int i = 0; i < scenario.completers(); i++) {
            if (Completer.canStep(world, i) && completerMayRun(world, i)) {
                int completer = i;
                step(state, visitor, next -> Completer.step(next, completer));
            }
        }
    }

    @Override
    public boolean isEnd(String state) {
        World world = unpack(state);
        return world.get(World.GENERATION) == Scenario.LAST_GENERATION
                && !world.is(World.ALIVE)
                && world.phase() == Phase.GONE;
    }

    @Override
    public String stuck(String state) {
        return unpack(state).is(World.ASLEEP) ? Fault.LOST_WAKE_UP : Fault.NO_FINISHER;
    }

    @Override
    public String canonical(String state) {
        World world = unpack(state);
        for (int generation = 1; generation <= Scenario.LAST_GENERATION; generation++) {
            if (world.mode(generation) != Mode.QUEUE) { // where bios are listed each has a number
                world.sortCompleters(generation);
            }
        }
        return world.pack();
    }

    private void submitterSteps(String state, World world, Visitor<String> visitor) {
        if (world.is(World.ASLEEP)) {
            wakeUp(state, world, visitor);
        } else if (world.phase() == Phase.GONE) {
            if (!world.is(World.ALIVE) && world.get(World.GENERATION) < Scenario.LAST_GENERATION) {
                for (Mode mode : Scenario.modes(scenario.model())) {
                    step(state, visitor, next -> Submitter.begin(next, mode));
                }
            }
        } else {
            step(state, visitor, next -> Submitter.step(next, next.phase()));
            if (Submitter.mayReap(world)) {
                step(state, visitor, next -> Submitter.step(next, Phase.REAP));
            }
        }
    }

    private void wakeUp(String state, World world, Visitor<String> visitor) {
        World awake = unpack(state);
        awake.set(World.ASLEEP, 0);
        awake.set(World.PERMIT, 0);
        if (world.is(World.PERMIT)) {
            visitor.step("S: is woken", awake.pack());
        } else {
            visitor.chance("S: wakes for no reason", awake.pack());
        }
    }

    private void step(String state, Visitor<String> visitor, Consumer<World> step) {
        World next = new World(scenario, state, visitor.wantsLabels());
        try {
            step.accept(next);
            visitor.step(next.label(), next.pack());
        } catch (Fault fault) {
            visitor.fault(next.label(), fault.getMessage());
        }
    }

    /** On the submitter's thread, completers run between its steps and not during them. */
    private boolean submitterMayRun(World world) {
        return !scenario.model().submitterThreadOnly() || inside(world) < 0;
    }

    private boolean completerMayRun(World world, int completer) {
        if (!scenario.model().submitterThreadOnly()) {
            return true;
        }
        int inside = inside(world);
        return inside >= 0 ? inside == completer : world.get(World.PC) == 0 || world.is(World.ASLEEP);
    }

    private int inside(World world) {
        for (int i = 0; i < scenario.completers(); i++) {
            if (Completer.isInside(world, i)) {
                return i;
            }
        }
        return -1;
    }

    private World unpack(String state) {
        return new World(scenario, state, false);
    }
}
