package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Asks whether an arm costs the same, relative to the reference, on all machines that the rounds of a run were shared among.
 *
 * <p>The arms of a round always ran on one machine, so each machine is a block of pairs, and the verdict rests on all pairs of
 * all machines. That is an answer for each of them only where their means agree, which is what the F test of a one-way
 * analysis of variance is about.
 */
public final class MachineTest {
    /** With an honest run on machines that agree, so often something is said for nothing. */
    private static final double LEVEL = 0.01;

    private MachineTest() {}

    /**
     * Returns what is to be said about {@code compared} in {@code regime}; nothing if the machines agree, or if too little was
     * measured to tell.
     *
     * @param machineOf the machine that each round ran on; rounds that are missing in it are left out
     */
    public static Optional<String> warning(RegimeValues regime, ArmValues compared, Map<Integer, String> machineOf) {
        Map<String, double[]> byMachine = logRatios(Pairs.of(regime, compared), machineOf);
        double p = pEqualMeans(List.copyOf(byMachine.values()));
        // Not so for NaN either.
        if (!(p < LEVEL)) {
            return Optional.empty();
        }
        List<String> means = new ArrayList<>();
        byMachine.forEach((machine, logRatios) -> means.add(String.format(
                Locale.ROOT,
                "%s on %s in %d rounds",
                Text.ratio(Math.exp(Moments.of(logRatios).mean())),
                machine,
                logRatios.length)));
        return Optional.of("the machines differ in " + regime.name() + " " + compared.name() + " (F test, " + Text.p(p)
                + "): ratio " + String.join(", ", means)
                + "; the verdict is about their mix, so judge each by a run of its own");
    }

    private static Map<String, double[]> logRatios(Pairs pairs, Map<Integer, String> machineOf) {
        double[] logRatios = pairs.logRatios();
        Map<String, List<Double>> grouped = new TreeMap<>();
        for (int i = 0; i < logRatios.length; i++) {
            String machine = machineOf.get(pairs.rounds().get(i));
            if (machine != null) {
                grouped.computeIfAbsent(machine, any -> new ArrayList<>()).add(logRatios[i]);
            }
        }
        Map<String, double[]> byMachine = new TreeMap<>();
        grouped.forEach((machine, values) -> byMachine.put(
                machine, values.stream().mapToDouble(Double::doubleValue).toArray()));
        return byMachine;
    }

    /**
     * Returns the probability of means as different as those of {@code groups}, if all came from one normal distribution; NaN if
     * there are fewer than two groups, or no group with two values.
     */
    static double pEqualMeans(List<double[]> groups) {
        int n = groups.stream().mapToInt(group -> group.length).sum();
        int between = groups.size() - 1;
        int within = n - groups.size();
        if (between < 1 || within < 1) {
            return Double.NaN;
        }
        double mean = groups.stream().flatMapToDouble(Arrays::stream).sum() / n;
        double squaresBetween = 0;
        double squaresWithin = 0;
        for (double[] group : groups) {
            double own = Moments.of(group).mean();
            squaresBetween += group.length * (own - mean) * (own - mean);
            for (double value : group) {
                squaresWithin += (value - own) * (value - own);
            }
        }
        if (squaresWithin == 0) {
            return squaresBetween == 0 ? 1 : 0;
        }
        double f = (squaresBetween / between) / (squaresWithin / within);
        return FDistribution.of(between, within).survivalProbability(f);
    }
}
