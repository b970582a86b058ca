package io.github.diobench.suite.track.exchange;

import io.github.diobench.suite.Json;
import io.github.diobench.suite.campaign.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The custom formats of github-action-benchmark. Whether smaller or bigger is better is a setting of the action and not of an
 * entry, so that there is a file for each; it takes an empty one for a failure, so that one without entries is left out.
 */
final class BenchmarkActionFormat {
    /**
     * One entry.
     *
     * @param range the half width of the 90 % interval; {@code null} if there is none. The action brings it to another unit
     *     only if it is this sign and a number of at least two characters
     * @param extra what the action shows in a tooltip
     */
    private record Entry(String name, String unit, double value, String range, String extra) {}

    private BenchmarkActionFormat() {}

    static List<ExportedFile> files(StoredRun run) {
        List<Entry> smaller = new ArrayList<>();
        List<Entry> bigger = new ArrayList<>();
        for (CellResult cell : run.cells()) {
            (cell.unit().isRate() ? bigger : smaller).add(score(cell, run.data().plan()));
            cell.tails().forEach(tail -> smaller.add(tail(cell, tail)));
        }
        List<ExportedFile> files = new ArrayList<>();
        add(files, "customSmallerIsBetter.json", smaller);
        add(files, "customBiggerIsBetter.json", bigger);
        return files;
    }

    private static void add(List<ExportedFile> files, String name, List<Entry> entries) {
        if (!entries.isEmpty()) {
            files.add(ExportedFile.of(name, Json.pretty(entries)));
        }
    }

    private static Entry score(CellResult cell, Plan plan) {
        List<String> extra = new ArrayList<>();
        cell.ratio().ifPresent(ratio -> {
            String interval =
                    ratio.pairs() > 1 ? String.format(Locale.ROOT, " [%.3f, %.3f]", ratio.lower(), ratio.upper()) : "";
            extra.add(String.format(Locale.ROOT, "ratio to %s %.3f", plan.reference(), ratio.ratio()) + interval);
            extra.add("rounds=" + ratio.pairs());
        });
        extra.add("forks=" + cell.score().n());
        cell.verdict().ifPresent(verdict -> extra.add("verdict=" + verdict.outcome()));
        return new Entry(
                cell.name(),
                cell.unit().text(),
                cell.score().mean(),
                cell.score().isKnown() ? "\u00b1 " + Figures.plain(cell.score().halfWidth()) : null,
                extra.stream().collect(Collectors.joining("\n")));
    }

    private static Entry tail(CellResult cell, Tail tail) {
        return new Entry(
                cell.name() + " " + tail.label() + " " + tail.percentile(),
                "ns",
                (double) tail.nanos(),
                null,
                "values=" + tail.count());
    }
}
