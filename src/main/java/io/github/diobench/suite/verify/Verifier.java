package io.github.diobench.suite.verify;

import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.historic.HistoricProvider;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.verify.Event.Kind;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds counters and verifies one after the other, each in a JVM of its own, and says what came of it. */
public final class Verifier {
    private static final Duration LISTING = Duration.ofSeconds(15);
    /** For the contract, and for stages that have to be given up. */
    private static final Duration MORE = Duration.ofSeconds(60);

    private final Watchdog watchdog;
    private final PrintWriter out;
    /** By name, what the verifying JVM knows it by. */
    private final Map<String, String> counters = new LinkedHashMap<>();

    private final List<String> faulty = new ArrayList<>();

    /**
     * Prepares a verification.
     *
     * @param classPath where the counters are
     * @param out told what is tried and found, as it comes
     */
    public Verifier(String classPath, PrintWriter out) {
        watchdog = new Watchdog(classPath);
        this.out = out;
        CounterCatalog.builtInNames().forEach(name -> counters.put(name, name));
    }

    /**
     * Verifies counters.
     *
     * @param wanted their names; empty for all there are
     * @param time how long to try, altogether
     * @return whether all are good
     * @throws UserError if there is no counter of a name, or if no JVM can be started
     */
    public boolean verify(List<String> wanted, Duration time) {
        find();
        Set<String> names = new LinkedHashSet<>(wanted.isEmpty() ? counters.keySet() : wanted);
        counters.put(HistoricProvider.NAME, HistoricProvider.NAME);
        for (String name : names) {
            if (!counters.containsKey(name)) {
                counters.remove(HistoricProvider.NAME);
                throw new UserError(
                        "there is no counter '" + name + "'; there are " + String.join(", ", counters.keySet()));
            }
        }
        Duration share = time.dividedBy(Math.max(1, names.size()));
        int number = 1;
        for (String name : names) {
            out.println("[" + number++ + "/" + names.size() + "] " + name);
            if (!verify(counters.get(name), share)) {
                faulty.add(name);
            }
        }
        out.println();
        out.println(
                faulty.isEmpty()
                        ? "No fault found in " + String.join(", ", names) + "."
                        : "FAULTY: " + String.join(", ", faulty) + ".");
        return faulty.isEmpty();
    }

    private boolean verify(String which, Duration share) {
        boolean[] good = {true};
        String instead = watchdog.run(
                List.of(VerifyingJvm.VERIFY, which, String.valueOf(share.toMillis())), share.plus(MORE), event -> {
                    if (event.kind() == Kind.TRIED) {
                        out.println("  " + event.text());
                        out.flush();
                    } else if (event.kind() == Kind.FAULT) {
                        good[0] = false;
                        fault(event.text(), event.lines());
                    }
                });
        if (instead != null) {
            fault(instead, List.of());
        }
        return good[0] && instead == null;
    }

    private void fault(String what, List<String> lines) {
        out.println("  FAULT " + what);
        lines.forEach(line -> out.println("    " + line));
        out.flush();
    }

    /** Looks for providers; one that ends or holds up the JVM that looks is a fault, and the search begins again without it. */
    private void find() {
        Set<String> seen = new LinkedHashSet<>();
        for (boolean again = true; again; ) {
            String[] begun = new String[1];
            List<String> arguments = new ArrayList<>(List.of(VerifyingJvm.LIST));
            arguments.addAll(seen);
            String instead = watchdog.run(arguments, LISTING, event -> {
                switch (event.kind()) {
                    case BEGINS -> {
                        begun[0] = event.text();
                        seen.add(event.text());
                    }
                    case COUNTER -> found(event.text(), event.lines().get(0));
                    case FAULT ->
                        notFound(event.lines().isEmpty() ? "?" : event.lines().get(0), event.text());
                    default -> {}
                }
            });
            again = instead != null && begun[0] != null;
            if (instead != null) {
                notFound(begun[0] == null ? "the class path" : begun[0], instead);
            }
        }
    }

    private void found(String name, String type) {
        if (!name.matches("[a-z0-9-]+")) {
            notFound(type, "its name '" + name + "' is not made of lower-case letters, digits and hyphens");
        } else if (counters.containsKey(name) || name.equals(HistoricProvider.NAME)) {
            notFound(type, "its name '" + name + "' is another counter's");
        } else {
            counters.put(name, type);
        }
    }

    private void notFound(String type, String why) {
        faulty.add(type);
        out.println(type);
        fault(why, List.of());
    }
}
