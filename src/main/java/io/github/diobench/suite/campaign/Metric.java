package io.github.diobench.suite.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A number that JMH reports beside the score, for each measured iteration of one fork.
 *
 * @param unit its unit
 * @param additive whether iterations add up, as counts do; otherwise they are averaged
 * @param values one value for each iteration, {@code null} where JMH reported none
 */
public record Metric(String unit, boolean additive, List<Double> values) {
    /** Copies the list. */
    public Metric {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** Returns the value for the whole fork: sum or mean over the iterations that have a value; NaN if none has. */
    public double overall() {
        double[] present = values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (present.length == 0) {
            return Double.NaN;
        }
        double sum = Arrays.stream(present).sum();
        return additive ? sum : sum / present.length;
    }
}
