package io.github.diobench.mutants;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.mutants.Mutant.Catch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The historical mistakes can still be made: every patch applies, compiles and says what must catch it. */
class MutantPatchesTest {
    static List<Mutant> mutants() {
        return Mutant.all();
    }

    @Test
    void noneIsMissing() {
        List<String> names = List.of(
                "A0", "A1", "B1", "B1b", "B2", "B2b", "B3", "B4", "B5", "B6", "B7", "B8", "B10", "B11", "B14", "B24",
                "RA");
        assertEquals(names, mutants().stream().map(Mutant::name).toList());
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void appliesAndCompiles(Mutant mutant) throws ClassNotFoundException {
        assertFalse(mutant.classes().isEmpty());
        assertFalse(mutant.catches().isEmpty(), "nothing is said to catch it");
        for (Catch each : mutant.catches()) {
            assertDoesNotThrow(() -> Class.forName(
                    "io.github.diobench." + each.testClass(), false, getClass().getClassLoader()));
        }
    }

    @Test
    void theTableIsCurrent() throws IOException {
        String table = MutantsReadme.of(mutants());
        if (Boolean.getBoolean("mutants.write")) {
            Files.writeString(MutantsReadme.FILE, table);
        }
        assertEquals(table, Files.readString(MutantsReadme.FILE));
    }

    @Test
    void aPatchThatDoesNotFitIsNamed(@TempDir Path folder) throws IOException {
        String patch = Files.readString(Path.of("src/test/mutants/B8.patch"));
        Path moved = Files.writeString(folder.resolve("moved.patch"), patch.replaceFirst("@@ -\\d+,", "@@ -1,"));
        assertEquals(Mutant.named("B8").apply(), Mutant.read(moved).apply(), "lines may move");
        Path stale = Files.writeString(
                folder.resolve("stale.patch"), patch.replace("\n         blocksAvailable", "\n         blocks"));
        String message = assertThrows(
                        AssertionError.class, () -> Mutant.read(stale).apply())
                .getMessage();
        assertTrue(message.startsWith("stale.patch no longer applies to "), message);
        Path wrong = Files.writeString(
                folder.resolve("wrong.patch"), patch.replace("+        eofBlock", "+        noBlock"));
        message = assertThrows(AssertionError.class, () -> Mutant.read(wrong).classes())
                .getMessage();
        assertTrue(message.startsWith("wrong.patch does not compile:\n"), message);
    }
}
