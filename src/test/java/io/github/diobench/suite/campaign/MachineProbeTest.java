package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.suite.Json;
import io.github.diobench.suite.fixture.SampleMachine;
import io.github.diobench.suite.machine.Machine;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MachineProbeTest {
    @Test
    void what_the_jvm_says_besides_is_passed_over() {
        String line = Json.line(SampleMachine.profile(2.3));
        assertEquals(
                Optional.of(SampleMachine.profile(2.3)),
                MachineProbe.profile("Picked up JAVA_TOOL_OPTIONS: -Xlog\n" + line + "\n"));
        assertEquals(Optional.empty(), MachineProbe.profile("Error: could not find or load main class\n"));
        assertEquals(Optional.empty(), MachineProbe.profile("{\"lockedNs\":"));
    }

    @Test
    void the_line_names_the_processor_and_what_its_operations_cost() {
        Machine machine = new Machine(SampleMachine.cpu("1"), SampleMachine.profile(2.3));
        assertEquals(
                "AMD EPYC family 25 model 1 stepping 1; locked operation 2.3 ns, release store 0.4 ns, monitor 18.5 ns, "
                        + "hand-over near 105 / far 420 ns, clock read 21 ns",
                machine.line("AMD EPYC"));
    }
}
