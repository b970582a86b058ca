package io.github.diobench.suite.machine;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tells a machine from others that are called the same.
 *
 * @param cpu what the processor says of itself; {@code null} if the system does not tell
 * @param profile what was measured; {@code null} if nothing was
 */
public record Machine(CpuModel cpu, MachineProfile profile) {

    /** Returns {@code name}, which is {@code null} if the processor has none, with its family, model and stepping. */
    public String cpuName(String name) {
        String called = Optional.ofNullable(name)
                .or(() -> Optional.ofNullable(cpu).map(CpuModel::vendorName))
                .orElse("unknown CPU");
        return Stream.of(called, cpu == null ? "" : cpu.numbers())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Returns the same with what was measured, if anything was. */
    public String line(String name) {
        return cpuName(name) + (profile == null ? "" : "; " + profile.line());
    }
}
