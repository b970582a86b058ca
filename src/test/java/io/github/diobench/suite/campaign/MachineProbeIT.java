package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.machine.MachineProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MachineProbeIT {
    @Test
    void this_machine_is_measured_in_a_jvm_of_its_own() {
        MachineProfile profile =
                MachineProbe.measured(ForkJvm.ownProgram(), List.of("-Xmx64m")).profile();
        assertNotNull(profile);
        assertTrue(profile.lockedNs() > 0 && profile.lockedNs() < 1000, profile.toString());
        assertTrue(profile.releaseStoreNs() > 0 && profile.monitorNs() > 0, profile.toString());
        assertTrue(profile.clockReadNs() > 0, profile.toString());
    }

    @Test
    void a_jvm_that_does_not_start_measures_nothing() {
        assertNull(MachineProbe.measured(ForkJvm.ownProgram(), List.of("-XX:NoSuchOption"))
                .profile());
    }
}
