package io.github.diobench.suite.report;

import io.github.diobench.suite.judge.Judgement;
import io.github.diobench.suite.verdict.Claim;
import io.github.diobench.suite.verdict.ClaimVerdict;
import io.github.diobench.suite.verdict.Outcome;
import io.github.diobench.suite.verdict.RegimeVerdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Says what was judged and what came of it, as Markdown that a terminal shows just as well. */
final class VerdictText {
    private static final int DIGITS_OF_HASH = 12;

    private static final String WHAT_IS_COMPARED =
            "The comparison is that of 2004: 3n+1 locked operations of two atomic counters and a list against 2n+1 under one lock, and "
                    + "one of the two counters nobody reads. The lock-free counters of today, iomap and deferred, are judged beside "
                    + "it where the run has them.\n\n";

    private final Judgement judgement;

    VerdictText(Judgement judgement) {
        this.judgement = judgement;
    }

    /** Returns what everybody should read: the claims, the regimes that they rest on, the controls. */
    String summary() {
        StringBuilder text = new StringBuilder("\n## Verdict\n\n");
        text.append("Claim: with another counter than ")
                .append(Markdown.of(judgement.reference()))
                .append(" a request costs no more, up to the margin. A ratio above 1 is a cost.\n");
        text.append(WHAT_IS_COMPARED);
        text.append(claims()).append('\n');
        meanings(text, present(judgement.claims(), ClaimVerdict::claim), VerdictText::meaning);
        text.append('\n').append(VerdictTables.regimes(judgement)).append('\n');
        meanings(text, present(judgement.regimes(), RegimeVerdict::outcome), VerdictText::meaning);
        reasons(text);
        text.append("\nControls:\n\n").append(VerdictTables.controls(judgement));
        text.append('\n').append(margins());
        return text.toString();
    }

    /** Returns the summary with everything else that was computed. */
    String whole() {
        StringBuilder text = new StringBuilder("# Verdict on " + Markdown.of(judgement.runId()) + "\n");
        text.append("\nProfile ").append(Markdown.of(judgement.profile()));
        text.append(", ").append(judgement.rounds()).append(" rounds, seed ").append(judgement.seed());
        text.append(", fingerprint ").append(shortened(judgement.fingerprint())).append(".\n");
        text.append(Markdown.atStart(judgement.machine())).append(".\n");
        text.append(summary());
        notes(text);
        VerdictTables.numbers(judgement).addSection(text, "The numbers");
        VerdictTables.turns(judgement).addSection(text, "Turns, and how far the reference differs from itself");
        LatencyVerdictTable.of(judgement).addSection(text, "Latency");
        VerdictTables.checks(judgement).addSection(text, "What could have made regimes unfit");
        return text.toString();
    }

    private MarkdownTable claims() {
        MarkdownTable table = new MarkdownTable(
                List.of("candidate", "claim", ">passed", ">failed", ">cost something", ">undecided", ">refused"));
        for (ClaimVerdict claim : judgement.claims()) {
            List<Outcome> outcomes = judgement.regimes().stream()
                    .filter(verdict -> verdict.candidate().equals(claim.candidate()))
                    .map(RegimeVerdict::outcome)
                    .toList();
            table.row(List.of(
                    claim.candidate(),
                    VerdictWords.of(claim.claim()),
                    Long.toString(outcomes.stream().filter(Outcome::passed).count()),
                    count(outcomes, Outcome.FAIL),
                    count(outcomes, Outcome.COSTS),
                    count(outcomes, Outcome.INCONCLUSIVE),
                    count(outcomes, Outcome.REFUSED)));
        }
        return table;
    }

    private static String count(List<Outcome> outcomes, Outcome wanted) {
        return Long.toString(outcomes.stream().filter(wanted::equals).count());
    }

    private static <T, E extends Enum<E>> List<E> present(List<T> verdicts, Function<T, E> word) {
        return verdicts.stream().map(word).distinct().sorted().toList();
    }

    private static <E extends Enum<E>> void meanings(StringBuilder text, List<E> words, Function<E, String> meaning) {
        words.forEach(word -> text.append("- ").append(meaning.apply(word)).append('\n'));
    }

    private static String meaning(Claim claim) {
        return switch (claim) {
            case HOLDS -> "HOLDS: passed in every regime.";
            case REFUTED ->
                "REFUTED: costs more than the margin in at least one regime, also after correction for the number of regimes.";
            case COSTS ->
                "COSTS: costs something in at least one regime, also after that correction, but not shown to be more than the margin.";
            case INCONCLUSIVE -> "INCONCLUSIVE: not refuted, but not passed in every regime either.";
            case REFUSED -> "REFUSED: the run, or a regime that the claim needs, cannot be judged.";
        };
    }

    private static String meaning(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "PASS: shown to cost less than the margin.";
            case PASS_SLOWER -> "PASS, slower: shown to cost something, and shown to cost less than the margin.";
            case FAIL -> "FAIL: shown to cost more than the margin.";
            case COSTS -> "COSTS: shown to cost something; the interval says how much, and the margin lies within it.";
            case INCONCLUSIVE ->
                "INCONCLUSIVE: no cost was shown, nor that there is none beyond the margin. Such a run shows a cost of "
                        + "`min. detectable ratio` nine times out of ten; `rounds needed`, in all, decide nine times out of ten, if noise "
                        + "and estimate stay as they are.";
            case REFUSED -> "REFUSED: what was measured cannot be judged, for the reason below.";
        };
    }

    /** Adds why each verdict that decides nothing does not, the same reason only once. */
    private void reasons(StringBuilder text) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (RegimeVerdict verdict : judgement.regimes()) {
            if (!verdict.outcome().isDecided()) {
                byReason.computeIfAbsent(verdict.reasons().get(0), any -> new ArrayList<>())
                        .add(Markdown.of(verdict.regime() + " " + verdict.candidate()));
            }
        }
        if (!byReason.isEmpty()) {
            text.append("\nWhy the margin is not decided:\n\n");
        }
        byReason.forEach((reason, where) -> text.append("- ")
                .append(where.size() == judgement.regimes().size() ? "everywhere" : String.join(", ", where))
                .append(": ")
                .append(Markdown.of(reason))
                .append(".\n"));
    }

    private String margins() {
        String hash = " (SHA-256 " + shortened(judgement.marginsSha256()) + ").\n";
        return switch (judgement.marginsOrigin()) {
            case FIXED_BEFORE_RUN -> "Judged with the margins fixed before the run" + hash;
            case OTHER_THAN_FIXED -> "JUDGED WITH OTHER MARGINS than those fixed before the run" + hash;
            case NONE_FIXED -> "No margins were fixed before this run; judged with margins chosen afterwards" + hash;
        };
    }

    private void notes(StringBuilder text) {
        text.append(judgement.notes().isEmpty() ? "" : "\n");
        judgement
                .notes()
                .forEach(
                        note -> text.append("- ").append(Markdown.atStart(note)).append(".\n"));
    }

    private static String shortened(String hash) {
        return hash.substring(0, DIGITS_OF_HASH);
    }
}
