package io.github.diobench.suite.track.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BuildCommandTest {
    @TempDir
    private Path folder;

    @Test
    void the_build_files_say_what_builds() throws IOException {
        BuildCommand usual = new BuildCommand("");
        assertEquals("mvn -q package -DskipTests", usual.in(folder));
        Files.createFile(folder.resolve("build.gradle.kts"));
        assertEquals("gradle -q jmhJar", usual.in(folder));
        assertTrue(Files.createFile(folder.resolve("gradlew")).toFile().setExecutable(true));
        assertEquals("./gradlew -q jmhJar", usual.in(folder));
        Files.createFile(folder.resolve("pom.xml"));
        assertEquals("mvn -q package -DskipTests", usual.in(folder));
        Files.createFile(folder.resolve("mvnw"));
        assertEquals("mvn -q package -DskipTests", usual.in(folder), "it cannot be run");
        assertTrue(folder.resolve("mvnw").toFile().setExecutable(true));
        assertEquals("./mvnw -q package -DskipTests", usual.in(folder));
        assertEquals("make it", new BuildCommand("make it").in(folder));
    }
}
