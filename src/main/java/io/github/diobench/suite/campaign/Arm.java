package io.github.diobench.suite.campaign;

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
 * @param injected for {@link Role#SLOWED}: by which share of the reference's time its requests are slowed, 0.1 for 10 %;
 *     {@code null} if that is not known, and for other roles
 */
public record Arm(String name, String counter, Role role, String jvm, List<String> classPath, Double injected) {
    /** Name and counter of the only arm of a benchmark that counts nothing. */
    public static final String NO_COUNTER = "none";

    /** Copies the list. */
    public Arm {
        classPath = List.copyOf(classPath);
    }

    /** An arm that is not slowed, or not by a known share. */
    public Arm(String name, String counter, Role role, String jvm, List<String> classPath) {
        this(name, counter, role, jvm, classPath, null);
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
