package io.github.diobench.suite.verify;

import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.historic.HistoricProvider;
import io.github.diobench.suite.verify.Event.Kind;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The JVM in which counters run that nobody knows yet: finds the providers on its class path, or verifies one counter. Tells what it
 * does in {@link Event}s over a connection that it opens before it touches any of them; the outputs are left to the counter.
 *
 * <p>This holds against mistakes and against a counter that prints, exits, crashes or hangs, not against one that is written to
 * deceive: it shares this JVM, so that by instrumentation or deep reflection it can change what verifies it, and it can behave here and nowhere
 * else.
 */
public final class VerifyingJvm {
    /** Finds providers; the argument that follows is how many to leave out. */
    static final String LIST = "list";
    /** Verifies the built-in counter or the provider's class that follows, for so many milliseconds. */
    static final String VERIFY = "verify";

    /** Of a line; what a counter says of itself may be of any length. */
    private static final int MOST_CHARS = 1_000;

    private final PrintStream out;

    private VerifyingJvm(PrintStream out) {
        this.out = out;
    }

    /** For {@link Watchdog} alone. */
    public static void main(String[] args) throws IOException {
        VerifyingJvm jvm = new VerifyingJvm(call());
        if (args[0].equals(LIST)) {
            jvm.list(Integer.parseInt(args[1]));
        } else {
            jvm.verify(args[1], Duration.ofMillis(Long.parseLong(args[2])));
        }
        jvm.tell(Kind.END, "", List.of());
        Runtime.getRuntime().halt(0); // whatever threads a counter has left behind
    }

    /** Calls {@link EventServer#address}, which is on the standard input. */
    private static PrintStream call() throws IOException {
        String address = new String(System.in.readAllBytes(), StandardCharsets.US_ASCII);
        int blank = address.indexOf(' ');
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(address.substring(0, blank)));
        PrintStream out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8);
        out.print(address.substring(blank + 1));
        return out;
    }

    private void tell(Kind kind, String text, List<String> lines) {
        List<String> shown = lines.stream().map(VerifyingJvm::shown).toList();
        out.println(new Event(kind, shown(text), shown).toLine());
    }

    private static String shown(String text) {
        String cut = text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS) + "...";
        return cut.replaceAll("\\R", " ");
    }

    private void list(int leftOut) {
        Iterator<ServiceLoader.Provider<BioCounterProvider>> found =
                ServiceLoader.load(BioCounterProvider.class).stream().iterator();
        int left = leftOut;
        while (true) {
            ServiceLoader.Provider<BioCounterProvider> service;
            try {
                if (!found.hasNext()) {
                    return;
                }
                service = found.next();
            } catch (ServiceConfigurationError e) {
                tell(Kind.FAULT, e.getMessage(), List.of());
                return;
            } catch (LinkageError e) {
                tell(Kind.FAULT, e.toString(), List.of());
                return;
            }
            if (left-- <= 0) {
                tell(Kind.BEGINS, service.type().getName(), List.of());
                name(service);
            }
        }
    }

    private void name(ServiceLoader.Provider<BioCounterProvider> service) {
        try {
            BioCounterProvider provider = service.get();
            String name = provider.name();
            if (name == null) {
                tell(Kind.FAULT, "its name is null", List.of());
            } else {
                String description = provider.description();
                tell(
                        Kind.COUNTER,
                        name,
                        List.of(
                                String.valueOf(provider.submitterThreadOnly()),
                                description == null ? "" : description));
            }
        } catch (ServiceConfigurationError e) { // wraps what the constructor threw
            tell(Kind.FAULT, "its provider cannot be made: " + Thrown.text(root(e)), List.of());
        } catch (Throwable e) { // whatever else it throws
            tell(Kind.FAULT, "its provider threw " + Thrown.textAndPlace(e), List.of());
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
            throw new IllegalStateException("its provider cannot be made: " + Thrown.text(root(e)), e);
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
