package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** A run with known truths: the reference, three candidates and both controls, by default without any difference or fault. */
final class SimulatedRun {
    static final String REFERENCE = "reference";
    static final String AGAIN = "again";
    static final String SLOWED = "slowed";
    static final String CANDIDATE = "candidate-1";

    private static final int ITERATIONS = 5;

    int regimes = 3;
    int rounds = 8;
    /** Of the logarithm of one fork's score; the ratio of two has 1.41 times as much. */
    double forkSd = 0.025;

    double iterationSd = 0.02;
    double injected = 0.20;
    ToDoubleFunction<SplittableRandom> noise = SplittableRandom::nextGaussian;
    List<Integer> looks = List.of();
    Set<String> fingerprints = Set.of("one");
    List<Finding> findings = List.of();
    double steal;
    double load;
    /** What to add to the logarithm of a score. */
    Shift shift = (regime, arm, round, position) -> 0;
    /** The change of the logarithm of a score from the first to the last iteration. */
    Shift trend = (regime, arm, round, position) -> 0;

    interface Shift {
        double of(int regime, String arm, int round, int position);
    }

    /** Returns a draw from t with 3 degrees of freedom, scaled to a standard deviation of 1. */
    static double nextT3(SplittableRandom random) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            double normal = random.nextGaussian();
            squares += normal * normal;
        }
        return random.nextGaussian() / Math.sqrt(squares);
    }

    RunValues draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<RegimeValues> all = new ArrayList<>();
        for (int regime = 0; regime < regimes; regime++) {
            all.add(regime(regime, random));
        }
        return new RunValues(all, List.of(), looks.isEmpty() ? List.of(rounds) : looks, fingerprints, findings);
    }

    private RegimeValues regime(int regime, SplittableRandom random) {
        Map<String, List<ForkValue>> forks = new LinkedHashMap<>();
        List<String> names = List.of(REFERENCE, CANDIDATE, "candidate-2", "candidate-3", AGAIN, SLOWED);
        names.forEach(name -> forks.put(name, new ArrayList<>()));
        for (int round = 1; round <= rounds; round++) {
            double mood = 0.1 * random.nextGaussian();
            List<String> order = new ArrayList<>(names);
            for (int position = 1; position <= names.size(); position++) {
                String arm = order.remove(random.nextInt(order.size()));
                forks.get(arm).add(fork(regime, arm, round, position, mood, random));
            }
        }
        List<ArmValues> arms = new ArrayList<>();
        forks.forEach((name, own) ->
                arms.add(new ArmValues(name, role(name), name.equals(SLOWED) ? injected : Double.NaN, own)));
        return new RegimeValues("regime-" + regime, arms);
    }

    private ForkValue fork(int regime, String arm, int round, int position, double mood, SplittableRandom random) {
        double log = Math.log(400) + mood + forkSd * noise.applyAsDouble(random);
        log += arm.equals(SLOWED) ? Math.log1p(injected) : 0;
        log += shift.of(regime, arm, round, position);
        List<Double> iterations = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < ITERATIONS; i++) {
            double moved = trend.of(regime, arm, round, position) * (i / (ITERATIONS - 1.0) - 0.5);
            double score = Math.exp(log + moved + iterationSd * random.nextGaussian());
            iterations.add(score);
            sum += score;
        }
        return new ForkValue(round, position, sum / ITERATIONS, iterations, steal, load);
    }

    private static Role role(String name) {
        return switch (name) {
            case REFERENCE -> Role.REFERENCE;
            case AGAIN -> Role.AGAIN;
            case SLOWED -> Role.SLOWED;
            default -> Role.CANDIDATE;
        };
    }
}
