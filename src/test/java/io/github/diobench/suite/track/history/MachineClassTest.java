package io.github.diobench.suite.track.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.suite.campaign.Environment;
import io.github.diobench.suite.fixture.SampleMachine;
import io.github.diobench.suite.fixture.SampleRun;
import io.github.diobench.suite.machine.Machine;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertEquals(expected, MachineClass.of(environment(os, cpu, cpus, 8, null), List.of()));
    }

    @Test
    void another_kernel_or_a_little_more_memory_is_the_same_class() {
        assertEquals(
                MachineClass.of(environment("Linux 6.1 amd64", "Some CPU", 2, 8, null), List.of()),
                MachineClass.of(environment("Linux 6.12.3-rc1 amd64", "Some CPU", 2, 16, null), List.of()));
    }

    @Test
    void two_hosts_of_one_name_are_two_classes() {
        assertEquals("linux-amd64-2cpu-amd-f25-m1-s1-locked-2.5ns", of(2.3, List.of()));
        assertEquals("linux-amd64-2cpu-amd-f25-m1-s1-locked-5.0ns", of(4.9, List.of("linux-amd64-2cpu-amd-epyc")));
        assertEquals(
                "linux-amd64-2cpu-amd-f25-m1-s1-locked-5.0ns",
                of(4.9, List.of("linux-amd64-2cpu-amd-f25-m1-s1-locked-2.5ns")));
    }

    /** As the clock rate of a shared host moves it. */
    @ParameterizedTest
    @ValueSource(doubles = {6.03, 6.25, 6.46, 6.71, 6.96, 7.25, 7.66, 8.04})
    void a_cost_that_moves_a_little_stays_in_its_class(double lockedNs) {
        String there = "linux-amd64-2cpu-amd-f25-m1-s1-locked-6.5ns";
        assertEquals(there, of(lockedNs, List.of("linux-amd64-2cpu-amd-f25-m1-s1-locked-2.5ns", there)));
    }

    @Test
    void the_nearest_class_of_the_same_processor_is_taken() {
        assertEquals(
                "linux-amd64-2cpu-amd-f25-m1-s1-locked-6.0ns",
                of(
                        6.9,
                        List.of(
                                "linux-amd64-2cpu-amd-f25-m1-s1-locked-9.0ns",
                                "linux-amd64-2cpu-amd-f25-m1-s1-locked-6.0ns",
                                "linux-amd64-2cpu-amd-f25-m17-s1-locked-7.0ns",
                                "linux-amd64-2cpu-amd-f25-m1-s1-locked-ns")));
    }

    @Test
    void what_was_not_measured_is_not_in_the_name() {
        Machine machine = new Machine(SampleMachine.cpu("1"), null);
        assertEquals(
                "linux-amd64-2cpu-amd-f25-m1-s1",
                MachineClass.of(environment("Linux 6.1 amd64", "AMD EPYC", 2, 8, machine), List.of()));
    }

    private static String of(double lockedNs, List<String> known) {
        Machine machine = new Machine(SampleMachine.cpu("1"), SampleMachine.profile(lockedNs));
        return MachineClass.of(environment("Linux 6.1 amd64", "AMD EPYC", 2, 8, machine), known);
    }

    private static Environment environment(String os, String cpu, int cpus, long memoryGib, Machine machine) {
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
                some.classPath(),
                machine);
    }
}
