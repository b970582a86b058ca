package io.github.diobench.suite.judge;

import io.github.diobench.suite.campaign.MergedRun;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Profiles;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.verdict.Claim;
import io.github.diobench.suite.verdict.ClaimVerdict;
import io.github.diobench.suite.verdict.Margins;
import io.github.diobench.suite.verdict.RunVerdict;
import io.github.diobench.suite.verdict.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Judges stored runs. */
public final class Judge {
    /** From what weighs most to what weighs least: one refuted claim is an answer, whatever became of the others. */
    private static final List<Claim> WORST_FIRST =
            List.of(Claim.REFUTED, Claim.REFUSED, Claim.COSTS, Claim.INCONCLUSIVE, Claim.HOLDS);

    /** What the plans of gates name as their profile. */
    public static final String GATE = "gate";

    private final MarginsFile margins;
    private final MarginsOrigin origin;
    private final Optional<MergedRun> merged;

    private Judge(MarginsFile margins, MarginsOrigin origin, RunFolder folder) throws IOException {
        this.margins = margins;
        this.origin = origin;
        this.merged = MergedRun.read(folder.shards());
    }

    /**
     * Returns a judge who goes by the margins that were fixed before the run in {@code folder}, or by those of this diobench
     * if none were.
     *
     * @throws io.github.diobench.suite.UserError if the file with the margins is damaged
     */
    public static Judge by(RunFolder folder) throws IOException {
        return Files.exists(folder.margins())
                ? new Judge(MarginsFile.read(folder.margins()), MarginsOrigin.FIXED_BEFORE_RUN, folder)
                : new Judge(MarginsFile.shipped(), MarginsOrigin.NONE_FIXED, folder);
    }

    /** Returns a judge who goes by {@code others}, for the run in {@code folder}. */
    public static Judge by(MarginsFile others, RunFolder folder) throws IOException {
        if (!Files.exists(folder.margins())) {
            return new Judge(others, MarginsOrigin.NONE_FIXED, folder);
        }
        boolean same = MarginsFile.read(folder.margins()).sha256().equals(others.sha256());
        return new Judge(others, same ? MarginsOrigin.FIXED_BEFORE_RUN : MarginsOrigin.OTHER_THAN_FIXED, folder);
    }

    /** Returns what this judge goes by. */
    public Margins margins() {
        return margins.margins();
    }

    /** Returns why there can be no verdict on {@code plan}, whatever it measures; empty if there can be one. */
    public static Optional<String> whyNot(Plan plan, Margins margins) {
        if (plan.shard() != null) {
            return Optional.of("this is shard " + plan.shard()
                    + " of a run, which is judged when 'merge' has put its shards" + " together");
        }
        if (plan.profile().equals(Profiles.SMOKE.name())) {
            return Optional.of("profile " + plan.profile() + " only shows that everything works");
        }
        if (plan.profile().equals(GATE)) {
            return Optional.of("a gate has a verdict of its own, which 'gate --report' shows");
        }
        List<Regime> judged = RunInput.judged(plan);
        if (judged.isEmpty()) {
            return Optional.of("no regime of this run is there to be judged");
        }
        int rounds = judged.stream().mapToInt(Regime::forks).max().orElseThrow();
        return rounds >= margins.minRounds()
                ? Optional.empty()
                : Optional.of("it takes at least " + margins.minRounds() + " rounds, and this run has " + rounds);
    }

    /** Returns why there can be no verdict on {@code run}; empty if there can be one. */
    public Optional<String> whyNot(RunData run) {
        return whyNot(run.plan(), margins.margins());
    }

    /**
     * Judges {@code run}, for which {@link #whyNot(RunData)} gives no reason.
     *
     * @throws io.github.diobench.suite.UserError if the margins have no rule for one of its regimes
     */
    public Judgement judge(RunData run) {
        Plan plan = run.plan();
        margins.requireRules(plan);
        RunVerdict verdict = Verdicts.judge(new RunInput(run, margins.margins(), merged).values(), margins.margins());
        return new Judgement(
                Judgement.SCHEMA_VERSION,
                plan.runId(),
                plan.profile(),
                plan.rounds(),
                plan.seed(),
                plan.reference(),
                run.environment().summary(),
                run.environment().digest(),
                origin,
                margins.sha256(),
                margins.margins(),
                overall(verdict.claims()),
                verdict.claims(),
                verdict.regimes(),
                verdict.latency(),
                verdict.controls(),
                verdict.checks(),
                verdict.turns(),
                verdict.notes());
    }

    private static Claim overall(List<ClaimVerdict> claims) {
        return WORST_FIRST.stream()
                .filter(claim -> claims.stream().anyMatch(verdict -> verdict.claim() == claim))
                .findFirst()
                .orElse(Claim.REFUSED);
    }
}
