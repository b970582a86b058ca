package io.github.diobench.suite.track.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.fixture.GatedRun;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.judge.MarginsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GateMarginsTest {
    private static final String SHIPPED = MarginsFile.shipped().text();

    @TempDir
    private Path folder;

    @Test
    void diobench_itself_is_judged_by_its_own_rules_and_others_by_two_per_cent() throws IOException {
        Plan own = new JudgedRun().plan();
        GateMargins shipped = GateMargins.shipped(own, true);
        assertEquals(0.10, shipped.margins().rule("async-write-16-queued-spin").margin());
        assertEquals(0.03, shipped.margins().rule("async-write-16-inline-spin").margin());
        assertEquals(0.25, shipped.floorNs());
        Plan others = Plan.read(new GatedRun().with("A.b", 1).write(folder).plan());
        assertEquals(
                0.02, GateMargins.shipped(others, false).margins().rule("A.b").margin());
    }

    @Test
    void the_text_that_is_kept_says_the_same() throws IOException {
        GateMargins shipped = GateMargins.shipped(new JudgedRun().plan(), true);
        Path kept = Files.writeString(folder.resolve("margins.json"), shipped.text());
        assertEquals(shipped.margins(), MarginsFile.read(kept).margins());
    }

    @Test
    void a_file_may_hold_a_floor_and_leave_benchmarks_unmentioned() throws IOException {
        Path file =
                write(SHIPPED.replace("\".*\"", "\"Known.*\"").replace("\"looks\"", "\"floorNs\" : 2.5, \"looks\""));
        GateMargins read = GateMargins.read(file);
        assertEquals(2.5, read.floorNs());
        assertEquals(0.03, read.margins().rule("Known.run").margin());
        assertEquals(0.02, read.margins().rule("Unknown.run").margin());
        assertTrue(read.from().startsWith(file + " (SHA-256 "), read.from());
        assertEquals(1, read.withFloor(1).floorNs());
        assertEquals(0.25, GateMargins.read(write(SHIPPED)).floorNs());
        assertEquals(
                MarginsFile.shipped().margins(),
                MarginsFile.read(write(SHIPPED)).margins());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "\"1\"", "null", "[]", "1e999"})
    void a_floor_that_is_none_is_a_mistake(String floor) throws IOException {
        Path file = write(SHIPPED.replace("\"looks\"", "\"floorNs\" : " + floor + ", \"looks\""));
        String message =
                assertThrows(UserError.class, () -> GateMargins.read(file)).getMessage();
        assertTrue(message.startsWith(file + " holds no margins: floorNs must be a number of at least 0"), message);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("m.json"), text);
    }
}
