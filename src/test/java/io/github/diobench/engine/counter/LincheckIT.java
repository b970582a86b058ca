package io.github.diobench.engine.counter;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.diobench.engine.counter.LincheckRequest.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.probe.SearchProbe;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lincheck executes the counters themselves in one interleaving after the other, those with the fewest switches first, and finds none
 * that breaks the contract. Every fault that was put in on purpose is found, with the message that belongs to it; were Lincheck
 * blind on some JDK, this would tell.
 *
 * <p>What it establishes is bounded: sequential consistency, one request of one or two bios, and all interleavings up to the number of
 * switches printed.
 */
class LincheckIT {
    /** Several times what the slowest of the faults below needs. */
    private static final int INVOCATIONS_PER_COMPLETER = 1000;

    private record Case(String counter, Mode mode, int completers) {}

    private record Mutant(String name, Function<Scheduler, BioCounter> make, Mode mode, int completers, String message)
            implements BioCounterProvider {
        @Override
        public BioCounter create(Scheduler scheduler) {
            return make.apply(scheduler);
        }

        @Override
        public String description() {
            return message;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String name : CounterCatalog.builtInNames()) {
            BioCounterProvider provider = CounterCatalog.find(name);
            if (provider.submitterThreadOnly()) {
                continue;
            }
            for (Mode mode : Mode.values()) {
                if (mode == Mode.QUEUE && !provider.create(Scheduler.PARK).listsBios()) {
                    continue;
                }
                for (int completers = 1; completers <= 2; completers++) {
                    cases.add(new Case(name, mode, completers));
                }
            }
        }
        return cases.stream();
    }

    /** Made by {@code new} in a lambda's body: Lincheck overlooks a class that only a constructor reference names. */
    static List<Mutant> mutants() {
        List<Mutant> mutants = new ArrayList<>();
        for (int completers = 1; completers <= 2; completers++) {
            mutants.add(new Mutant(
                    "racy",
                    s -> new FaultyCounters.Racy(s),
                    Mode.DRAIN,
                    completers,
                    "use after free: a second finisher"));
            mutants.add(new Mutant(
                    "loses wake-up", s -> new FaultyCounters.LosesWakeUp(s), Mode.DRAIN, completers, "has hung"));
            mutants.add(new Mutant(
                    "tells two", s -> new FaultyCounters.TellsTwo(s), Mode.LEAVE, completers, "a second finisher"));
        }
        return mutants;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noInterleavingBreaksTheContract(Case each) {
        search(CounterCatalog.find(each.counter()), each.mode(), each.completers());
        boolean exhaustive = SearchProbe.invocations() < each.completers() * INVOCATIONS_PER_COMPLETER;
        System.out.println(each + ": " + SearchProbe.invocations() + " interleavings, "
                + (exhaustive ? "which are all" : "all with up to " + SearchProbe.switchesCompleted() + " switches"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void aFaultIsFound(Mutant each) {
        String message = messageOf(each);
        assertTrue(message.contains(each.message()), message);
        System.out.println(each.name() + ", " + each.mode() + ", " + each.completers() + " completers: found after "
                + SearchProbe.invocations() + " interleavings, all with up to " + SearchProbe.switchesCompleted()
                + " switches done");
    }

    /**
     * What Lincheck says of the fault. Now and then, its report of a fault found in a spin cycle breaks on an index
     * (JetBrains/lincheck issue 1012), and what it was is lost: such a search is made anew.
     */
    private static String messageOf(Mutant each) {
        for (int again = 4; ; again--) {
            try {
                search(each, each.mode(), each.completers());
                return fail("no fault found in " + each.name());
            } catch (LincheckAssertionError e) {
                return e.getMessage();
            } catch (IndexOutOfBoundsException e) {
                if (again == 0 || !isLinchecksOwn(e)) {
                    throw e;
                }
                System.out.println(each.name() + ": Lincheck could not report what it found: " + e.getMessage());
            }
        }
    }

    private static boolean isLinchecksOwn(RuntimeException e) {
        return Arrays.stream(e.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> !name.startsWith("java."))
                .findFirst()
                .map(name -> name.startsWith("org.jetbrains."))
                .orElse(false);
    }

    private static void search(BioCounterProvider provider, Mode mode, int completers) {
        SearchProbe.reset();
        Lincheck.runConcurrentTest(completers * INVOCATIONS_PER_COMPLETER, new Execution(provider, mode, completers));
    }

    private static final class Execution implements Runnable {
        private final BioCounterProvider provider;
        private final Mode mode;
        private final int completers;

        Execution(BioCounterProvider provider, Mode mode, int completers) {
            this.provider = provider;
            this.mode = mode;
            this.completers = completers;
        }

        @Override
        public void run() {
            SearchProbe.invoked();
            try {
                LincheckRequest.run(provider, mode, completers);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
