package io.github.diobench.suite.campaign;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.format.OutputFormat;

/**
 * Listens to JMH while it reports a fork, and passes everything on to an ordinary report.
 *
 * <p>JMH shows the scores of warm-up iterations here and nowhere else. A dynamic proxy, because the interface is JMH's
 * own and may gain methods.
 *
 * <p>JMH calls it from the thread that talks to the fork.
 */
final class ForkListener implements InvocationHandler {
    private final OutputFormat report;
    private final Consumer<Double> warmup;

    /** Makes a listener that hands the scores of warm-up iterations to {@code warmup}. */
    ForkListener(OutputFormat report, Consumer<Double> warmup) {
        this.report = report;
        this.warmup = warmup;
    }

    OutputFormat asOutputFormat() {
        return (OutputFormat)
                Proxy.newProxyInstance(ForkListener.class.getClassLoader(), new Class<?>[] {OutputFormat.class}, this);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("iterationResult")) {
            listen((IterationParams) arguments[1], (IterationResult) arguments[3]);
        }
        try {
            return method.invoke(report, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void listen(IterationParams iteration, IterationResult result) {
        if (iteration.getType() == IterationType.WARMUP) {
            warmup.accept(result.getPrimaryResult().getScore());
        }
    }
}
