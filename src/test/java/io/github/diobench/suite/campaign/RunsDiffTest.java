package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.fixture.SampleRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunsDiffTest {
    private static final RunData RUN = new RunData(SampleRun.plan(), SampleRun.environment(), SampleRun.forks());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Linux 6.1 amd64 | Linux 6.2 amd64 | os is 'Linux 6.1 amd64' in A and 'Linux 6.2 amd64' in B",
                "Some CPU | Other CPU | cpu is 'Some CPU' in A and 'Other CPU' in B",
                "\"cpus\" : 2 | \"cpus\" : 4 | cpus is '2' in A and '4' in B",
                "\"memoryGib\" : 8 | \"memoryGib\" : 16 | memoryGib is '8' in A and '16' in B",
                "\"memoryGib\" : 8 | \"memoryGib\" : null | memoryGib is '8' in A and 'unknown' in B",
                "0123456789abcdef | fedcba9876543210 | "
                        + "fingerprint is '0123456789abcdef' in A and 'fedcba9876543210' in B",
                "\"clockSource\" : \"tsc\" | \"clockSource\" : \"hpet\" | clockSource is 'tsc' in A and 'hpet' in B",
                "\"vm\" : \"Some VM 17.0.1+1\" | \"vm\" : \"Some VM 17.0.2+8\" | forkJvms is "
                        + "'Some VM 17.0.1+1 (17.0.1, Some vendor)' in A and 'Some VM 17.0.2+8 (17.0.1, Some vendor)' in B",
                "-Xmx512m | -Xmx1g | jvmArgs is '-Xmx512m' in A and '-Xmx1g' in B",
            })
    void a_machine_or_jvm_that_differs_is_named_with_both_values(String from, String to, String difference)
            throws JsonProcessingException {
        RunData other = new RunData(RUN.plan(), environment(from, to), RUN.forks());
        assertEquals(List.of(difference), EnvironmentDiff.ofRuns(RUN, other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"warmupMillis\" : 100 | \"warmupMillis\" : 300 | timing is '1 x 100 ms warm-up and 2 x 200 ms' in A and "
                        + "'1 x 300 ms warm-up and 2 x 200 ms' in B",
                "\"timing\" : { | \"turns\" : true, \"timing\" : { | turns is 'false' in A and 'true' in B",
                "\"threads\" : 2 | \"threads\" : 4 | threads of fallback-whole is '2' in A and '4' in B",
            })
    void a_plan_that_measures_otherwise_is_named_with_both_values(String from, String to, String difference)
            throws JsonProcessingException {
        String json = Json.pretty(RUN.plan());
        String altered = json.replace(from, to);
        assertNotEquals(json, altered);
        Plan plan = Json.reader(Plan.class).readValue(altered);
        assertEquals(
                List.of(difference), EnvironmentDiff.ofRuns(RUN, new RunData(plan, RUN.environment(), RUN.forks())));
    }

    /** Other code, another place for the JDK, and what no fork noticed. */
    @ParameterizedTest
    @CsvSource({
        "1a2b3c4d5e6f, ffffffffffff",
        "abababab, cdcdcdcd",
        "benchmarks.jar, head.jar",
        "1.37, 1.38",
        "/jdk/bin/java, /other/bin/java",
        "2026-11-18T11, 2026-11-19T11",
        "Some VM 17.0.1+1 Some vendor, Some VM 17.0.1+1 of the driver"
    })
    void what_may_differ_is_not_named(String from, String to) throws JsonProcessingException {
        RunData other = new RunData(RUN.plan(), environment(from, to), RUN.forks());
        assertEquals(List.of(), EnvironmentDiff.ofRuns(RUN, other));
    }

    @Test
    void everything_that_differs_is_named() throws JsonProcessingException {
        String json = Json.pretty(RUN.environment())
                .replace("Some CPU", "Other CPU")
                .replace("0123456789abcdef", "fedcba9876543210")
                .replace("\"-XX:+UseParallelGC\"", "\"-XX:+UseSerialGC\", \"-Xint\"");
        Environment environment = Json.reader(Environment.class).readValue(json);
        assertEquals(
                List.of(
                        "cpu is 'Some CPU' in A and 'Other CPU' in B",
                        "jvmArgs is '-XX:+UseParallelGC' in A and '-XX:+UseSerialGC -Xint' in B"),
                EnvironmentDiff.ofRuns(RUN, new RunData(RUN.plan(), environment, RUN.forks())));
    }

    private static Environment environment(String from, String to) throws JsonProcessingException {
        String json = Json.pretty(RUN.environment());
        String altered = json.replace(from, to);
        assertNotEquals(json, altered);
        return Json.reader(Environment.class).readValue(altered);
    }
}
