package io.github.diobench.engine.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.suite.verify.Contract;
import io.github.diobench.suite.verify.Contract.Check;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every counter keeps the promises of {@link BioCounter} (design, section 4), in every order of submits, completions and drop. */
class BioCounterContractTest {
    static List<String> names() {
        List<String> names = new ArrayList<>(CounterCatalog.builtInNames());
        names.add("slowed");
        return names;
    }

    static List<Arguments> promises() {
        List<Arguments> promises = new ArrayList<>();
        names().forEach(name -> Contract.checks().forEach(check -> promises.add(Arguments.of(name, check))));
        return promises;
    }

    @ParameterizedTest
    @MethodSource("promises")
    void isKept(String name, Check promise) {
        promise.check().accept(CounterCatalog.find(name));
    }

    /** More than the contract asks: as dio_bio_end_io and dio_await_one of the kernel do. */
    @ParameterizedTest
    @MethodSource("names")
    void theBioQueuedLastIsReapedFirst(String name) {
        BioCounter counter = CounterCatalog.find(name).create(Scheduler.PARK);
        if (!counter.listsBios()) {
            return;
        }
        Bio first = new Bio(ended -> {});
        Bio second = new Bio(ended -> {});
        counter.reset(true);
        for (Bio bio : new Bio[] {first, second}) {
            counter.submit();
            counter.queue(bio);
        }
        assertEquals(second, counter.reap());
        assertEquals(first, counter.reap());
        assertNull(counter.reap());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aCounterWithoutAListSaysSo(String name) {
        BioCounter counter = CounterCatalog.find(name).create(Scheduler.PARK);
        if (counter.listsBios()) {
            return;
        }
        counter.reset(false);
        Bio bio = new Bio(ended -> {});
        List<Executable> calls =
                List.of(() -> counter.queue(bio), counter::reap, counter::awaitBio, counter::processed);
        for (Executable call : calls) {
            String message = assertThrows(IllegalStateException.class, call).getMessage();
            assertEquals(counter.getClass().getName() + " has no bio list", message);
        }
    }
}
