package io.github.diobench.suite.verify;

import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.historic.HistoricProvider;
import io.github.diobench.suite.UserError;
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
    /** What a counter that is good is tried with. */
    private static final List<String> STAGES = List.of("contract", "schedules", "stress");

    /** For the contract, and for stages that have to be given up. */
    private static final Duration MORE = Duration.ofSeconds(60);

    private final String classPath;
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
        this.classPath = classPath;
        this.out = out;
        CounterCatalog.builtInNames().forEach(name -> counters.put(name, name));
    }

    /**
     * Verifies counters.
     *
     * @param wanted their names; empty for all there are
     * @param time how long to try, altogether
     * @return whether all are good
     * @throws UserError if there is no counter of a name, if a provider cannot be loaded, or if no JVM can be started
     */
    public boolean verify(List<String> wanted, Duration time) {
        new ProviderSearch(classPath, counter -> counters.put(counter.name(), counter.type()), this::unusable).run();
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
        String[] begun = new String[1];
        List<String> tried = new ArrayList<>();
        List<String> arguments = List.of(VerifyingJvm.VERIFY, which, String.valueOf(share.toMillis()));
        String instead = new Watchdog(classPath).run(arguments, share.plus(MORE), event -> {
            switch (event.kind()) {
                case BEGINS -> begun[0] = event.text();
                case TRIED -> {
                    tried.add(event.text());
                    out.println("  " + event.text());
                    out.flush();
                }
                case FAULT -> {
                    good[0] = false;
                    fault(event.text(), event.lines());
                }
                default -> {}
            }
        });
        if (instead != null) {
            good[0] = false;
            fault(instead + (begun[0] == null ? "" : " in: " + begun[0]), List.of());
        } else if (good[0] && !untried(tried).isEmpty()) {
            good[0] = false;
            fault("its JVM ended before it was done: no word of " + String.join(", ", untried(tried)), List.of());
        }
        return good[0];
    }

    /** Returns the stages of which {@code tried}, lines that begin with stages and a colon, say nothing. */
    static List<String> untried(List<String> tried) {
        return STAGES.stream()
                .filter(stage -> tried.stream()
                        .noneMatch(line -> line.replaceFirst(":.*", "").contains(stage)))
                .toList();
    }

    private void fault(String what, List<String> lines) {
        out.println("  FAULT " + what);
        lines.forEach(line -> out.println("    " + line));
        out.flush();
    }

    private void unusable(String type, String why) {
        faulty.add(type);
        out.println(type);
        fault(why, List.of());
    }
}
