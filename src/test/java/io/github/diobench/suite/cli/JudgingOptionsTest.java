package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.judge.Judge;
import io.github.diobench.suite.judge.Judgement;
import io.github.diobench.suite.judge.MarginsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class JudgingOptionsTest {
    @TempDir
    private Path folder;

    @Test
    void only_what_the_user_names_decides_the_exit_code_and_a_refutation_weighs_most() throws IOException {
        Optional<Judgement> refutedAndUndecided = Optional.of(judge(new JudgedRun().withNoise(JudgedRun.QUEUED, 0.6)));
        assertEquals(0, options().exitCode(refutedAndUndecided));
        assertEquals(0, options("--fail-on", "refused").exitCode(refutedAndUndecided));
        assertEquals(3, options("--fail-on", "refused,inconclusive").exitCode(refutedAndUndecided));
        assertEquals(1, options("--fail-on", "inconclusive,REFUTED").exitCode(refutedAndUndecided));
        Optional<Judgement> refused = Optional.of(judge(new JudgedRun().withAnotherVmInTheLastRound()));
        assertEquals(4, options("--fail-on", "refuted,refused").exitCode(refused));
        assertEquals(0, options("--fail-on", "refuted,inconclusive").exitCode(refused));
    }

    @Test
    void without_a_verdict_only_refusal_fails() {
        assertEquals(0, options("--fail-on", "refuted,inconclusive").exitCode(Optional.empty()));
        assertEquals(4, options("--fail-on", "refuted,refused").exitCode(Optional.empty()));
    }

    @Test
    void margins_are_the_users_or_those_that_are_shipped() throws IOException {
        assertEquals(MarginsFile.shipped().text(), options().text());
        String own = MarginsFile.shipped().text().replace("0.03", "0.02");
        Path file = Files.writeString(folder.resolve("m.json"), own);
        assertEquals(own, options("--margins", file.toString()).text());
    }

    private static JudgingOptions options(String... args) {
        return CommandLine.populateCommand(new JudgingOptions(), args);
    }

    private Judgement judge(JudgedRun run) throws IOException {
        RunFolder stored = run.write(folder);
        return Judge.by(stored).judge(run.data());
    }
}
