package io.github.diobench.suite.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.suite.fixture.FakeSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CpuOrderTest {
    @TempDir
    Path root;

    @Test
    void four_cores_of_two_threads() {
        FakeSystem system = allowed("0-7");
        for (int cpu = 0; cpu < 8; cpu++) {
            system.siblings(cpu, cpu % 4 + "," + (cpu % 4 + 4));
        }
        assertOrder(List.of(1, 2, 3, 4, 5, 6, 7, 0), system, Pin.SPREAD);
        assertOrder(List.of(1, 5, 2, 6, 3, 7, 4, 0), system, Pin.COMPACT);
    }

    @Test
    void cores_whose_threads_are_neighbours() {
        FakeSystem system = allowed("0-3");
        for (int cpu = 0; cpu < 4; cpu++) {
            system.siblings(cpu, cpu / 2 * 2 + "-" + (cpu / 2 * 2 + 1));
        }
        assertOrder(List.of(2, 1, 3, 0), system, Pin.SPREAD);
        assertOrder(List.of(2, 3, 1, 0), system, Pin.COMPACT);
    }

    @Test
    void only_cpus_that_are_allowed_and_no_topology() {
        FakeSystem system = allowed("2,4-5");
        assertOrder(List.of(4, 5, 2), system, Pin.SPREAD);
        assertOrder(List.of(4, 5, 2), system, Pin.COMPACT);
    }

    @Test
    void a_sibling_that_is_not_allowed_is_not_used() {
        FakeSystem system =
                allowed("1,4-5").siblings(1, "1,5").siblings(4, "0,4").siblings(5, "1,5");
        assertOrder(List.of(1, 5, 4), system, Pin.COMPACT);
        assertOrder(List.of(1, 4, 5), system, Pin.SPREAD);
    }

    @Test
    void every_cpu_is_given_once_and_further_threads_are_let_loose() {
        Placement placement = new Placement(allowed("0-1").files(), Pin.SPREAD);
        assertEquals(Optional.of("1"), placement.next());
        assertEquals(Optional.of("0"), placement.next());
        assertEquals(Optional.of("0-1"), placement.next());
        assertEquals(Optional.of("0-1"), placement.next());
    }

    @Test
    void without_pinning_nothing_is_given() {
        assertEquals(Optional.empty(), new Placement(allowed("0-1").files(), Pin.NONE).next());
    }

    private FakeSystem allowed(String cpus) {
        return new FakeSystem(root)
                .file("proc/self/status", "Name:\tjava\nCpus_allowed:\tff\nCpus_allowed_list:\t" + cpus);
    }

    private static void assertOrder(List<Integer> expected, FakeSystem system, Pin pin) {
        assertEquals(expected, CpuOrder.of(system.files(), pin));
    }
}
