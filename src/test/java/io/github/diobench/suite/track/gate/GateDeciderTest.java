package io.github.diobench.suite.track.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.fixture.GatedRun;
import io.github.diobench.suite.judge.MarginsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GateDeciderTest {
    private static final String SAME = "A.same";
    private static final String NOISY = "A.noisy";
    private static final String SUSPECT = "A.suspect";

    @TempDir
    private Path folder;

    @Test
    void what_is_undecided_goes_on_what_points_to_a_cost_first() throws IOException {
        assertEquals(List.of(SUSPECT, NOISY), undecided(null));
    }

    /** Three benchmarks of six rounds take 52 s here, and six more rounds of one 17 s. */
    @Test
    void with_a_budget_only_what_there_is_time_for() throws IOException {
        assertEquals(List.of(), undecided(Duration.ofSeconds(60)));
        assertEquals(List.of(SUSPECT), undecided(Duration.ofSeconds(75)));
        assertEquals(List.of(SUSPECT, NOISY), undecided(Duration.ofMinutes(5)));
    }

    @Test
    void looks_double_and_none_is_shortly_before_the_end() {
        assertEquals(List.of(6, 12, 24, 48), GateDecider.looks(5, 48));
        assertEquals(List.of(6, 12, 24, 50), GateDecider.looks(5, 50));
        assertEquals(List.of(8, 16), GateDecider.looks(8, 16));
        assertEquals(List.of(6), GateDecider.looks(5, 6));
        assertEquals(List.of(5), GateDecider.looks(5, 5));
        assertEquals(List.of(7), GateDecider.looks(5, 7));
    }

    private List<String> undecided(Duration budget) throws IOException {
        RunFolder gate = new GatedRun()
                .with(SAME, 1)
                .with(NOISY, 1)
                .withNoise(NOISY, 0.4)
                .with(SUSPECT, 1.09)
                .withNoise(SUSPECT, 0.03)
                .after(6, 6, 12, 24)
                .write(folder);
        GateDecider decider = new GateDecider(
                GateRequest.read(folder), MarginsFile.read(gate.margins()).margins(), budget);
        return List.copyOf(decider.undecided(gate, RunData.load(gate)));
    }
}
