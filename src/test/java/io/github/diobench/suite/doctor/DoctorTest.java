package io.github.diobench.suite.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.CpuTime;
import io.github.diobench.suite.fixture.FakeSystem;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor says of machines that this one is not. */
final class DoctorTest {
    private static final String HOTSPOT = "OpenJDK 64-Bit Server VM 17.0.1+1";
    private static final CpuTime CALM = new CpuTime(0, 10, 0, 1000);

    @TempDir
    Path root;

    private FakeSystem system;
    private Jvm jvm = jvm(8, 0.1);
    private Optional<CpuTime> atRest = Optional.of(CALM);
    private LongSupplier clock = ticking(20);

    @BeforeEach
    void start() {
        system = new FakeSystem(root);
    }

    @Test
    void a_kvm_guest() {
        system.file("sys/devices/system/clocksource/clocksource0/current_clocksource", "kvm-clock")
                .file("sys/devices/system/clocksource/clocksource0/available_clocksource", "kvm-clock tsc acpi_pm")
                .file("proc/cpuinfo", "model name\t: Some CPU\nflags\t\t: fpu sse hypervisor lahf_lm")
                .siblings(0, "0")
                .siblings(1, "1")
                .ticks(10, 9000, 900, 100);
        atRest = Optional.of(new CpuTime(0, 10, 50, 1000));
        jvm = jvm(2, 0.1);
        found(Severity.NOTE, "clock.source", "kvm-clock");
        assertTrue(finding("clock.source").remedy().startsWith("echo tsc | sudo tee /sys/"));
        found(Severity.NOTE, "cpu.virtual", "a virtual machine");
        found(Severity.NOTE, "cpu.count", "2 CPUs");
        found(Severity.OK, "cpu.siblings", "every CPU is a core of its own");
        found(
                Severity.WARN,
                "load.steal",
                "5.0 % of the CPUs' time was stolen by the hypervisor just now, 1.0 % since the machine started");
        assertFalse(diagnosis().isUnfit());
    }

    @Test
    void bare_metal_that_saves_power() {
        system.file("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc")
                .file("proc/cpuinfo", "flags\t\t: fpu sse")
                .file("sys/devices/system/cpu/intel_pstate/no_turbo", "0")
                .file("sys/devices/system/cpu/online", "0-7")
                .file("proc/meminfo", "MemAvailable:   204800 kB\nSwapTotal: 2048000 kB\nSwapFree: 1024000 kB")
                .file("sys/kernel/mm/transparent_hugepage/enabled", "[always] madvise never");
        for (int cpu = 0; cpu < 4; cpu++) {
            system.siblings(cpu, cpu % 2 + "," + (cpu % 2 + 2))
                    .file("sys/devices/system/cpu/cpu" + cpu + "/cpufreq/scaling_governor", "powersave")
                    .file("sys/devices/system/cpu/cpu" + cpu + "/cpufreq/cpuinfo_max_freq", "4000000")
                    .file("sys/devices/system/cpu/cpu" + cpu + "/cpufreq/scaling_max_freq", "2000000");
        }
        jvm = jvm(4, 3);
        found(Severity.OK, "clock.source", "tsc");
        found(Severity.OK, "cpu.virtual", "no hypervisor");
        found(Severity.NOTE, "cpu.siblings", "CPUs that are one core: 0,2; 1,3");
        found(Severity.WARN, "cpu.governor", "powersave");
        assertEquals(
                "echo performance | sudo tee /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor",
                finding("cpu.governor").remedy());
        found(Severity.NOTE, "cpu.turbo", "on");
        found(Severity.NOTE, "cpu.frequency", "held at 2.00 GHz of 4.00 GHz");
        found(Severity.NOTE, "load.minute", "3.00 programs ran or waited on average in the last minute, with 4 CPUs");
        found(Severity.WARN, "memory.free", "200 MiB");
        found(Severity.NOTE, "memory.swap", "1000 MiB in use");
        found(Severity.NOTE, "memory.thp", "always");
        found(Severity.NOTE, "jvm.cpus", "4 of 8 online");
    }

    @Test
    void an_arm_of_two_kinds_of_cores_that_names_no_model() {
        system.file("sys/devices/system/clocksource/clocksource0/current_clocksource", "arch_sys_counter")
                .file("proc/cpuinfo", "processor\t: 0\nBogoMIPS\t: 48.00\nFeatures\t: fp asimd")
                .file("sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq", "1800000")
                .file("sys/devices/system/cpu/cpu1/cpufreq/cpuinfo_max_freq", "2400000")
                .file("sys/devices/system/cpu/cpufreq/boost", "0");
        found(Severity.OK, "clock.source", "arch_sys_counter");
        found(Severity.WARN, "cpu.frequency", "CPUs of at most 1.80 GHz and of at most 2.40 GHz");
        found(Severity.OK, "cpu.turbo", "off");
        assertTrue(diagnosis().notTold().contains("cpu.virtual"));
    }

    @Test
    void a_system_that_tells_nothing() {
        atRest = Optional.empty();
        jvm = jvm(8, -1);
        clock = ticking(1000);
        Diagnosis diagnosis = diagnosis();
        assertEquals(
                List.of(
                        "clock.cost",
                        "clock.step",
                        "cpu.count",
                        "jvm.build",
                        "jvm.mode",
                        "jvm.variables",
                        "jvm.agents",
                        "runs.lock"),
                diagnosis.findings().stream().map(Finding::id).toList());
        assertEquals(15, diagnosis.notTold().size());
        assertFalse(diagnosis.isUnfit());
        found(Severity.WARN, "clock.cost", "reading the clock takes 1000 ns");
        found(Severity.NOTE, "clock.step", "the clock moves in steps of 1000 ns or less");
    }

    @Test
    void a_clock_that_is_a_system_call() {
        system.file("sys/devices/system/clocksource/clocksource0/current_clocksource", "hpet")
                .file("sys/devices/system/clocksource/clocksource0/available_clocksource", "hpet acpi_pm");
        clock = ticking(1500);
        found(Severity.UNFIT, "clock.source", "hpet");
        assertEquals(
                "none from here: the kernel distrusts this machine's tsc",
                finding("clock.source").remedy());
        found(Severity.UNFIT, "clock.cost", "reading the clock takes 1500 ns");
        found(Severity.WARN, "clock.step", "the clock moves in steps of 1500 ns or less");
        assertTrue(diagnosis().isUnfit());
    }

    @Test
    void a_clock_that_stands_still() {
        clock = () -> 17;
        found(Severity.UNFIT, "clock.step", "the clock stands still");
    }

    @ParameterizedTest
    @CsvSource({"200000 100000, WARN, 2.00 CPUs", "50000 100000, UNFIT, 0.50 CPUs", "max 100000, OK, none"})
    void a_container_with_a_quota(String max, Severity severity, String observed) {
        system.file("proc/self/cgroup", "0::/").file("sys/fs/cgroup/cpu.max", max);
        found(severity, "cgroup.quota", observed);
    }

    @ParameterizedTest
    @CsvSource({"10, OK", "50, NOTE", "100, WARN", "499, WARN", "500, UNFIT"})
    void other_programs(long millis, Severity severity) {
        atRest = Optional.of(new CpuTime(30, 30 + millis, 0, 1000));
        assertEquals(severity, finding("load.now").severity());
    }

    @ParameterizedTest
    @CsvSource({"0, OK", "10, NOTE", "20, WARN", "200, UNFIT"})
    void a_hypervisor_that_steals(long millis, Severity severity) {
        atRest = Optional.of(new CpuTime(0, 0, millis, 1000));
        assertEquals(severity, finding("load.steal").severity());
    }

    @Test
    void the_calmest_moment_counts() {
        system.ticks(0, 0, 0, 0);
        Deque<Runnable> moments = new ArrayDeque<>(List.of(
                () -> system.ticks(0, 50, 50, 0),
                () -> system.ticks(0, 60, 140, 0),
                () -> system.ticks(0, 90, 210, 0)));
        assertEquals(
                Optional.of(new CpuTime(0, 100, 0, 1000)),
                Doctor.watch(system.files(), () -> moments.remove().run()));
        assertTrue(moments.isEmpty());
        moments.add(() -> system.ticks(0, 91, 310, 0));
        Doctor.watch(system.files(), () -> moments.remove().run());
        assertTrue(moments.isEmpty(), "a calm moment is enough");
    }

    @Test
    void a_jvm_that_is_none_to_measure_with() {
        jvm = new Jvm(
                List.of(HOTSPOT, "OpenJDK 64-Bit Server VM 25-fastdebug"),
                "interpreted mode",
                List.of("-agentlib:jdwp=transport=dt_socket", "-Xmx1g"),
                Map.of("JAVA_TOOL_OPTIONS", "-Xint -Dpassword=secret -javaagent:/x.jar=key"),
                1,
                0);
        found(Severity.UNFIT, "jvm.build", HOTSPOT + "; OpenJDK 64-Bit Server VM 25-fastdebug");
        found(Severity.WARN, "jvm.mode", "interpreted mode");
        found(Severity.NOTE, "jvm.agents", "-agentlib=...");
        found(Severity.UNFIT, "jvm.variables", "JAVA_TOOL_OPTIONS=-Xint -Dpassword=... -javaagent=...");
        assertEquals("unset JAVA_TOOL_OPTIONS", finding("jvm.variables").remedy());
        found(Severity.WARN, "cpu.count", "1 CPU");
    }

    @ParameterizedTest
    @CsvSource({"-Xmx1g, WARN", "-Dfile.encoding=UTF-8, NOTE"})
    void a_variable_that_every_jvm_heeds(String value, Severity severity) {
        jvm = new Jvm(List.of(HOTSPOT), "mixed mode", List.of(), Map.of("_JAVA_OPTIONS", value), 8, 0);
        assertEquals(severity, finding("jvm.variables").severity());
    }

    @Test
    void another_run_is_found_by_its_fork() {
        system.link("proc/self", "10")
                .file("proc/10/cmdline", "java\0org.openjdk.jmh.runner.ForkedMain")
                .file("proc/11/cmdline", "java\0-jar\0benchmarks.jar");
        found(Severity.OK, "runs.processes", "no other fork of JMH");
        system.file("proc/12/cmdline", "java\0-cp\0x\0org.openjdk.jmh.runner.ForkedMain\0127.0.0.1\0");
        found(Severity.UNFIT, "runs.processes", "forks of JMH: process 12");
    }

    @Test
    void what_is_not_as_it_should_be_says_what_that_does() {
        system.file("sys/kernel/mm/transparent_hugepage/enabled", "[always] madvise never");
        for (Finding finding : diagnosis().findings()) {
            if (finding.severity() == Severity.OK) {
                assertNull(finding.effect(), finding.toString());
                assertNull(finding.remedy(), finding.toString());
            } else {
                assertNotNull(finding.effect(), finding.toString());
            }
        }
        assertEquals("OK cpu.count: 8 CPUs", finding("cpu.count").line());
        assertTrue(finding("memory.thp").line().startsWith("NOTE memory.thp: always; whether a heap"));
    }

    @Test
    void this_machine_can_be_examined() {
        List<String> ids = Doctor.examine().findings().stream().map(Finding::id).toList();
        assertTrue(ids.containsAll(List.of("clock.cost", "clock.step", "cpu.count", "jvm.build")), ids.toString());
    }

    private void found(Severity severity, String id, String observed) {
        Finding finding = finding(id);
        assertEquals(severity + " " + observed, finding.severity() + " " + finding.observed());
    }

    private Finding finding(String id) {
        Map<String, Finding> byId =
                diagnosis().findings().stream().collect(Collectors.toMap(Finding::id, Function.identity()));
        assertTrue(byId.containsKey(id), id + " not in " + byId.keySet());
        return byId.get(id);
    }

    private Diagnosis diagnosis() {
        return Doctor.examine(new Host(system.files(), jvm, clock, root, atRest));
    }

    private static Jvm jvm(int cpus, double load) {
        return new Jvm(List.of(HOTSPOT), "mixed mode, sharing", List.of("-Xmx1g"), Map.of(), cpus, load);
    }

    private static LongSupplier ticking(long nanos) {
        long[] now = {0};
        return () -> now[0] += nanos;
    }
}
