package io.github.diobench.suite.verify;

import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.historic.HistoricProvider;
import io.github.diobench.suite.verify.Event.Kind;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * The JVM in which counters run that nobody knows yet: finds the providers on its class path, or verifies one counter. Tells what it
 * does in {@link Event}s on its standard output; what a counter prints goes elsewhere.
 */
public final class VerifyingJvm {
    /** Finds providers; the arguments that follow are classes not to touch. */
    static final String LIST = "list";
    /** Verifies the built-in counter or the provider's class that follows, for so many milliseconds. */
    static final String VERIFY = "verify";

    private final PrintStream out;

    private VerifyingJvm(PrintStream out) {
        this.out = out;
    }

    /** For {@link Watchdog} alone. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        VerifyingJvm jvm = new VerifyingJvm(out);
        if (args[0].equals(LIST)) {
            jvm.list(Set.copyOf(List.of(args)));
        } else {
            jvm.verify(args[1], Duration.ofMillis(Long.parseLong(args[2])));
        }
        jvm.tell(Kind.END, "", List.of());
        out.flush();
        Runtime.getRuntime().halt(0); // whatever threads a counter has left behind
    }

    private void tell(Kind kind, String text, List<String> lines) {
        out.println(new Event(kind, text, lines).toLine());
    }

    private void list(Set<String> skipped) {
        Iterator<ServiceLoader.Provider<BioCounterProvider>> found =
                ServiceLoader.load(BioCounterProvider.class).stream().iterator();
        while (true) {
            ServiceLoader.Provider<BioCounterProvider> service;
            try {
                if (!found.hasNext()) {
                    return;
                }
                service = found.next();
            } catch (ServiceConfigurationError e) {
                tell(Kind.FAULT, "a provider cannot be loaded: " + e.getMessage(), List.of());
                continue;
            }
            String type = service.type().getName();
            if (!skipped.contains(type)) {
                tell(Kind.BEGINS, type, List.of());
                name(service, type);
            }
        }
    }

    private void name(ServiceLoader.Provider<BioCounterProvider> service, String type) {
        try {
            tell(Kind.COUNTER, String.valueOf(service.get().name()), List.of(type));
        } catch (ServiceConfigurationError e) { // wraps what the constructor threw
            tell(Kind.FAULT, "its provider cannot be made: " + root(e), List.of(type));
        } catch (Throwable e) { // whatever else it throws
            tell(Kind.FAULT, "its provider has no name: " + e, List.of(type));
        }
    }

    private void verify(String which, Duration time) {
        new Verification(this::tell).run(() -> provider(which), time);
    }

    private static BioCounterProvider provider(String which) {
        if (CounterCatalog.builtInNames().contains(which)) {
            return CounterCatalog.find(which);
        }
        if (which.equals(HistoricProvider.NAME)) {
            return new HistoricProvider();
        }
        try {
            return Class.forName(which)
                    .asSubclass(BioCounterProvider.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("its provider cannot be made: " + root(e), e);
        }
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
