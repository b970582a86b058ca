package io.github.diobench.suite.cli;

import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.judge.Judgement;
import io.github.diobench.suite.judge.MarginsFile;
import io.github.diobench.suite.verdict.Claim;
import io.github.diobench.suite.verdict.Margins;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of a run that say how it is judged, and whether the exit code tells what came of it. */
final class JudgingOptions {
    static final String FAIL_ON = "--fail-on";

    /** What can be failed on; what weighs most decides. */
    private static final List<Claim> FAILURES = List.of(Claim.REFUTED, Claim.REFUSED, Claim.COSTS, Claim.INCONCLUSIVE);

    @Option(
            names = "--margins",
            paramLabel = "FILE",
            description = "What a counter may cost before the claim is lost, fixed before the run; by default what "
                    + "diobench ships, which each run's folder has as margins.json.")
    private Path margins;

    @Option(
            names = FAIL_ON,
            paramLabel = "RESULT",
            split = ",",
            converter = ResultConverter.class,
            description =
                    "Exit with 1, 4, 3 or 3 if the claim on a counter is refuted, refused, costs or inconclusive; by default "
                            + "the exit code does not depend on the verdict.")
    private List<Claim> failures = List.of();

    /**
     * Makes sure that {@code plan} can be judged as the user wants.
     *
     * @throws io.github.diobench.suite.UserError if the margins are missing or damaged, or do not cover it
     */
    void requireMargins(Plan plan) throws IOException {
        file().requireRules(plan);
    }

    /** Returns the margins that the run is to be judged by. */
    Margins margins() throws IOException {
        return file().margins();
    }

    /** Returns the text of the margins that the run is to be judged by. */
    String text() throws IOException {
        return file().text();
    }

    private MarginsFile file() throws IOException {
        return margins == null ? MarginsFile.shipped() : MarginsFile.read(margins);
    }

    /** Returns the exit code that the user wants for {@code judgement}; where nothing is judged, it is as good as refused. */
    int exitCode(Optional<Judgement> judgement) {
        return FAILURES.stream()
                .filter(failures::contains)
                .filter(claim -> judgement.map(judged -> judged.has(claim)).orElse(claim == Claim.REFUSED))
                .findFirst()
                .map(ExitCode::of)
                .orElse(ExitCode.OK);
    }

    /** Reads results as people type them. */
    private static final class ResultConverter implements ITypeConverter<Claim> {
        @Override
        public Claim convert(String value) {
            return FAILURES.stream()
                    .filter(claim -> claim.name().equalsIgnoreCase(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + value + "' is not refuted, refused, costs or inconclusive"));
        }
    }
}
