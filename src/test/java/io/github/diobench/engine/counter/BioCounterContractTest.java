package io.github.diobench.engine.counter;

import io.github.diobench.suite.verify.Contract;
import io.github.diobench.suite.verify.Contract.Check;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every counter keeps the promises of {@link BioCounter} (design, section 4), in every order of submits, completions and drop. */
class BioCounterContractTest {
    static List<Arguments> promises() {
        List<Arguments> promises = new ArrayList<>();
        List<String> names = new ArrayList<>(CounterCatalog.builtInNames());
        names.add("slowed");
        names.forEach(name -> Contract.checks().forEach(check -> promises.add(Arguments.of(name, check))));
        return promises;
    }

    @ParameterizedTest
    @MethodSource("promises")
    void isKept(String name, Check promise) {
        promise.check().accept(CounterCatalog.find(name));
    }
}
