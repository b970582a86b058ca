package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.suite.doctor.Finding;
import io.github.diobench.suite.doctor.Severity;
import io.github.diobench.suite.fixture.SampleRun;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EnvironmentTest {
    private static final Finding FINE = new Finding("memory.swap", Severity.OK, "none", null, null);
    private static final Finding BUSY = new Finding("load.now", Severity.WARN, "80 % of the CPUs", "forks wait", null);

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
