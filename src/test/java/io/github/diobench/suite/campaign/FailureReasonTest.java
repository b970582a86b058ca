package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jmh.runner.BenchmarkException;
import org.openjdk.jmh.runner.RunnerException;

@Timeout(10)
final class FailureReasonTest {
    @Test
    void the_first_cause_is_told_on_one_line() {
        Exception first = new IllegalStateException("submitted 10 \n\n but completed 9");
        Exception wrapped = new RunnerException("failed", new BenchmarkException("error", List.of(first)));
        assertEquals("IllegalStateException: submitted 10 but completed 9", FailureReason.of(wrapped));
    }

    @Test
    void a_cause_without_a_message_is_told_by_its_name() {
        assertEquals("StackOverflowError", FailureReason.of(new RuntimeException(new StackOverflowError())));
    }

    @Test
    void a_long_message_is_cut() {
        String reason = FailureReason.of(new IllegalStateException("x".repeat(10_000)));
        assertTrue(reason.length() < 400, reason);
        assertTrue(reason.endsWith("x..."), reason);
    }

    @Test
    void a_very_long_message_takes_no_time() {
        String blanks = " ".repeat(1_000_000);
        assertEquals("a b", FailureReason.ofText("a" + blanks + "\n" + blanks + "b" + blanks));
        assertEquals("a b", FailureReason.ofText("\n\n\na" + "\r\n".repeat(1_000_000) + "b"));
        String reason = FailureReason.ofText("line\n".repeat(1_000_000));
        assertEquals(303, reason.length());
    }
}
