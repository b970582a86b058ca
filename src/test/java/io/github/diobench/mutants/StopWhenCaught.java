package io.github.diobench.mutants;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips what is left of a test class once a mutant is caught. Only {@link ProjectTest} lets JUnit find it. */
public final class StopWhenCaught implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean caught =
                Thread.currentThread().getContextClassLoader() instanceof MutantLoader loader && loader.isCaught();
        return caught
                ? ConditionEvaluationResult.disabled("the mutant is caught")
                : ConditionEvaluationResult.enabled("the mutant is not caught yet");
    }
}
