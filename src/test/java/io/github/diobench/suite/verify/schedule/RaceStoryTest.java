package io.github.diobench.suite.verify.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The story is what the classes do today, and it stands in the documentation. */
class RaceStoryTest {
    private static final Path DOCUMENTATION = Path.of("docs", "race.md");

    @Test
    void theDocumentationIsCurrent() throws IOException {
        assertEquals(
                Files.readString(DOCUMENTATION),
                RaceStory.tell(),
                () -> "make it anew: java -jar benchmarks.jar explain race > " + DOCUMENTATION);
    }

    @Test
    void theRaceIsSeenBeforeAndNotAfter() {
        String[] parts = RaceStory.tell().split("\n## ");
        String before = part(parts, "Before");
        assertTrue(
                before.contains("C1 tells B its result: 4096 bytes written, BUT THE DEVICE STILL HAS ITS BIO"), before);
        assertTrue(before.contains("\n- finished twice: a completer was told"), before);
        assertTrue(before.contains("\n- bio completed after the request was freed, generation"), before);
        for (String after : new String[] {part(parts, "After"), part(parts, "Also safe")}) {
            assertTrue(after.contains("C2 tells B its result: 4096 bytes written\n"), after);
            assertTrue(after.contains("What the engine's checked mode saw: nothing wrong."), after);
        }
    }

    private static String part(String[] parts, String title) {
        for (String part : parts) {
            if (part.startsWith(title)) {
                return part;
            }
        }
        throw new AssertionError("no part " + title);
    }
}
