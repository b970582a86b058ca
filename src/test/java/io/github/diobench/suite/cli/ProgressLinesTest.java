package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Slot;
import io.github.diobench.suite.fixture.SampleRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProgressLinesTest {
    private static final Duration ELAPSED = Duration.ofSeconds(38);
    private static final Duration REMAINING = Duration.ofSeconds(492);

    private final StringWriter text = new StringWriter();

    @Test
    void a_file_gets_one_plain_line_per_fork() {
        report(new ProgressLines(SampleRun.plan(), new PrintWriter(text), false));
        assertEquals("""
                [1/12] round 1 regime async-write-2-inline arm spin 35.3 ns/bio  elapsed 0:38 remaining 8:12
                [6/12] round 1 regime timer arm none 101.3 ns/op  elapsed 0:38 remaining 8:12
                [9/12] round 2 regime async-write-2-inline arm spin FAILED: IllegalStateException: \
                submitted 5 | completed 4, "lost" one  elapsed 0:38 remaining 8:12
                """, text.toString());
    }

    @Test
    void a_terminal_gets_one_line_that_is_rewritten_and_keeps_failures() {
        report(new ProgressLines(SampleRun.plan(), new PrintWriter(text), true));
        String written = text.toString();
        assertEquals(1, written.chars().filter(c -> c == '\n').count(), "only the failure ends with a line end");
        assertTrue(written.contains("FAILED: IllegalStateException"), written);
        assertTrue(written.contains("arm spin ...  elapsed"), written);
        assertTrue(written.endsWith("\r\u001b[2K"), "the line is gone in the end");
        assertFalse(written.substring(1).contains("\n["), written);
    }

    private static void report(ProgressLines progress) {
        for (int index : new int[] {0, 5, 8}) {
            Slot slot = SampleRun.plan().slots().get(index);
            ForkRecord fork = SampleRun.forks().get(index);
            progress.starts(slot, fork.cell(), ELAPSED, REMAINING);
            progress.ended(fork, ELAPSED, REMAINING);
        }
        progress.finished();
    }
}
