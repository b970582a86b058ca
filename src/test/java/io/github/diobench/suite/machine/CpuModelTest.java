package io.github.diobench.suite.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.suite.SystemFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CpuModelTest {
    private static final String INTEL = """
            processor\t: 0
            vendor_id\t: GenuineIntel
            cpu family\t: 6
            model\t\t: 207
            model name\t: Intel(R) Xeon(R) Processor
            stepping\t: 2
            microcode\t: 0x1
            cache size\t: 307200 KB

            processor\t: 1
            vendor_id\t: GenuineIntel
            model\t\t: 1
            """;

    private static final String AMD = """
            processor\t: 0
            vendor_id\t: AuthenticAMD
            cpu family\t: 25
            model\t\t: 1
            model name\t: AMD EPYC
            stepping\t: 1
            """;

    private static final String ARM = """
            processor\t: 0
            BogoMIPS\t: 243.75
            CPU implementer\t: 0x41
            CPU architecture: 8
            CPU variant\t: 0x3
            CPU part\t: 0xd0c
            CPU revision\t: 1
            """;

    @TempDir
    Path root;

    @Test
    void intel_and_amd_tell_family_model_and_stepping_of_the_first_cpu() throws IOException {
        cache("index0", "1", "Data", "48K");
        cache("index2", "2", "Unified", "2048K");
        assertEquals(
                Optional.of(new CpuModel(
                        "GenuineIntel", "6", "207", "2", "0x1", List.of("L1 data 48K", "L2 unified 2048K"))),
                read(INTEL));
        assertEquals("AMD-f25-m1-s1", read(AMD).orElseThrow().shortName());
        assertEquals(
                "AuthenticAMD family 25 model 1 stepping 1",
                read(AMD).orElseThrow().identity());
    }

    @Test
    void arm_has_no_family_and_no_name() throws IOException {
        CpuModel cpu = read(ARM).orElseThrow();
        assertEquals(new CpuModel("0x41", null, "0xd0c", "r3p1", null, List.of()), cpu);
        assertEquals("Arm model 0xd0c stepping r3p1", new Machine(cpu, null).cpuName(null));
        assertEquals("Arm-m0xd0c-sr3p1", cpu.shortName());
    }

    @Test
    void a_system_that_names_no_vendor_tells_nothing() throws IOException {
        assertEquals(Optional.empty(), CpuModel.read(new SystemFiles(root)));
        assertEquals(Optional.empty(), read("processor\t: 0\nmodel\t: 5\n"));
        assertEquals("unknown CPU", new Machine(null, null).cpuName(null));
    }

    @Test
    void an_update_of_its_microcode_makes_no_other_processor() throws IOException {
        CpuModel cpu = read(INTEL).orElseThrow();
        assertEquals(
                cpu.identity(), read(INTEL.replace("0x1", "0x2")).orElseThrow().identity());
        assertEquals("0x2", read(INTEL.replace("0x1", "0x2")).orElseThrow().microcode());
    }

    private Optional<CpuModel> read(String cpuinfo) throws IOException {
        Files.createDirectories(root.resolve("proc"));
        Files.writeString(root.resolve("proc/cpuinfo"), cpuinfo);
        return CpuModel.read(new SystemFiles(root));
    }

    private void cache(String index, String level, String type, String size) throws IOException {
        Path folder = Files.createDirectories(root.resolve("sys/devices/system/cpu/cpu0/cache/" + index));
        Files.writeString(folder.resolve("level"), level + "\n");
        Files.writeString(folder.resolve("type"), type + "\n");
        Files.writeString(folder.resolve("size"), size + "\n");
    }
}
