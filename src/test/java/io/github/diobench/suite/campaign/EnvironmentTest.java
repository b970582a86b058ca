package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.suite.Json;
import io.github.diobench.suite.doctor.Finding;
import io.github.diobench.suite.doctor.Severity;
import io.github.diobench.suite.fixture.SampleMachine;
import io.github.diobench.suite.fixture.SampleRun;
import io.github.diobench.suite.machine.Machine;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EnvironmentTest {
    private static final Finding FINE = new Finding("memory.swap", Severity.OK, "none", null, null);
    private static final Finding BUSY = new Finding("load.now", Severity.WARN, "80 % of the CPUs", "forks wait", null);

    @Test
    void the_summary_shows_which_machine_it_was_and_what_its_operations_cost() throws IOException {
        String json = Json.line(SampleRun.environment());
        String machine = Json.line(new Machine(SampleMachine.cpu("1"), SampleMachine.profile(2.3)));
        Environment environment = Json.reader(Environment.class)
                .readValue(json.substring(0, json.length() - 1) + ",\"machine\":" + machine + "}");
        assertEquals(
                "Some CPU family 25 model 1 stepping 1, 2 CPUs, Linux 6.1 amd64, Some VM 17.0.1+1; locked operation 2.3 ns, "
                        + "release store 0.4 ns, monitor 18.5 ns, hand-over near 105 / far 420 ns, clock read 21 ns",
                environment.summary());
        assertEquals(
                "Some CPU, 2 CPUs, Linux 6.1 amd64, Some VM 17.0.1+1",
                SampleRun.environment().summary());
    }

    @Test
    void what_the_doctor_warns_of_when_a_run_is_gone_on_with_is_kept_once_and_nothing_else_changes() {
        Environment before = SampleRun.environment();
        Environment once = before.withWarnings(List.of(FINE, BUSY));
        assertEquals(before.findings().size() + 1, once.findings().size());
        assertEquals(BUSY, once.findings().get(before.findings().size()));
        assertEquals(once, once.withWarnings(List.of(BUSY)));
        assertEquals(List.of(), EnvironmentDiff.between(before, once));
    }
}
