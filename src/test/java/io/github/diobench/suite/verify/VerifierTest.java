package io.github.diobench.suite.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class VerifierTest {
    @Test
    void a_stage_of_which_nothing_is_said_is_missed() {
        assertEquals(List.of("contract", "schedules", "stress"), Verifier.untried(List.of()));
        assertEquals(
                List.of("stress"),
                Verifier.untried(List.of("contract: 8 of 8 promises kept", "schedules: 9 interleavings, no stress")));
        assertEquals(
                List.of(),
                Verifier.untried(List.of("contract: 8 of 8 promises kept", "schedules, stress: none, it is ...")));
    }
}
