package io.github.diobench.suite.campaign;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.os.Program;
import io.github.diobench.suite.os.ProgramResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JVM that runs the forks, as it describes itself.
 *
 * @param program its {@code java} program
 * @param version version of the Java runtime
 * @param vm name and version of the virtual machine
 * @param vendor who built it
 * @param startMillis how long it took to start and end doing nothing, in milliseconds
 */
public record ForkJvm(String program, String version, String vm, String vendor, long startMillis) {
    /** The first start may have to fetch the JDK from disk, and any may be held up; the shortest tells how long one takes. */
    private static final int STARTS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * Returns the {@code java} program that {@code path} means: itself, or the one in the JDK that it is the folder of.
     *
     * @throws UserError if there is none
     */
    public static String program(Path path) {
        Path program = Files.isDirectory(path) ? path.resolve("bin").resolve("java") : path;
        if (!Files.isExecutable(program) || Files.isDirectory(program)) {
            throw new UserError("--jvm " + path + ": there is no Java there; name a JDK's folder or its bin/java");
        }
        // Forks may run in another folder.
        return program.toAbsolutePath().toString();
    }

    /** Returns the {@code java} program of this JVM itself, spelled as JMH spells it. */
    public static String ownProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * Returns the version of the Java that {@code program} starts.
     *
     * @throws UserError if it does not start
     */
    static String version(String program) {
        return property(settings(program, List.of()), "java.version");
    }

    /**
     * Starts {@code program} a few times, with the arguments of the forks.
     *
     * @throws UserError if it does not start with these arguments
     */
    static ForkJvm probe(String program, List<String> jvmArgs) {
        String settings = "";
        long startMillis = Long.MAX_VALUE;
        for (int i = 0; i < STARTS; i++) {
            long start = System.nanoTime();
            settings = settings(program, jvmArgs);
            startMillis = Math.min(
                    startMillis, Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
        return new ForkJvm(
                program,
                property(settings, "java.version"),
                property(settings, "java.vm.name") + " " + property(settings, "java.vm.version"),
                property(settings, "java.vendor"),
                startMillis);
    }

    private static String settings(String program, List<String> jvmArgs) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(jvmArgs);
        command.addAll(List.of("-XshowSettings:properties", "-version"));
        String arguments = jvmArgs.isEmpty() ? "" : " with the arguments " + String.join(" ", jvmArgs);
        ProgramResult said = Program.of(command).run(PATIENCE);
        if (said.timedOut()) {
            throw new UserError(
                    program + " did not say within " + PATIENCE.toSeconds() + " s which Java it is" + arguments);
        }
        if (!said.isOk()) {
            throw new UserError(program + " does not start" + arguments + ": " + reason(said));
        }
        return said.output();
    }

    /** What a JVM says first, unless it speaks of what it was told by others or of options that it will drop some day. */
    private static String reason(ProgramResult said) {
        return said.output()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("Picked up ") && !line.contains(" warning: "))
                .findFirst()
                .map(FailureReason::ofText)
                .orElse("it ended with code " + said.exit());
    }

    private static String property(String settings, String name) {
        Matcher matcher = Pattern.compile("(?m)^\\s*" + Pattern.quote(name) + " = (.*?)\\s*$")
                .matcher(settings);
        return matcher.find() ? matcher.group(1) : "unknown";
    }
}
