package io.github.diobench.suite.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.verdict.Claim;
import io.github.diobench.suite.verdict.Outcome;
import io.github.diobench.suite.verdict.RegimeVerdict;
import io.github.diobench.suite.verdict.TurnCounts;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in turns, from the journal to the verdict. */
final class TurnInputTest {
    @TempDir
    private Path folder;

    @Test
    void modes_that_change_from_turn_to_turn_do_no_harm() throws IOException {
        Judgement judgement = judge(new JudgedRun().withTurns());
        assertEquals(Outcome.PASS, regime(judgement, "spin").outcome());
        assertEquals(Outcome.FAIL, regime(judgement, "synchronized").outcome());
        assertEquals(1.2, regime(judgement, "synchronized").paired().student().ratio(), 0.01);
        assertEquals(Claim.HOLDS, judgement.claims().get(0).claim());
        assertEquals(new TurnCounts(8 * 20, 0, 0), judgement.turns().get(0).counts());
        assertTrue(judgement.turns().get(0).withinRound() < 0.02, judgement.turns()::toString);
        assertFalse(judgement.notes().toString().contains("not checked"), judgement.notes()::toString);
    }

    /** A quarter of the turns of one arm are three times slower, and it waited for a CPU in them. */
    @Test
    void disturbed_turns_are_dropped_for_all_arms_and_counted() throws IOException {
        Judgement judgement = judge(new JudgedRun().withTurns().withDisturbedTurns(5));
        assertEquals(Outcome.PASS, regime(judgement, "spin").outcome());
        assertEquals(new TurnCounts(8 * 20, 8 * 5, 0), judgement.turns().get(0).counts());
    }

    @Test
    void too_few_turns_refuse() throws IOException {
        Judgement judgement = judge(new JudgedRun().withTurns().withDisturbedTurns(13));
        assertEquals(Claim.REFUSED, judgement.overall());
        assertEquals(
                "only 0 rounds with enough undisturbed turns, at least 5 are needed",
                regime(judgement, "spin").reasons().get(0));
        assertEquals(8, judgement.turns().get(0).counts().lostRounds());
    }

    private Judgement judge(JudgedRun run) throws IOException {
        RunFolder stored = run.write(folder);
        return Judge.by(stored).judge(run.data());
    }

    private static RegimeVerdict regime(Judgement judgement, String candidate) {
        return judgement.regimes().stream()
                .filter(verdict -> verdict.regime().equals(JudgedRun.INLINE)
                        && verdict.candidate().equals(candidate))
                .findFirst()
                .orElseThrow();
    }
}
