package io.github.diobench.suite.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One contestant in a regime.
 *
 * <p>An arm is not the same as its counter: {@link Role#AGAIN} measures the reference's counter a second time under
 * another name.
 *
 * @param name unique within the regime
 * @param counter the value of the benchmark's {@code counter} parameter; {@link #NO_COUNTER} where there is none
 * @param role what it is compared for
 * @param jvm the {@code java} program that runs its forks
 * @param classPath the jars and folders that hold its benchmark; empty for those of this program
 * @param jvmArgs arguments of its JVM in place of the plan's; empty for those
 */
public record Arm(
        String name,
        String counter,
        Role role,
        String jvm,
        List<String> classPath,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> jvmArgs) {
    /** Name and counter of the only arm of a benchmark that counts nothing. */
    public static final String NO_COUNTER = "none";

    private static final String SLOWED = "slowed";

    /** The share by which {@value #SLOWED} without a number is slower. */
    private static final double SLOWED_BY = 0.10;

    /** Copies the lists. */
    public Arm {
        classPath = List.copyOf(classPath);
        // Plans of older versions say nothing about it.
        jvmArgs = jvmArgs == null ? List.of() : List.copyOf(jvmArgs);
    }

    /** An arm whose JVM has the arguments of the plan. */
    public Arm(String name, String counter, Role role, String jvm, List<String> classPath) {
        this(name, counter, role, jvm, classPath, List.of());
    }

    /**
     * Returns by how much the counter was made slower, as a share of the reference's cost: of {@code slowed} 10 %, of
     * {@code slowed-5} 5 %. NaN if it was not, or if its name does not tell.
     */
    public double injected() {
        if (counter.equals(SLOWED)) {
            return SLOWED_BY;
        }
        return counter.matches(SLOWED + "-[1-9][0-9]{0,2}")
                ? Integer.parseInt(counter.substring(SLOWED.length() + 1)) / 100.0
                : Double.NaN;
    }

    /** What an arm is compared for. */
    public enum Role {
        /** All other arms are compared with it. */
        REFERENCE,
        /** One of the counters in question. */
        CANDIDATE,
        /** The reference's counter once more: a difference to the reference is an error of the measurement. */
        AGAIN,
        /** A counter known to be slower: no difference to the reference means that the measurement is blind. */
        SLOWED,
        /** Stands alone, compared with nothing. */
        ALONE
    }
}
