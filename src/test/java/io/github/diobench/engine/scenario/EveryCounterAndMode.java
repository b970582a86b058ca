package io.github.diobench.engine.scenario;

import io.github.diobench.engine.TestedCounters;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A scenario that takes a counter's name and a {@link Mode}, and runs with each of both, under the {@link Watchdog}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0} {1}")
@MethodSource("io.github.diobench.engine.scenario.EveryCounterAndMode$Pairs#all")
@ExtendWith(Watchdog.class)
@interface EveryCounterAndMode {
    /** The pairs. */
    final class Pairs {
        private Pairs() {}

        static List<Arguments> all() {
            return TestedCounters.names().stream()
                    .flatMap(counter -> Stream.of(Mode.values()).map(mode -> Arguments.of(counter, mode)))
                    .toList();
        }
    }
}
