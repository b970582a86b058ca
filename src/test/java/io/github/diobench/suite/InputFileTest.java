package io.github.diobench.suite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InputFileTest {
    @TempDir
    Path folder;

    @Test
    void a_file_is_read_whole() throws IOException {
        Path file = Files.writeString(folder.resolve("some"), "text");
        assertArrayEquals("text".getBytes(StandardCharsets.UTF_8), InputFile.bytes(file, InputFile.OBJECTS));
    }

    @Test
    void what_memory_might_not_hold_is_refused_before_it_is_read() throws IOException {
        Path file = folder.resolve("huge");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(8L << 30);
        }
        for (int factor : new int[] {InputFile.LINES, InputFile.OBJECTS}) {
            UserError mistake = assertThrows(UserError.class, () -> InputFile.bytes(file, factor));
            assertTrue(mistake.getMessage().startsWith(file + " has 8192 MiB, and "), mistake.getMessage());
            assertTrue(mistake.getMessage().endsWith("java -Xmx"), mistake.getMessage());
        }
    }

    @Test
    void what_is_no_file_is_told() {
        assertEquals(
                folder + " is a folder; a file is wanted",
                assertThrows(UserError.class, () -> InputFile.bytes(folder, InputFile.LINES))
                        .getMessage());
        Path nothing = folder.resolve("nothing");
        assertEquals(
                nothing + ": there is no such file",
                assertThrows(UserError.class, () -> InputFile.bytes(nothing, InputFile.LINES))
                        .getMessage());
    }

    @Test
    void a_message_is_one_line_whatever_it_quotes() {
        assertEquals("a b c", new UserError("a\nb\r\n\tc").getMessage());
    }
}
