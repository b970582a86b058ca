package io.github.diobench.suite.track.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.suite.campaign.Environment;
import io.github.diobench.suite.fixture.SampleRun;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MachineClassTest {
    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Linux 6.1 amd64 | Some CPU | 2 | linux-amd64-2cpu-some-cpu",
                "Linux 6.18.44-fc-v669 amd64 | AMD EPYC | 2 | linux-amd64-2cpu-amd-epyc",
                "Linux 6.8 amd64 | Intel(R) Xeon(R) CPU @ 2.80GHz | 16 | linux-amd64-16cpu-intel-r-xeon-r-cpu-2-80ghz",
                "Mac OS X 14.5 aarch64 | - | 10 | mac-aarch64-10cpu-unknown",
                "Windows 11 10.0 amd64 | - | 8 | windows-amd64-8cpu-unknown",
                "Linux 6.1 aarch64 | ../../I | 1 | linux-aarch64-1cpu-i"
            })
    void it_is_made_of_what_stays(String os, String cpu, int cpus, String expected) {
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        assertEquals(expected, MachineClass.of(environment(os, cpu, cpus, 8)));
    }

    @Test
    void another_kernel_or_a_little_more_memory_is_the_same_class() {
        assertEquals(
                MachineClass.of(environment("Linux 6.1 amd64", "Some CPU", 2, 8)),
                MachineClass.of(environment("Linux 6.12.3-rc1 amd64", "Some CPU", 2, 16)));
    }

    private static Environment environment(String os, String cpu, int cpus, long memoryGib) {
        Environment some = SampleRun.environment();
        return new Environment(
                some.schemaVersion(),
                some.started(),
                os,
                cpu,
                cpus,
                some.clockSource(),
                some.load(),
                some.hostJvm(),
                some.forkJvms(),
                some.jvmArgs(),
                some.build(),
                some.jmh(),
                some.findings(),
                memoryGib,
                some.fingerprint(),
                some.classPath());
    }
}
