package io.github.diobench.suite.track.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.fixture.GatedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GateRequestTest {
    @TempDir
    private Path folder;

    @Test
    void what_was_written_is_read() throws IOException {
        new GatedRun().with("A.b", 1).withOperations(8).asGroup(1, 1).write(folder);
        GateRequest request = GateRequest.read(folder);
        assertEquals(request.text(), Files.readString(folder.resolve(GateRequest.FILE)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"floorNs\" : 0.5 | \"floorNs\" : \"NaN\" | floorNs must be at least 0",
                "\"floorNs\" : 0.5 | \"floorNs\" : -1 | floorNs must be at least 0",
                "\"floorNs\" : 0.5 | \"floorNs\" : 1e999 | floorNs must be at least 0",
                "\"floorNs\" : 0.5 | \"floorNs\" : 0.5, \"budgetMillis\" : -9223372036854775808 | budgetMillis is no time",
                "\"floorNs\" : 0.5 | \"floorNs\" : 0.5, \"budgetMillis\" : 99999999999999999999 | out of range",
                "\"bench.A.b\" : 8 | \"bench.A.b\" : 0 | the number for bench.A.b must be between 1 and",
                "\"bench.A.b\" : 8 | \"bench.A.b\" : null | the number for bench.A.b must be between 1 and",
                "\"read\" : 1 | \"read\" : 2147483647 | the number for read must be between 1 and",
                "\"read\" : 1 | \"read\" : null | the number for read must be between 1 and"
            })
    void numbers_that_nothing_can_be_counted_with_are_told(String good, String bad, String message) throws IOException {
        new GatedRun().with("A.b", 1).withOperations(8).asGroup(1, 1).write(folder);
        Path file = folder.resolve(GateRequest.FILE);
        String text = Files.readString(file);
        assertNotEquals(text, text.replace(good, bad), text);
        Files.writeString(file, text.replace(good, bad));
        String told =
                assertThrows(UserError.class, () -> GateRequest.read(folder)).getMessage();
        assertTrue(told.startsWith(file + " is damaged: ") && told.contains(message), told);
    }
}
