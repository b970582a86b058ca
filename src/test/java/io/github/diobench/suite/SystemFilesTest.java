package io.github.diobench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.fixture.FakeSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SystemFilesTest {
    @TempDir
    Path root;

    @Test
    void what_is_not_there_is_empty() {
        SystemFiles files = new SystemFiles(root);
        assertEquals(Optional.empty(), files.text("proc/stat"));
        assertEquals(Optional.empty(), files.number("proc/stat"));
        assertEquals(Optional.empty(), files.field("proc/meminfo", "SwapFree"));
        assertEquals(Optional.empty(), files.link("proc/self"));
        assertEquals(Optional.empty(), files.statField("proc/self/stat", 14));
        assertEquals(List.of(), files.names("proc"));
        assertEquals(Optional.empty(), CpuTime.read(files));
        assertEquals(OptionalDouble.empty(), CpuCgroup.of(files).quota());
        assertEquals(OptionalLong.empty(), CpuCgroup.of(files).throttledNanos());
    }

    @Test
    void what_is_something_else_is_empty() {
        // A folder where a file is expected, and the other way round.
        SystemFiles files = new FakeSystem(root).file("proc/stat/cpu", "x").files();
        assertEquals(Optional.empty(), files.text("proc/stat"));
        assertEquals(List.of(), files.names("proc/stat/cpu"));
        assertEquals(Optional.empty(), files.link("proc/stat/cpu"));
        assertEquals(Optional.empty(), files.number("proc/stat/cpu"));
    }

    @Test
    void a_field_is_found_by_its_whole_name() {
        SystemFiles files = new FakeSystem(root)
                .file("proc/cpuinfo", "model\t\t: 1\nmodel name\t: Some: CPU\nmodel name\t: other")
                .files();
        assertEquals(Optional.of("1"), files.field("proc/cpuinfo", "model"));
        assertEquals(Optional.of("Some: CPU"), files.field("proc/cpuinfo", "model name"));
    }

    @Test
    void the_cpu_time_of_a_window() {
        FakeSystem system = new FakeSystem(root).ticks(100, 1000, 5000, 7);
        CpuTime start = CpuTime.read(system.files()).orElseThrow();
        assertEquals(new CpuTime(1000, 10_000, 70, 60_070), start);
        CpuTime window = CpuTime.read(system.ticks(130, 1040, 5055, 12).files())
                .orElseThrow()
                .since(start);
        assertEquals(new CpuTime(300, 400, 50, 1000), window);
        assertEquals(100, window.others());
        assertEquals(0, new CpuTime(300, 290, 0, 1000).others());
    }

    @Test
    void a_quota_of_version_2_counts_wherever_it_is_set() {
        FakeSystem system = new FakeSystem(root)
                .file("proc/self/cgroup", "0::/pod/box")
                .file("sys/fs/cgroup/pod/box/cpu.max", "max 100000")
                .file("sys/fs/cgroup/pod/box/cpu.stat", "usage_usec 5\nnr_throttled 0\nthrottled_usec 20");
        assertEquals(OptionalDouble.empty(), CpuCgroup.of(system.files()).quota());
        system.file("sys/fs/cgroup/pod/cpu.max", "150000 100000")
                .file("sys/fs/cgroup/pod/cpu.stat", "nr_throttled 3\nthrottled_usec 7000");
        assertEquals(OptionalDouble.of(1.5), CpuCgroup.of(system.files()).quota());
        assertEquals(OptionalLong.of(7_020_000), CpuCgroup.of(system.files()).throttledNanos());
    }

    @ParameterizedTest
    @CsvSource({"cpu, cpu", "'cpu,cpuacct', 'cpu,cpuacct'", "'cpuacct,cpu', 'cpu,cpuacct'"})
    void a_quota_of_version_1_is_found_in_a_container_that_sees_the_hosts_path(String controllers, String mount) {
        String folder = "sys/fs/cgroup/" + mount;
        CpuCgroup cgroup = CpuCgroup.of(new FakeSystem(root)
                .file("proc/self/cgroup", "5:memory:/docker/1234\n4:" + controllers + ":/docker/1234\n0::/docker/1234")
                .file(folder + "/cpu.cfs_quota_us", "50000")
                .file(folder + "/cpu.cfs_period_us", "100000")
                .file(folder + "/cpu.stat", "nr_throttled 1\nthrottled_time 1234")
                .files());
        assertEquals(OptionalDouble.of(0.5), cgroup.quota());
        assertEquals(OptionalLong.of(1234), cgroup.throttledNanos());
    }

    @Test
    void no_quota_of_version_1() {
        FakeSystem system = new FakeSystem(root)
                .file("proc/self/cgroup", "4:cpu:/")
                .file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1")
                .file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000");
        assertEquals(OptionalDouble.empty(), CpuCgroup.of(system.files()).quota());
    }

    @Test
    void lists_of_cpus() {
        assertEquals(List.of(0, 1, 2, 3, 8), CpuList.parse("0-3,8"));
        assertEquals(List.of(5), CpuList.parse("5"));
        for (String nonsense : List.of("", "a", "1-", "-1", "1,,2", "999999")) {
            assertTrue(CpuList.parse(nonsense).isEmpty(), nonsense);
        }
    }

    @Test
    void this_machine_can_be_asked() {
        // Whatever it is.
        SystemFiles files = SystemFiles.ofThisMachine();
        assertFalse(CpuCgroup.of(files).quota().orElse(1) <= 0);
        CpuTime.read(files).ifPresent(time -> assertTrue(time.all() >= time.busy(), time.toString()));
    }
}
