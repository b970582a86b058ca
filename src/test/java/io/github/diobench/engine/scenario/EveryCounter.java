package io.github.diobench.engine.scenario;

import io.github.diobench.engine.TestedCounters;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A scenario that takes a counter's name and runs with each of the catalogue, under the {@link Watchdog}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@MethodSource("io.github.diobench.engine.scenario.EveryCounter$Names#all")
@ExtendWith(Watchdog.class)
@interface EveryCounter {
    /** The names. */
    final class Names {
        private Names() {}

        static List<String> all() {
            return TestedCounters.names();
        }
    }
}
