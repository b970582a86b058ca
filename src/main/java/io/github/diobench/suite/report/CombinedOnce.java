package io.github.diobench.suite.report;

import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.IterationResultMetaData;
import org.openjdk.jmh.results.Result;

/**
 * An iteration whose threads' results are combined once. JMH's writer asks for them again for each number that it writes, and combines
 * all of them each time.
 */
final class CombinedOnce extends IterationResult {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("rawtypes") // as JMH has it
    private transient Map<String, Result> secondary;

    CombinedOnce(BenchmarkParams params, IterationResultMetaData counts) {
        super(params, params.getMeasurement(), counts);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Map<String, Result> getSecondaryResults() {
        if (secondary == null) {
            secondary = super.getSecondaryResults();
        }
        return secondary;
    }
}
