package io.github.diobench.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every row of the outcome table (kernel-spec 8.2) has its test, and no two tests claim the same row. */
class OutcomeTableCompletenessTest {
    @Test
    void everyRowIsTestedOnce() {
        List<String> tested = new ArrayList<>();
        OutcomeTableTest.rows().forEach(row -> tested.add(row.name));
        for (Method method : OutcomeTableVectorTest.class.getDeclaredMethods()) {
            for (Tag tag : method.getAnnotationsByType(Tag.class)) {
                tested.add(tag.value());
            }
        }
        Stream<String> table = Stream.of(
                        ids("W", 1, 30),
                        ids("R", 31, 50),
                        ids("W", 51, 51),
                        ids("R", 52, 52),
                        ids("V", 1, 5),
                        ids("O", 1, 8))
                .flatMap(ids -> ids);
        assertEquals(table.sorted().toList(), tested.stream().sorted().toList());
    }

    private static Stream<String> ids(String letter, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(number -> letter + number);
    }
}
