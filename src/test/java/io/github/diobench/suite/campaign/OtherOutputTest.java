package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class OtherOutputTest {
    @Test
    void an_exit_code_that_no_process_has_is_none() {
        assertEquals(137, new ForkFailure("VM failed with exit code 137").exit());
        assertEquals(null, new ForkFailure("VM failed with exit code 99999999999999999999").exit());
    }

    @Test
    void warm_up_scores_are_read_where_they_can_be() {
        OtherOutput output = new OtherOutput("""
                # Fork: 1 of 1
                # Warmup Iteration   1: 146.250 ns/op
                # Warmup Iteration   2: 99 ns/op
                # Warmup Iteration   3: \u2248 10\u207b\u00b3 ns/op
                # Warmup Iteration   4: 98.125 \u00b1(99.9%) 5.001 ns/op
                Iteration   1: 97.000 ns/op
                """);
        assertEquals(List.of(146.25, 99.0, 98.125), output.warmup());
    }

    @Test
    void what_jmh_itself_threw_is_the_reason() {
        OtherOutput output = new OtherOutput("""
                # Parameters: (work = steady)

                Exception in thread "main" java.lang.RuntimeException: ERROR: Unable to find the resource: /META-INF/CompilerHints
                \tat org.openjdk.jmh.runner.AbstractResourceReader.getReaders(AbstractResourceReader.java:98)
                \tat org.openjdk.jmh.Main.main(Main.java:71)
                """);
        assertEquals(
                "RuntimeException: ERROR: Unable to find the resource: /META-INF/CompilerHints", output.reason(1, ""));
    }

    @Test
    void what_jmh_caught_is_the_reason() {
        OtherOutput output = new OtherOutput("""
                # Warmup Iteration   1: <failure>

                java.lang.IllegalStateException: anything
                """);
        assertEquals("IllegalStateException: submitted 5", output.reason(1, "IllegalStateException: submitted 5"));
    }

    @Test
    void a_jvm_that_died_is_the_reason() {
        OtherOutput output = new OtherOutput("""
                # Warmup Iteration   1: <forked VM failed with exit code 134>
                <stdout last='20 lines'>
                """);
        ForkFailure failure = new ForkFailure(output.reason(1, ""));
        assertEquals("its JVM failed with exit code 134", failure.getMessage());
        assertEquals(134, failure.exit());
    }

    @Test
    void otherwise_what_jmh_says_last_is_the_reason() {
        OtherOutput nothingToRun = new OtherOutput("""

                No matching benchmarks. Miss-spelled regexp?
                Use EXTRA verbose mode to debug the pattern matching.
                """);
        assertEquals("No matching benchmarks. Miss-spelled regexp?", nothingToRun.reason(1, ""));
        String noJmh = "Error: Could not find or load main class org.openjdk.jmh.Main";
        assertEquals(noJmh, new OtherOutput(noJmh + "\n\n").reason(1, ""));
        assertEquals("JMH said nothing", new OtherOutput("").reason(1, ""));
    }

    @Test
    void a_message_of_very_many_lines_is_cut() {
        String message = "line of a message\n".repeat(100_000);
        String reason = new OtherOutput("").reason(1, "SomeException: " + message);
        assertTrue(reason.startsWith("SomeException: line of a message line of a message "), reason);
        assertEquals(303, reason.length());
        String parts = "a.".repeat(100_000);
        assertEquals(303, new OtherOutput(parts).reason(1, "").length());
    }
}
