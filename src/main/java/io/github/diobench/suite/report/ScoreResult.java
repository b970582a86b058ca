package io.github.diobench.suite.report;

import java.util.Collection;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

/** The score of one iteration as the journal has it; JMH's own results are made from operations and time instead. */
final class ScoreResult extends Result<ScoreResult> {
    private static final long serialVersionUID = 1;

    ScoreResult(double score, String unit) {
        this(of(score), unit);
    }

    private ScoreResult(Statistics scores, String unit) {
        super(ResultRole.PRIMARY, "score", scores, unit, AggregationPolicy.AVG);
    }

    @Override
    protected Aggregator<ScoreResult> getThreadAggregator() {
        return ScoreResult::average;
    }

    @Override
    protected Aggregator<ScoreResult> getIterationAggregator() {
        return ScoreResult::average;
    }

    private static ScoreResult average(Collection<ScoreResult> results) {
        ListStatistics scores = new ListStatistics();
        results.forEach(result -> scores.addValue(result.getScore()));
        return new ScoreResult(scores, results.iterator().next().getScoreUnit());
    }
}
