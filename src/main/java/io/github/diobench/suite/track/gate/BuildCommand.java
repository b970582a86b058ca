package io.github.diobench.suite.track.gate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What builds a revision.
 *
 * @param typed what the user says; blank for what its build files ask for
 */
public record BuildCommand(String typed) {
    private static final String MAVEN = " -q package -DskipTests";
    private static final String GRADLE = " -q jmhJar";

    /** Returns the command for the shell that builds what is in {@code folder}. */
    String in(Path folder) {
        if (!typed.isBlank()) {
            return typed;
        }
        boolean isGradle = !Files.exists(folder.resolve("pom.xml"))
                && List.of("build.gradle", "build.gradle.kts").stream()
                        .anyMatch(file -> Files.exists(folder.resolve(file)));
        return isGradle ? program(folder, "gradle", "gradlew") + GRADLE : program(folder, "mvn", "mvnw") + MAVEN;
    }

    /** A project that brings the program with it is built by that. */
    private static String program(Path folder, String usual, String own) {
        return Files.isExecutable(folder.resolve(own)) ? "./" + own : usual;
    }
}
