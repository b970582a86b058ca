package io.github.diobench.suite.verdict.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class LocationIntervalTest {
    @Test
    void the_likeliest_places_and_all_between_them_are_held() {
        double[] places = {0.05, 0.3, 0.01, 0.6, 0.04};
        assertEquals(new LocationInterval(8, 8), LocationInterval.of(places, 5, 0.6));
        assertEquals(new LocationInterval(6, 8), LocationInterval.of(places, 5, 0.89));
        assertEquals(new LocationInterval(5, 9), LocationInterval.of(places, 5, 1));
    }
}
