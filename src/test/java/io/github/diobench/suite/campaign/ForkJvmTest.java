package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class ForkJvmTest {
    @TempDir
    Path folder;

    @Test
    void a_java_that_does_not_start_says_why() throws IOException {
        String java = java("echo 'Picked up JAVA_TOOL_OPTIONS: -Xmx1g'; echo 'Unrecognized option: -no' >&2; exit 1");
        assertEquals(
                java + " does not start with the arguments -no: Unrecognized option: -no",
                problem(java, List.of("-no")));
        assertEquals(java("exit 3") + " does not start: it ended with code 3", problem(java("exit 3"), List.of()));
    }

    @Test
    void a_java_is_known_by_its_own_words() throws IOException {
        String java = java("printf '    java.version = 21\\n    java.vendor = \\344\\n'");
        ForkJvm jvm = ForkJvm.probe(java, List.of());
        assertEquals("21", jvm.version());
        assertEquals("\ufffd", jvm.vendor());
        assertTrue(jvm.startMillis() < 20_000);
    }

    private static String problem(String java, List<String> arguments) {
        return assertThrows(UserError.class, () -> ForkJvm.probe(java, arguments))
                .getMessage();
    }

    private String java(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("java"), "#!/bin/sh\n" + script + "\n");
        assertTrue(program.toFile().setExecutable(true));
        return program.toString();
    }
}
