package io.github.diobench.engine.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.CountingClassLoader.Operation;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each strategy executes exactly the locked operations that its documentation says: not one more, not one less. */
class OperationCountTest {
    private static final int[] BIOS = {1, 2, 16};
    private static final Scheduler NEVER_SLEEPS = new Scheduler() {
        @Override
        public void ioSchedule() {
            throw new AssertionError("nothing to wait for, and yet it sleeps");
        }

        @Override
        public void wakeUpProcess(Thread thread) {
            // the only thread is awake
        }
    };

    /** A request of so many bios; the number of operations is {@code perBio * n + fixed}. */
    private record Cost(Operation operation, int perBio, int fixed) {}

    private record Expectation(Set<Cost> async, Set<Cost> sync) {}

    private static final Map<String, Expectation> EXPECTED = Map.of(
            "atomic",
            new Expectation(
                    Set.of(new Cost(Operation.ATOMIC, 3, 1)),
                    Set.of(new Cost(Operation.ATOMIC, 4, 1), new Cost(Operation.SPIN_LOCK, 2, 0))),
            "spin",
            locked(Operation.SPIN_LOCK),
            "synchronized",
            locked(Operation.MONITOR),
            "stamped",
            locked(Operation.STAMPED),
            "deferred",
            unlisted(new Cost(Operation.ATOMIC, 1, 1)),
            "reentrant",
            locked(Operation.REENTRANT),
            "refcount",
            new Expectation(Set.of(new Cost(Operation.SPIN_LOCK, 2, 1)), Set.of(new Cost(Operation.SPIN_LOCK, 3, 2))),
            "iomap",
            unlisted(new Cost(Operation.ATOMIC, 2, 1)),
            "packed",
            unlisted(new Cost(Operation.ATOMIC, 2, 1)),
            "plain",
            new Expectation(Set.of(), Set.of()));

    /** A counter without a list works alike for both kinds of request. */
    private static Expectation unlisted(Cost cost) {
        return new Expectation(Set.of(cost), Set.of(cost));
    }

    private static Expectation locked(Operation operation) {
        return new Expectation(Set.of(new Cost(operation, 2, 1)), Set.of(new Cost(operation, 4, 1)));
    }

    static Set<String> names() {
        return Set.copyOf(CounterCatalog.builtInNames());
    }

    @Test
    void everyBuiltInCounterHasAnExpectationAndNoOther() {
        assertEquals(names(), EXPECTED.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theCounterIsRewrittenAndItsOperationsAreFound(String name) {
        CountingClassLoader loader = new CountingClassLoader();
        BioCounter counter = loader.create(name, NEVER_SLEEPS);

        assertEquals(loader, counter.getClass().getClassLoader());
        assertNotSame(CounterCatalog.find(name).create(NEVER_SLEEPS).getClass(), counter.getClass());
        Expectation expectation = EXPECTED.get(name);
        for (Cost cost : expectation.sync()) {
            assertTrue(loader.callSites().getOrDefault(cost.operation(), 0) > 0, cost.operation() + " is nowhere");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void asynchronousCompletedInline(String name) {
        BioCounter counter = create(name);
        for (int n : BIOS) {
            assertCost(name, expectation(name).async(), n, () -> {
                counter.reset(false);
                for (int i = 0; i < n; i++) {
                    counter.submit();
                    assertFalse(counter.complete());
                }
                assertTrue(counter.drop(false));
            });
            assertTrue(counter.isQuiescent());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void asynchronousCompletedAfterTheSubmitterLeft(String name) {
        BioCounter counter = create(name);
        for (int n : BIOS) {
            assertCost(name, expectation(name).async(), n, () -> {
                counter.reset(false);
                for (int i = 0; i < n; i++) {
                    counter.submit();
                }
                assertFalse(counter.drop(false));
                for (int i = 1; i <= n; i++) {
                    assertEquals(i == n, counter.complete());
                }
            });
            assertTrue(counter.isQuiescent());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void synchronousCompletedInline(String name) {
        BioCounter counter = create(name);
        for (int n : BIOS) {
            Bio[] bios = new Bio[n];
            for (int i = 0; i < n; i++) {
                bios[i] = new Bio(bio -> {});
            }
            assertCost(name, expectation(name).sync(), n, () -> {
                if (counter.listsBios()) {
                    queueing(counter, bios);
                } else {
                    waiting(counter, n);
                }
            });
            assertTrue(counter.isQuiescent());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void synchronousReapedWhileSubmitting(String name) {
        BioCounter counter = create(name);
        if (!counter.listsBios()) {
            return;
        }
        Bio bio = new Bio(ended -> {});
        for (int n : BIOS) {
            assertCost(name, expectation(name).sync(), n, () -> {
                counter.reset(true);
                for (int i = 0; i < n; i++) {
                    assertNull(counter.reap()); // free: sees the empty list without the lock
                    counter.submit();
                    counter.queue(bio);
                    assertEquals(bio, counter.reap());
                    counter.processed();
                }
                counter.drop(false);
                assertNull(counter.awaitBio());
            });
            assertTrue(counter.isQuiescent());
        }
    }

    private static void queueing(BioCounter counter, Bio[] bios) {
        counter.reset(true);
        for (Bio bio : bios) {
            counter.submit();
            counter.queue(bio);
        }
        counter.drop(false);
        for (int i = 0; i < bios.length; i++) {
            assertNotNull(counter.awaitBio());
            counter.processed();
        }
        assertNull(counter.awaitBio());
    }

    private static void waiting(BioCounter counter, int n) {
        counter.reset(false);
        for (int i = 0; i < n; i++) {
            counter.submit();
            assertFalse(counter.complete());
        }
        assertTrue(counter.drop(true));
    }

    private static BioCounter create(String name) {
        return new CountingClassLoader().create(name, NEVER_SLEEPS);
    }

    private static Expectation expectation(String name) {
        Expectation expectation = EXPECTED.get(name);
        return expectation != null ? expectation : fail("no expectation for " + name);
    }

    private static void assertCost(String name, Set<Cost> costs, int n, Runnable request) {
        Map<Operation, Integer> expected = new EnumMap<>(Operation.class);
        for (Cost cost : costs) {
            expected.put(cost.operation(), cost.perBio() * n + cost.fixed());
        }
        assertEquals(expected, CountingClassLoader.countDuring(request), name + " with " + n + " bios");
    }
}
