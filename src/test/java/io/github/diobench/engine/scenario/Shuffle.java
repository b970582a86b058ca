package io.github.diobench.engine.scenario;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Numbers from 0 on, each once. */
final class Shuffle {
    private Shuffle() {}

    static int[] inOrder(int count) {
        return IntStream.range(0, count).toArray();
    }

    static int[] of(int count, SplittableRandom random) {
        int[] numbers = inOrder(count);
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = numbers[i];
            numbers[i] = numbers[other];
            numbers[other] = kept;
        }
        return numbers;
    }
}
