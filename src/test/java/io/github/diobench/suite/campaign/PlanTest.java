package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.fixture.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlanTest {
    @TempDir
    Path folder;

    @Test
    void a_plan_survives_a_round_trip() throws IOException {
        Path file = folder.resolve("plan.json");
        SampleRun.plan().write(file);
        assertEquals(SampleRun.plan(), Plan.read(file));
    }

    @Test
    void another_format_is_refused_by_its_number() throws IOException {
        Path file = folder.resolve("plan.json");
        SampleRun.plan().write(file);
        Files.writeString(file, Files.readString(file).replace("\"schemaVersion\" : 3", "\"schemaVersion\" : 99"));
        UserError mistake = assertThrows(UserError.class, () -> Plan.read(file));
        assertEquals(file + " has format 99, this diobench reads formats 2 to 3", mistake.getMessage());
    }

    @Test
    void a_plan_that_does_not_say_what_was_left_out_left_nothing_out() throws IOException {
        Path file = folder.resolve("plan.json");
        SampleRun.plan().write(file);
        String text = Files.readString(file);
        String older = text.replaceFirst("(?s)  \"leftOut\" : \\[.*?\\],\n  \"slots\"", "  \"slots\"");
        assertNotEquals(text, older);
        Files.writeString(file, older);
        assertEquals(List.of(), Plan.read(file).leftOut());
    }

    @Test
    void looks_survive_a_round_trip_and_a_cut_keeps_those_it_reaches() throws IOException {
        Plan plan = SampleRun.plan().withLooks(List.of(1, 2, 3));
        Path file = folder.resolve("plan.json");
        plan.write(file);
        assertEquals(List.of(1, 2, 3), Plan.read(file).looks());
        assertEquals(List.of(1, 2), plan.with(2, plan.regimes(), List.of()).looks());
        assertEquals(List.of(1), plan.with(1, plan.regimes(), List.of()).looks());
        assertEquals(
                List.of(), SampleRun.plan().with(2, plan.regimes(), List.of()).looks());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{}", "no"})
    void what_is_not_a_plan_is_a_mistake_on_one_line(String text) throws IOException {
        Path file = folder.resolve("plan.json");
        Files.writeString(file, text);
        UserError mistake = assertThrows(UserError.class, () -> Plan.read(file));
        assertTrue(mistake.getMessage().startsWith(file + " is not a plan"), mistake.getMessage());
        assertEquals(1, mistake.getMessage().lines().count(), mistake.getMessage());
    }
}
