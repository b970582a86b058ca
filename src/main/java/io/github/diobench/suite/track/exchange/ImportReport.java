package io.github.diobench.suite.track.exchange;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.verdict.MeanInterval;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What can be said of results that JMH measured elsewhere. All of JMH's forks of one benchmark run back to back, so that a
 * difference between two of them, or between two files, has the machine's mood in it; there is never a verdict.
 */
public final class ImportReport {
    /** What this order of forks is called. */
    static final String ORDER = "blocked";

    private static final int SCHEMA_VERSION = 2;

    private final List<ImportedFile> files;
    private final List<ImportedPair> pairs = new ArrayList<>();

    private ImportReport(List<ImportedFile> files) {
        this.files = List.copyOf(files);
        if (files.size() == 2) {
            Map<ImportedResult.Key, ImportedResult> second = new LinkedHashMap<>();
            files.get(1).results().forEach(result -> second.put(result.key(), result));
            for (ImportedResult result : files.get(0).results()) {
                ImportedResult partner = second.get(result.key());
                if (partner != null) {
                    pairs.add(new ImportedPair(result, partner));
                }
            }
        }
    }

    /**
     * Reads {@code files}. Two are compared; of more, each is shown for itself.
     *
     * @throws UserError if one of them is not what JMH writes
     */
    public static ImportReport of(List<Path> files) throws IOException {
        List<ImportedFile> read = new ArrayList<>();
        for (Path file : files) {
            read.add(JmhReader.read(file));
        }
        return new ImportReport(read);
    }

    List<ImportedFile> files() {
        return files;
    }

    List<ImportedPair> pairs() {
        return pairs;
    }

    /** Returns the results of a file that the other one of two does not have. */
    List<ImportedResult> alone(ImportedFile file) {
        return file.results().stream()
                .filter(result ->
                        pairs.stream().noneMatch(pair -> pair.first().key().equals(result.key())))
                .toList();
    }

    /** Returns it as Markdown that a terminal shows just as well. */
    public String text() {
        return new ImportText(this).text();
    }

    /**
     * Writes it as JSON to {@code file}; numbers that there are not are left out.
     *
     * @throws IOException if that cannot be done
     */
    public void write(Path file) throws IOException {
        List<FileView> views = new ArrayList<>();
        for (ImportedFile imported : files) {
            views.add(new FileView(
                    imported.name(),
                    imported.results().stream().map(ResultView::of).toList()));
        }
        List<PairView> compared = pairs.stream().map(PairView::of).toList();
        AtomicFile.write(file, Json.prettyFinite(new View(SCHEMA_VERSION, ORDER, false, views, compared)));
    }

    private record View(
            int schemaVersion, String order, boolean judged, List<FileView> files, List<PairView> compared) {}

    private record FileView(String file, List<ResultView> results) {}

    private record ResultView(
            String benchmark,
            String mode,
            Map<String, String> params,
            int threads,
            String jvm,
            MetricView primary,
            SortedMap<String, MetricView> secondary) {
        static ResultView of(ImportedResult result) {
            SortedMap<String, MetricView> secondary = new TreeMap<>();
            result.secondary().forEach((name, metric) -> secondary.put(name, MetricView.of(metric)));
            return new ResultView(
                    result.benchmark(),
                    result.mode(),
                    result.params(),
                    result.threads(),
                    result.jvm(),
                    MetricView.of(result.primary()),
                    secondary);
        }
    }

    private record MetricView(
            String unit, List<Double> forks, double score, double lower, double upper, String remark) {
        static MetricView of(ImportedMetric metric) {
            MeanInterval interval = metric.interval();
            String remark = metric.whyNoInterval();
            return new MetricView(
                    metric.unit(),
                    metric.forks(),
                    interval.mean(),
                    interval.lower(),
                    interval.upper(),
                    remark.isEmpty() ? null : remark);
        }
    }

    private record PairView(
            String benchmark,
            String mode,
            Map<String, String> params,
            int threads,
            double ratio,
            double lower,
            double upper,
            String remark) {
        static PairView of(ImportedPair pair) {
            ImportedResult first = pair.first();
            String remark = pair.remark();
            return new PairView(
                    first.benchmark(),
                    first.mode(),
                    first.params(),
                    first.threads(),
                    pair.ratio().ratio(),
                    pair.ratio().lower(),
                    pair.ratio().upper(),
                    remark.isEmpty() ? null : remark);
        }
    }
}
