package io.github.diobench.suite.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.SystemFiles;
import io.github.diobench.suite.machine.CpuModel;
import io.github.diobench.suite.machine.Machine;
import io.github.diobench.suite.machine.MachineProfile;
import io.github.diobench.suite.machine.ProfileMain;
import io.github.diobench.suite.os.Program;
import io.github.diobench.suite.os.ProgramResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out which machine this is. */
public final class MachineProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private MachineProbe() {}

    /** Asks the system. */
    public static Machine described() {
        return new Machine(CpuModel.read(SystemFiles.ofThisMachine()).orElse(null), null);
    }

    /**
     * Asks the system and measures, which takes three seconds.
     *
     * @param program the {@code java} program that measures; one that cannot run this program's classes measures nothing
     * @param jvmArgs its arguments
     */
    public static Machine measured(String program, List<String> jvmArgs) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(jvmArgs);
        // On a busy machine the compiler would have no time before the measuring is over, unless the program waits for
        // it.
        command.add("-Xbatch");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ProfileMain.class.getName()));
        ProgramResult said = Program.of(command).run(PATIENCE);
        return new Machine(
                described().cpu(), said.isOk() ? profile(said.output()).orElse(null) : null);
    }

    /** A JVM may write warnings before it. */
    static Optional<MachineProfile> profile(String output) {
        return output.lines().filter(line -> line.startsWith("{")).findFirst().flatMap(line -> {
            try {
                return Optional.of(Json.reader(MachineProfile.class).<MachineProfile>readValue(line));
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        });
    }
}
