package io.github.diobench.engine.counter.historic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.Scheduler;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The accounting before the patch is kept, cannot be chosen by mistake, and has the race that it is kept for. */
class A0Test {
    private static final String NAME = HistoricProvider.NAME;

    @Test
    void theCatalogueNeitherListsNorFindsIt() {
        assertFalse(CounterCatalog.names().contains(NAME));
        assertThrows(IllegalArgumentException.class, () -> CounterCatalog.find(NAME));
        assertTrue(ServiceLoader.load(BioCounterProvider.class).stream()
                .noneMatch(service -> service.type() == HistoricProvider.class));
    }

    @Test
    void aRequestAloneGoesWell() {
        BioCounter counter = new HistoricProvider().create(Scheduler.PARK);
        counter.reset(false);
        counter.submit();
        assertFalse(counter.drop(false));
        assertTrue(counter.complete());
        assertTrue(counter.isQuiescent());

        Bio bio = new Bio(ended -> {});
        counter.reset(true);
        counter.submit();
        counter.queue(bio);
        counter.drop(false);
        assertEquals(bio, counter.awaitBio());
        counter.processed();
        assertNull(counter.awaitBio());
        assertTrue(counter.isQuiescent());
    }

    /** The half of R2 that the scheduler's seam can show: the submitter is told to wake only after the request has been freed. */
    @Test
    void theSubmitterLeavesWhileTheCompleterIsStillInside() {
        StalledWake stalled = new StalledWake();
        BioCounter counter = new HistoricProvider().create(stalled);
        stalled.meanwhile = () -> {
            counter.awaitDrain();
            assertTrue(counter.isQuiescent(), "S may free the request now, and C has not returned");
        };
        counter.reset(false);
        counter.submit();
        assertFalse(counter.drop(true));
        assertFalse(counter.complete());
        assertTrue(stalled.woke);
    }

    private static final class StalledWake implements Scheduler {
        private Runnable meanwhile;
        private boolean woke;

        @Override
        public void ioSchedule() {
            throw new AssertionError("S must not need to sleep: the count is zero");
        }

        @Override
        public void wakeUpProcess(Thread thread) {
            meanwhile.run();
            woke = true;
        }
    }
}
