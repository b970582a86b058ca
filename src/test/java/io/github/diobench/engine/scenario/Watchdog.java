package io.github.diobench.engine.scenario;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs a scenario on a thread of its own, because a lost completion hangs its submitter in a wait that nothing interrupts: after a
 * while all threads' stacks are printed and the scenario fails. A failure also tells what the scenario {@link #note noted}.
 */
final class Watchdog implements InvocationInterceptor {
    private static final long PATIENCE_SECONDS = Sizes.of(120, 1800);

    private static final List<String> NOTES = new CopyOnWriteArrayList<>();

    /** Remembers what is needed to repeat the running scenario. */
    static void note(String what) {
        NOTES.add(what);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        NOTES.clear();
        Throwable[] failure = new Throwable[1];
        Thread thread = new Thread(
                () -> {
                    try {
                        invocation.proceed();
                    } catch (Throwable e) {
                        failure[0] = e;
                    }
                },
                "scenario");
        thread.setDaemon(true);
        thread.start();
        thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        if (thread.isAlive()) {
            System.out.println(stacks());
            failure[0] = new AssertionError(context.getDisplayName() + " hangs; the stacks are in its output");
        }
        if (failure[0] != null) {
            failure[0].addSuppressed(new Notes());
            throw failure[0];
        }
    }

    private static String stacks() {
        StringBuilder text = new StringBuilder("all threads of a scenario that hangs:\n");
        for (Map.Entry<Thread, StackTraceElement[]> each :
                Thread.getAllStackTraces().entrySet()) {
            text.append(each.getKey()).append(' ').append(each.getKey().getState());
            text.append('\n');
            for (StackTraceElement frame : each.getValue()) {
                text.append("    at ").append(frame).append('\n');
            }
        }
        return text.toString();
    }

    private static final class Notes extends Exception {
        private static final long serialVersionUID = 1;

        Notes() {
            super("to repeat it: " + String.join("; ", NOTES), null, false, false);
        }
    }
}
