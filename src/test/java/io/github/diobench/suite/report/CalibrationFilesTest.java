package io.github.diobench.suite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Measurements;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Purpose;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.campaign.Slot;
import io.github.diobench.suite.campaign.Status;
import io.github.diobench.suite.fixture.SampleFolder;
import io.github.diobench.suite.fixture.SampleRun;
import io.github.diobench.suite.judge.MarginsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A calibration is derived from the journal alone. */
class CalibrationFilesTest {
    private static final String JAVA = "/jdk/bin/java";
    private static final int ROUNDS = 16;
    private static final double NOISE = 0.01;

    private static final Regime REGIME = new Regime(
            "async-write-2-inline",
            Purpose.CALIBRATION,
            "bench.RequestBenchmark.request",
            Map.of("bios", "2"),
            1,
            ROUNDS,
            List.of(
                    new Arm("atomic", "atomic", Arm.Role.REFERENCE, JAVA, List.of()),
                    new Arm("slowed-10", "slowed-10", Arm.Role.SLOWED, JAVA, List.of()),
                    new Arm("slowed-1", "slowed-1", Arm.Role.SLOWED, JAVA, List.of()),
                    new Arm("atomic-again", "atomic", Arm.Role.AGAIN, JAVA, List.of())));

    @TempDir
    Path folder;

    @Test
    void the_files_say_what_was_found() throws IOException {
        Reports reports = Reports.write(store());
        JsonNode json = Json.reader(JsonNode.class).readTree(Files.readString(folder.resolve("calibration.json")));
        assertEquals(2, json.get("schemaVersion").asInt());
        assertEquals("2026-11-18T11:06:40Z", json.get("started").asText());
        JsonNode regime = json.get("regimes").get(0);
        assertEquals(ROUNDS, regime.get("again").get("rounds").asInt());
        assertEquals(11, regime.get("alarms").get("differs").get("trials").asInt());
        assertEquals(2, regime.get("alarms").get("differs").get("independent").asInt());
        // A round takes 40 ms, and two arms half of that.
        assertEquals(0.02, regime.get("sensitivity").get("pairSeconds").asDouble(), 1e-9);
        assertEquals(3000, regime.get("sensitivity").get("rounds").asInt());
        JsonNode by10 = regime.get("slowdowns").get(1);
        assertEquals("slowed-10", by10.get("arm").asText());
        assertEquals(0.10, by10.get("injected").asDouble());
        assertEquals(1.10, by10.get("realised").get("student").get("ratio").asDouble(), 0.02);
        assertEquals(11, by10.get("windows").get("fail").asInt());
        assertEquals(2, by10.get("independent").asInt());

        String text = Files.readString(folder.resolve("calibration.md"));
        assertTrue(reports.table().endsWith(text), "it is shown as well");
        assertTrue(text.contains("| slowed-10 | 10.0 % |"), text);
        assertTrue(text.contains(" 100 / 0 / 0 / 0 (0) |"), text);
        assertTrue(text.contains("Some CPU, 2 CPUs"), text);
        assertTrue(text.contains("[0.0 %, 77.6 %]"), text);
        assertTrue(reports.files().contains(folder.resolve("calibration.md")));
    }

    @Test
    void they_are_the_same_when_made_again_elsewhere() throws IOException {
        RunFolder run = store();
        Reports.write(run);
        String json = Files.readString(folder.resolve("calibration.json"));
        String text = Files.readString(folder.resolve("calibration.md"));
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            Reports.write(run);
        } finally {
            Locale.setDefault(usual);
        }
        assertEquals(json, Files.readString(folder.resolve("calibration.json")));
        assertEquals(text, Files.readString(folder.resolve("calibration.md")));
    }

    @Test
    void a_run_that_calibrates_nothing_has_none() throws IOException {
        Reports.write(SampleFolder.write(folder));
        assertFalse(Files.exists(folder.resolve("calibration.json")));
        assertFalse(Files.exists(folder.resolve("calibration.md")));
    }

    @Test
    void a_verdict_has_no_fewer_rounds_than_its_margins_ask_for() throws IOException {
        RunFolder run = store();
        Files.writeString(
                run.margins(), MarginsFile.shipped().text().replace("\"minRounds\" : 5", "\"minRounds\" : 9"));
        Reports.write(run);
        JsonNode json = Json.reader(JsonNode.class).readTree(Files.readString(folder.resolve("calibration.json")));
        assertEquals(9, json.get("verdictRounds").asInt());
    }

    @Test
    void margins_without_a_rule_are_told() throws IOException {
        RunFolder run = store();
        Files.writeString(run.margins(), MarginsFile.shipped().text().replace("\".*\"", "\"sync.*\""));
        UserError mistake = assertThrows(UserError.class, () -> Reports.write(run));
        assertEquals("the margins have no rule for the regime 'async-write-2-inline'", mistake.getMessage());
        assertFalse(Files.exists(folder.resolve("summary.csv")), "nothing is written");
    }

    private RunFolder store() throws IOException {
        RunFolder run = new RunFolder(folder);
        SampleRun.environment().write(run.environment());
        Plan sample = SampleRun.plan();
        Random random = new Random(20261125);
        List<Slot> slots = new ArrayList<>();
        StringBuilder journal = new StringBuilder();
        for (int round = 1; round <= ROUNDS; round++) {
            for (Arm arm : REGIME.arms()) {
                int number = slots.size() + 1;
                int position = (number - 1) % REGIME.arms().size() + 1;
                slots.add(new Slot(number, round, position, REGIME.cell(arm).id()));
                double slowdown = arm.role() == Arm.Role.SLOWED ? arm.injected() : 0;
                double score = 400 * (1 + slowdown) * Math.exp(NOISE * random.nextGaussian());
                journal.append(Json.line(fork(number, round, position, arm, score)))
                        .append('\n');
            }
        }
        new Plan(
                        sample.schemaVersion(),
                        sample.runId(),
                        "calibrate",
                        sample.seed(),
                        ROUNDS,
                        List.of(),
                        sample.timing(),
                        sample.jvmArgs(),
                        "atomic",
                        List.of(REGIME),
                        List.of(),
                        slots)
                .write(run.plan());
        Files.writeString(run.journal(), journal);
        return run;
    }

    private static ForkRecord fork(int number, int round, int position, Arm arm, double score) {
        Measurements measured = new Measurements(
                "avgt",
                "ns/op",
                "17.0.1",
                "Some VM",
                "17.0.1+1",
                1,
                List.of(score),
                List.of(1000L),
                List.of(1000L),
                new TreeMap<>(),
                new TreeMap<>());
        return new ForkRecord(
                number,
                round,
                1,
                position,
                REGIME.cell(arm),
                10L * number,
                10L * number + 10,
                Status.OK,
                null,
                0,
                List.of(score),
                measured);
    }
}
