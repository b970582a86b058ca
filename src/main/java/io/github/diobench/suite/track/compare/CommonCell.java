package io.github.diobench.suite.track.compare;

import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.verdict.UnpairedRatio;
import java.util.Objects;
import java.util.Optional;

/**
 * A cell of both runs.
 *
 * @param inA the cell as A planned it
 * @param inB the cell of the same name as B planned it
 * @param ofA what it scored in A
 * @param ofB what it scored in B
 */
record CommonCell(Cell inA, Cell inB, Scores ofA, Scores ofB) {
    static CommonCell of(RunData a, Cell inA, RunData b, Cell inB) {
        return new CommonCell(inA, inB, Scores.of(a, inA), Scores.of(b, inB));
    }

    /** Returns why the two are not the same thing, or why there is nothing to compare; empty if they can be compared. */
    Optional<String> whyNot() {
        if (!inA.benchmark().equals(inB.benchmark())) {
            return different("benchmark", inA.benchmark(), inB.benchmark());
        }
        if (!inA.params().equals(inB.params())) {
            return different("params", inA.params(), inB.params());
        }
        if (inA.threads() != inB.threads()) {
            return different("threads", inA.threads(), inB.threads());
        }
        if (ofA.count() == 0 || ofB.count() == 0) {
            return Optional.of(ofA.count() + " forks of A and " + ofB.count() + " forks of B measured it");
        }
        return Objects.equals(ofA.unit(), ofB.unit()) ? Optional.empty() : different("unit", ofA.unit(), ofB.unit());
    }

    private static Optional<String> different(String field, Object a, Object b) {
        return Optional.of("not the same in both: " + field + " is '" + a + "' in A and '" + b + "' in B");
    }

    TimeChange change() {
        return new TimeChange(
                inA.id(),
                ofA.unit(),
                ofA.count(),
                ofB.count(),
                ofA.median(),
                ofB.median(),
                UnpairedRatio.ofLogs(ofA.logs(), ofB.logs(), Comparison.CONFIDENCE));
    }
}
