package io.github.diobench.suite.judge;

import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.verdict.Role;
import java.util.Optional;

/** What the arms of a plan are to a verdict. */
public final class Arms {
    private Arms() {}

    /** Returns the arm that the others of {@code regime} are compared with; empty if they stand alone. */
    public static Optional<Arm> reference(Regime regime) {
        return regime.arms().stream()
                .filter(arm -> arm.role() == Arm.Role.REFERENCE)
                .findFirst();
    }

    /** Tells whether {@code regime} compares a candidate with a reference. */
    static boolean compares(Regime regime) {
        return reference(regime).isPresent()
                && regime.arms().stream().anyMatch(arm -> arm.role() == Arm.Role.CANDIDATE);
    }

    /** Returns the role of {@code arm} in a verdict; empty if it has none. */
    static Optional<Role> role(Arm arm) {
        return switch (arm.role()) {
            case REFERENCE -> Optional.of(Role.REFERENCE);
            case CANDIDATE -> Optional.of(Role.CANDIDATE);
            case AGAIN -> Optional.of(Role.AGAIN);
            case SLOWED -> Optional.of(Role.SLOWED);
            case ALONE -> Optional.empty();
        };
    }
}
