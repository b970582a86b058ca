package io.github.diobench.suite.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A harness that finds nothing may only be blind. */
final class FuzzTest {
    private static final String SAMPLE = "{\"a\" : [1, 2.5], \"b\" : \"c\"}\n{\"d\" : null}\n";

    private final Fuzz fuzz = new Fuzz(1);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("some.json"), SAMPLE);
        Files.writeString(folder.resolve("other.json"), "{}");
    }

    @Test
    void the_same_seed_damages_in_the_same_way_and_others_in_many() {
        byte[] sample = SAMPLE.getBytes(StandardCharsets.UTF_8);
        Set<String> seen = new HashSet<>();
        for (int seed = 0; seed < 1000; seed++) {
            byte[] damaged = Mutations.of(sample, new SplittableRandom(seed));
            assertArrayEquals(damaged, Mutations.of(sample, new SplittableRandom(seed)));
            seen.add(new String(damaged, StandardCharsets.ISO_8859_1));
        }
        assertTrue(seen.size() > 500, "only " + seen.size());
    }

    @Test
    void errors_of_the_user_and_files_that_could_be_read_are_no_problem() throws Exception {
        fuzz.run(new Fuzz.Format("sound", 20, file, () -> Files.writeString(folder.resolve("derived"), "x")));
        fuzz.run(new Fuzz.Format("told", 20, file, () -> {
            throw new UserError("no");
        }));
        assertEquals(SAMPLE, Files.readString(file));
        assertTrue(Files.notExists(folder.resolve("derived")));
    }

    @Test
    void everything_else_is() throws IOException {
        assertProblem("java.lang.IllegalStateException: oh", () -> {
            throw new IllegalStateException("oh");
        });
        assertProblem("java.io.IOException: oh", () -> {
            throw new IOException("oh");
        });
        assertProblem("java.lang.StackOverflowError", () -> {
            throw new StackOverflowError();
        });
        assertProblem(".x.tmp was left", () -> Files.writeString(folder.resolve(".x.tmp"), "half"));
        assertProblem("an error changed other.json", () -> {
            Files.writeString(folder.resolve("other.json"), "changed");
            throw new UserError("no");
        });
        assertProblem("after an error there are the files", () -> {
            Files.writeString(folder.resolve("half"), "half");
            throw new UserError("no");
        });
    }

    private void assertProblem(String problem, Fuzz.Reader reader) throws IOException {
        AssertionError found =
                assertThrows(AssertionError.class, () -> fuzz.run(new Fuzz.Format("bad", 1, file, reader)));
        assertTrue(found.getMessage().startsWith("bad, case 0 of seed 1: " + problem), found.getMessage());
        assertTrue(found.getMessage().endsWith("-Ddiobench.fuzz=bad:0"), found.getMessage());
        Files.delete(Path.of(found.getMessage().replaceAll("(?s).*is kept in (.*?);.*", "$1")));
        Files.deleteIfExists(folder.resolve("half"));
        Files.deleteIfExists(folder.resolve(".x.tmp"));
    }
}
