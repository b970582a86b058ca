package io.github.diobench.mutants;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs one of the project's own test classes over an engine with some classes replaced. A test that hangs is a test that fails:
 * its thread is left behind.
 */
final class ProjectTest {
    private static final long PATIENCE_SECONDS = 60; // for one test; one that ends takes a few seconds at most

    /** A test that failed, or hangs. */
    record Failure(String test, String message) {
        @Override
        public String toString() {
            return test + ": " + message;
        }
    }

    /**
     * What came of a run.
     *
     * @param passed how many tests passed
     * @param failures the others
     */
    record Outcome(long passed, List<Failure> failures) {}

    private ProjectTest() {}

    /**
     * Runs a test class.
     *
     * @param testClass its name
     * @param replaced class files by class name
     * @param enough told all failures after each one; the rest is skipped once it says so
     */
    static Outcome run(String testClass, Map<String, byte[]> replaced, Predicate<Collection<Failure>> enough)
            throws InterruptedException {
        MutantLoader loader = new MutantLoader(replaced);
        Recorder recorder = new Recorder(loader, enough);
        Thread thread = new Thread(() -> execute(testClass, recorder), "mutant " + testClass);
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.start();
        long seen = -1;
        while (thread.isAlive() && recorder.steps.get() != seen) {
            seen = recorder.steps.get();
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        }
        if (thread.isAlive()) {
            StringBuilder where = new StringBuilder("hangs for " + PATIENCE_SECONDS + " s");
            for (StackTraceElement frame : thread.getStackTrace()) {
                where.append("\n    at ").append(frame);
            }
            recorder.failures.add(new Failure(recorder.running, where.toString()));
        }
        return new Outcome(recorder.passed.get(), List.copyOf(recorder.failures));
    }

    private static void execute(String testClass, Recorder recorder) {
        try {
            Class<?> loaded = Thread.currentThread().getContextClassLoader().loadClass(testClass);
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(loaded))
                    .filters(EngineFilter.includeEngines("junit-jupiter"))
                    .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
                    .build();
            LauncherConfig config = LauncherConfig.builder()
                    .enableTestExecutionListenerAutoRegistration(false)
                    .enableLauncherSessionListenerAutoRegistration(false)
                    .build();
            LauncherFactory.create(config).execute(request, recorder);
        } catch (ClassNotFoundException | LinkageError e) {
            recorder.failures.add(new Failure(testClass, e.toString()));
        }
    }

    /** Written by the thread that runs the tests, read by the one that waits for it. */
    private static final class Recorder implements TestExecutionListener {
        final ConcurrentLinkedQueue<Failure> failures = new ConcurrentLinkedQueue<>();
        volatile String running = "nothing yet";
        final AtomicLong passed = new AtomicLong();
        /** Tests and containers that began or ended. */
        final AtomicLong steps = new AtomicLong();

        private final MutantLoader loader;
        private final Predicate<Collection<Failure>> enough;
        private String container = "";

        Recorder(MutantLoader loader, Predicate<Collection<Failure>> enough) {
            this.loader = loader;
            this.enough = enough;
        }

        @Override
        public void executionStarted(TestIdentifier test) {
            steps.incrementAndGet();
            running = container + " " + test.getDisplayName();
            if (test.isContainer()) {
                container = test.getDisplayName();
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            steps.incrementAndGet();
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                String message = result.getThrowable().map(Throwable::toString).orElse("no message");
                failures.add(new Failure(container + " " + test.getDisplayName(), message));
                if (enough.test(failures)) {
                    loader.stop();
                }
            } else if (test.isTest()) {
                passed.incrementAndGet();
            }
        }
    }
}
