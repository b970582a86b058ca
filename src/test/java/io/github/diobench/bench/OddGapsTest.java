package io.github.diobench.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Gaps move what is allocated after them by whole steps of the JVM's alignment, to every place in a pair of cache lines. */
class OddGapsTest {
    @Test
    void everyPlaceInAPairOfLinesIsMet() {
        OddGaps gaps = new OddGaps(5);
        Set<Integer> sizes = new TreeSet<>();
        for (int i = 0; i < 1000; i++) {
            gaps.leave();
            sizes.add(gaps.size());
        }
        assertEquals(16, sizes.size());
        sizes.forEach(size -> assertEquals(0, size % 8));
    }

    @Test
    void aSeedGivesTheSameGapsAgain() {
        assertEquals(sizes(new OddGaps(7)), sizes(new OddGaps(7)));
    }

    @Test
    void aCounterBetweenGapsIsTheSameOtherwise() {
        for (String name : CounterCatalog.names()) {
            BioCounterProvider provider = CounterCatalog.find(name);
            BioCounterProvider spread = new OddGaps(1).around(provider);
            assertEquals(name, spread.name());
            assertEquals(provider.description(), spread.description());
            assertEquals(provider.submitterThreadOnly(), spread.submitterThreadOnly());
            assertSame(
                    provider.create(Scheduler.PARK).getClass(),
                    spread.create(Scheduler.PARK).getClass());
        }
    }

    private static List<Integer> sizes(OddGaps gaps) {
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            gaps.leave();
            sizes.add(gaps.size());
        }
        return sizes;
    }
}
