package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Runs in turns with known truths: two machine modes that last for a while, bursts of other load that hit single turns of single
 * arms, JVMs that are slow throughout, drift. By default it is the structure of the inline regimes of a quiet machine.
 *
 * <p>Seconds are the machine's: a turn of one arm takes 26 ms, and the arms of a turn follow each other in an order drawn for it.
 */
final class SimulatedTurns {
    static final String REFERENCE = "reference";
    static final String AGAIN = "again";
    static final String SLOWED = "slowed";
    static final String CANDIDATE = "candidate-1";
    static final String OTHER = "candidate-2";
    private static final List<String> ARMS = List.of(REFERENCE, CANDIDATE, OTHER, "candidate-3", AGAIN, SLOWED);

    private static final double TURN_SECONDS = 0.026;
    private static final double BURST_SECONDS = 2;
    private static final double BURST_PERIOD = 5;
    private static final double MODE_RATIO = 2.9;
    private static final double SLOW_JVM = 1.2;

    int regimes = 3;
    int rounds = 8;
    int turns = 30;
    String regimeName = "inline-";
    /** Of the logarithm of one turn's score, with the layout that is drawn anew for it. */
    double turnSd = 0.035;

    double jvmSd = 0.01;
    /** How long a mode lasts on average; 0 if there is one only. */
    double modeSeconds;
    /** By how much more a candidate costs in the one mode than in the other. */
    double modeEffect;
    /** How many of the turns of an arm are hit while other load is there, two seconds of five; none if 0. */
    double burst;
    /** How many of those hits the machine's counters tell of. */
    double told = 0.7;
    /** How many of the turns of an arm are hit at any time; no counter tells of them. */
    double hits;

    double slowJvms;
    /** By how much the logarithms of all scores rise within a round. */
    double drift;

    double injected = 0.10;
    /** What an arm costs in addition, as the logarithm of a ratio. */
    final Map<String, Double> costs = new HashMap<>();
    /** By how much the ratio of an arm moves within a round. */
    final Map<String, Double> warming = new HashMap<>();

    /** The structures that promises are tested over. */
    enum Structure {
        QUIET("quiet, inline"),
        QUEUED("quiet, two CPUs"),
        MODES("modes of 3 s"),
        FAST_MODES("modes of 0.5 s"),
        BURSTS("bursts of load, 2 s of 5"),
        HITS("5 % of turns hit, not told"),
        SLOW_JVMS("2 % of JVMs 20 % slower"),
        DRIFT("drift of 20 %"),
        ALL("all of it");

        private final String words;

        Structure(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** Tells whether it is one of the regimes in which two CPUs take part. */
        boolean isQueued() {
            return this == QUEUED || this == MODES || this == FAST_MODES || this == ALL;
        }

        /** Tells whether some JVMs are slow throughout: eight rounds mostly meet none of them. */
        boolean hasSlowJvms() {
            return this == SLOW_JVMS || this == ALL;
        }

        SimulatedTurns make() {
            SimulatedTurns run = new SimulatedTurns();
            if (isQueued()) {
                run.regimeName = "queued-";
                run.turnSd = 0.09;
                run.jvmSd = 0.03;
            }
            switch (this) {
                case MODES -> run.modeSeconds = 3;
                case FAST_MODES -> run.modeSeconds = 0.5;
                case BURSTS -> run.burst = 0.3;
                case HITS -> run.hits = 0.05;
                case SLOW_JVMS -> run.slowJvms = 0.02;
                case DRIFT -> run.drift = 0.2;
                case ALL -> {
                    run.modeSeconds = 3;
                    run.burst = 0.3;
                    run.hits = 0.05;
                    run.slowJvms = 0.02;
                    run.drift = 0.2;
                }
                default -> {
                    // Nothing but noise.
                }
            }
            if (run.modeSeconds > 0) {
                run.modeEffect = 0.09;
            }
            return run;
        }
    }

    RunValues draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<RegimeValues> all = new ArrayList<>();
        for (int regime = 0; regime < regimes; regime++) {
            all.add(regime(regimeName + regime, random));
        }
        return new RunValues(all, List.of(), List.of(rounds), Set.of("one"), List.of());
    }

    RegimeValues regime(String name, SplittableRandom random) {
        Map<String, List<ForkValue>> forks = new HashMap<>();
        TurnCounts counts = TurnCounts.NONE;
        for (int round = 1; round <= rounds; round++) {
            RoundTurns kept = RoundTurns.of(round(random), TurnRules.USUAL);
            counts = counts.plus(kept);
            if (kept.counts()) {
                for (int arm = 0; arm < ARMS.size(); arm++) {
                    forks.computeIfAbsent(ARMS.get(arm), any -> new ArrayList<>())
                            .add(ForkValue.ofTurns(round, arm + 1, kept.costs(ARMS.get(arm))));
                }
            }
        }
        List<ArmValues> arms = new ArrayList<>();
        for (String arm : ARMS) {
            arms.add(new ArmValues(
                    arm, role(arm), arm.equals(SLOWED) ? injected : Double.NaN, forks.getOrDefault(arm, List.of())));
        }
        return new RegimeValues(name, arms, counts);
    }

    private Map<String, TurnMeasures> round(SplittableRandom random) {
        int arms = ARMS.size();
        double[] jvms = IntStream.range(0, arms).mapToDouble(any -> jvm(random)).toArray();
        double[][] costOf = new double[arms][turns];
        double[][] waitingOf = new double[arms][turns];
        boolean far = random.nextBoolean();
        double modeEnds = modeSeconds == 0 ? Double.POSITIVE_INFINITY : exponential(modeSeconds, random);
        double burstPhase = BURST_PERIOD * random.nextDouble();
        for (int turn = 0; turn < turns; turn++) {
            int[] order = order(arms, random);
            for (int position = 0; position < arms; position++) {
                int arm = order[position];
                double now = (turn * arms + position) * TURN_SECONDS;
                while (now >= modeEnds) {
                    far = !far;
                    modeEnds += exponential(modeSeconds, random);
                }
                String name = ARMS.get(arm);
                double log = jvms[arm] + costs.getOrDefault(name, 0.0) + turnSd * random.nextGaussian();
                log += name.equals(SLOWED) ? Math.log1p(injected) : 0;
                log += modeSeconds > 0 && far ? Math.log(MODE_RATIO) : 0;
                log += role(name) == Role.CANDIDATE ? modeEffect * (far ? 0.5 : -0.5) : 0;
                log += (drift + warming.getOrDefault(name, 0.0)) * turn / turns;
                boolean loaded = burst > 0 && (now + burstPhase) % BURST_PERIOD < BURST_SECONDS;
                if (loaded && random.nextDouble() < burst) {
                    log += Math.log1p(exponential(0.8, random));
                    waitingOf[arm][turn] = random.nextDouble() < told ? 10 : 0.01;
                }
                log += hits > 0 && random.nextDouble() < hits ? Math.log1p(exponential(0.5, random)) : 0;
                costOf[arm][turn] = 400 * Math.exp(log);
            }
        }
        Map<String, TurnMeasures> measures = new HashMap<>();
        for (int arm = 0; arm < arms; arm++) {
            measures.put(ARMS.get(arm), new TurnMeasures(boxed(costOf[arm]), boxed(waitingOf[arm]), List.of()));
        }
        return measures;
    }

    private double jvm(SplittableRandom random) {
        return jvmSd * random.nextGaussian() + (random.nextDouble() < slowJvms ? Math.log(SLOW_JVM) : 0);
    }

    private static int[] order(int arms, SplittableRandom random) {
        int[] order = new int[arms];
        for (int i = 0; i < arms; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    private static double exponential(double mean, SplittableRandom random) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    private static List<Double> boxed(double[] values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        return list;
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
