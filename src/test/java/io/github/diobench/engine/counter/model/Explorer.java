package io.github.diobench.engine.counter.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Visits every state of a {@link Protocol}, nearest first, until one is stuck or a step breaks an invariant: what it reports is a
 * shortest way to go wrong. For one exploration.
 *
 * @param <S> the states
 */
final class Explorer<S> {
    private static final int NONE = -1;

    /**
     * What was found.
     *
     * @param states how many states were visited
     * @param ends in how many of them the system may rest
     * @param fault what is wrong, or null if all states were visited and nothing is
     * @param trace the steps that lead there
     */
    record Result(int states, int ends, String fault, List<String> trace) {
        /** The numbered steps and what they led to. */
        String explain() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < trace.size(); i++) {
                text.append(i + 1).append(". ").append(trace.get(i)).append('\n');
            }
            return text.append(fault == null ? "nothing is wrong" : fault).toString();
        }
    }

    private final Protocol<S> protocol;
    private final Predicate<String> wanted;
    private final Map<S, Integer> found = new HashMap<>();
    private final List<S> states = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();
    private final List<Integer> depths = new ArrayList<>();

    private int ends;
    private int progress;
    private int faultAt = NONE;
    private int faultDepth = Integer.MAX_VALUE;
    private String fault;

    private Explorer(Protocol<S> protocol, Predicate<String> wanted) {
        this.protocol = protocol;
        this.wanted = wanted;
    }

    /** Looks for anything that is wrong. */
    static <S> Result explore(Protocol<S> protocol) {
        return explore(protocol, fault -> true);
    }

    /** Looks for one kind of fault and goes no further where it meets another. */
    static <S> Result explore(Protocol<S> protocol, Predicate<String> wanted) {
        return new Explorer<>(protocol, wanted).run();
    }

    private Result run() {
        for (S initial : protocol.initialStates()) {
            meet(protocol.canonical(initial), NONE);
        }
        List<String> trace = List.of();
        for (int at = 0; at < states.size() && depths.get(at) < faultDepth; at++) {
            visit(at);
        }
        if (fault != null) {
            trace = trace();
        }
        return new Result(states.size(), ends, fault, trace);
    }

    private void visit(int at) {
        S state = states.get(at);
        progress = 0;
        protocol.steps(state, new Protocol.Visitor<>() {
            @Override
            public void step(String label, S next) {
                progress++;
                meet(protocol.canonical(next), at);
            }

            @Override
            public void chance(String label, S next) {
                meet(protocol.canonical(next), at);
            }

            @Override
            public void fault(String label, String what) {
                progress++;
                report(what, at, depths.get(at) + 1);
            }

            @Override
            public boolean wantsLabels() {
                return false;
            }
        });
        if (protocol.isEnd(state)) {
            ends++;
        } else if (progress == 0) {
            report(protocol.stuck(state), at, depths.get(at));
        }
    }

    private void meet(S state, int parent) {
        if (found.putIfAbsent(state, states.size()) == null) {
            states.add(state);
            parents.add(parent);
            depths.add(parent == NONE ? 0 : depths.get(parent) + 1);
        }
    }

    /** A state that is stuck may be one step nearer than a step that is wrong and was seen before it. */
    private void report(String what, int at, int depth) {
        if (depth < faultDepth && wanted.test(what)) {
            fault = what;
            faultAt = at;
            faultDepth = depth;
        }
    }

    /** Walks the way to the fault once more, this time with the processes under their own names. */
    private List<String> trace() {
        List<S> way = new ArrayList<>();
        for (int at = faultAt; at != NONE; at = parents.get(at)) {
            way.add(states.get(at));
        }
        Collections.reverse(way);
        List<String> labels = new ArrayList<>();
        S state = way.get(0);
        for (int i = 1; i < way.size(); i++) {
            Replay replay = new Replay(way.get(i));
            protocol.steps(state, replay);
            labels.add(replay.label);
            state = replay.next;
        }
        Replay last = new Replay(null);
        protocol.steps(state, last);
        if (last.label != null) {
            labels.add(last.label);
        }
        return labels;
    }

    /** Picks the step that leads to a given state, or to the fault. */
    private final class Replay implements Protocol.Visitor<S> {
        private final S target;
        private String label;
        private S next;

        Replay(S target) {
            this.target = target;
        }

        @Override
        public void step(String stepLabel, S stepNext) {
            if (label == null && target != null && protocol.canonical(stepNext).equals(target)) {
                label = stepLabel;
                next = stepNext;
            }
        }

        @Override
        public void chance(String stepLabel, S stepNext) {
            step(stepLabel, stepNext);
        }

        @Override
        public void fault(String stepLabel, String what) {
            if (label == null && target == null && what.equals(fault)) {
                label = stepLabel;
            }
        }

        @Override
        public boolean wantsLabels() {
            return true;
        }
    }
}
