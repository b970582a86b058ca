package io.github.diobench.suite.track.history;

import io.github.diobench.suite.UserError;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which series to look at.
 *
 * @param regime only regimes in whose name this is found
 * @param arm only arms in whose name this is found
 * @param machine only classes of machines in whose name this is found
 */
public record HistoryFilter(Optional<Pattern> regime, Optional<Pattern> arm, Optional<Pattern> machine) {
    /** Keeps everything. */
    public static final HistoryFilter ALL = new HistoryFilter(Optional.empty(), Optional.empty(), Optional.empty());

    Predicate<SeriesKey> predicate() {
        return key -> found(regime, key.regime()) && found(arm, key.arm()) && found(machine, key.machine());
    }

    private static boolean found(Optional<Pattern> pattern, String name) {
        return pattern.isEmpty() || pattern.get().matcher(name).find();
    }

    /** Returns an error that says that the filter leaves nothing of {@code names}. */
    UserError leavesNothing(List<String> names) {
        return new UserError(
                names.isEmpty()
                        ? "the history is empty"
                        : "these options leave no series; there are " + String.join(", ", names));
    }
}
