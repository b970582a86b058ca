package io.github.diobench.engine.oracle;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What the requests of a test met; one may count for several. */
final class Tally {
    enum Met {
        HOLE,
        FAULT,
        EIO,
        EXTEND,
        SIZE_RAISED,
        QUEUED,
        FALLBACK,
        ASYNC,
        REAPED,
        SLEPT
    }

    private final Map<Met, Integer> counts = new EnumMap<>(Met.class);
    private int requests;

    void request() {
        requests++;
    }

    void add(Met what, boolean happened) {
        if (happened) {
            counts.merge(what, 1, Integer::sum);
        }
    }

    int requests() {
        return requests;
    }

    double percent(Met what) {
        return 100.0 * counts.getOrDefault(what, 0) / requests;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(requests + " requests");
        Arrays.stream(Met.values())
                .forEach(met -> text.append(
                        String.format(Locale.ROOT, ", %s %.2f %%", met.name().toLowerCase(Locale.ROOT), percent(met))));
        return text.toString();
    }
}
