package io.github.diobench.suite.track.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.Printable;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Environment;
import io.github.diobench.suite.campaign.ForkJvm;
import io.github.diobench.suite.report.CsvText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One row a run for Apache Otava, and the configuration that says which way each column gets better: without it Otava takes
 * more for better. Otava has no missing values, so that a column which not every run has is left out.
 */
final class OtavaFormat {
    private static final String CSV = "otava.csv";
    private static final int SHOWN = 3;
    private static final String TEST = "diobench";
    private static final List<String> ATTRIBUTES = List.of("commit", "run", "jvm");

    /** A key of YAML on one line has at most 1024 characters. */
    private static final int LONGEST_COLUMN = 500;

    /** A time without its zone would be read in that of whoever reads it. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private record Value(double value, boolean moreIsBetter) {}

    private record Row(
            OffsetDateTime time, Environment environment, String commit, String run, Map<String, Value> values) {
        String jvm() {
            return environment.forkJvms().stream().map(ForkJvm::vm).distinct().collect(Collectors.joining(", "));
        }
    }

    private OtavaFormat() {}

    /** Writes down {@code runs}, all of one machine and of the same JVMs; tells {@code remark} what was left out. */
    static List<ExportedFile> files(List<StoredRun> runs, ExportFormat.Code code, Consumer<String> remark)
            throws IOException {
        List<Row> rows = new ArrayList<>();
        for (StoredRun run : runs) {
            rows.add(row(run, code.of(run.folder().path())));
        }
        requireOneSeries(rows);
        // Otava takes the rows as they come.
        rows.sort(Comparator.comparing(row -> row.time().toInstant()));
        Map<String, Boolean> columns = columns(rows, remark);
        return List.of(
                new ExportedFile(CSV, out -> table(out, rows, List.copyOf(columns.keySet()))),
                ExportedFile.of("otava.yaml", configuration(columns)));
    }

    private static Row row(StoredRun run, Optional<String> code) {
        Environment environment = run.data().environment();
        Map<String, Value> values = new LinkedHashMap<>();
        for (CellResult cell : run.cells()) {
            boolean rate = cell.unit().isRate();
            values.put(column(cell, cell.unit().text()), new Value(cell.score().mean(), rate));
            cell.ratio().ifPresent(ratio -> values.put(column(cell, "ratio"), new Value(ratio.ratio(), false)));
            for (Tail tail : cell.tails()) {
                values.put(
                        column(cell, tail.label() + " " + tail.percentile() + " ns"),
                        new Value((double) tail.nanos(), false));
            }
        }
        try {
            return new Row(
                    OffsetDateTime.parse(environment.started()).withOffsetSameInstant(ZoneOffset.UTC),
                    environment,
                    code.orElseGet(() -> environment.build().shortCommit()),
                    run.data().plan().runId(),
                    values);
        } catch (DateTimeParseException e) {
            throw new UserError(run.folder().environment() + ": '" + environment.started() + "' is no time", e);
        }
    }

    private static String column(CellResult cell, String what) {
        return Names.cut(CsvText.of(Printable.line(cell.cell().id() + " " + what)), LONGEST_COLUMN);
    }

    private static void requireOneSeries(List<Row> rows) {
        Row first = rows.get(0);
        for (Row row : rows) {
            if (!Objects.equals(
                    row.environment().fingerprint(), first.environment().fingerprint())) {
                throw UserError.refusal("runs " + first.run() + " and " + row.run()
                        + " were measured on different machines, whose times are no series; export them apart");
            }
            if (!row.jvm().equals(first.jvm())) {
                throw UserError.refusal(
                        "runs " + first.run() + " and " + row.run() + " were measured by different JVMs, " + first.jvm()
                                + " and " + row.jvm() + ", whose times are no series; export them apart");
            }
            if (rows.stream().filter(other -> other.run().equals(row.run())).count() > 1) {
                throw new UserError("run " + row.run() + " is there twice");
            }
        }
    }

    private static Map<String, Boolean> columns(List<Row> rows, Consumer<String> remark) {
        Map<String, Boolean> columns = new LinkedHashMap<>();
        rows.forEach(row -> row.values().forEach((column, value) -> columns.put(column, value.moreIsBetter())));
        List<String> incomplete = columns.keySet().stream()
                .filter(column -> !rows.stream().allMatch(row -> row.values().containsKey(column)))
                .toList();
        if (incomplete.size() == columns.size()) {
            throw new UserError("there is nothing that all of these runs measured");
        }
        if (!incomplete.isEmpty()) {
            remark.accept("left out " + incomplete.size() + " of " + columns.size()
                    + " columns, because not every run has them and Otava knows no missing values: "
                    + incomplete.stream().limit(SHOWN).collect(Collectors.joining(", "))
                    + (incomplete.size() > SHOWN ? ", ..." : ""));
            incomplete.forEach(columns::remove);
        }
        return columns;
    }

    private static void table(PrintStream out, List<Row> rows, List<String> columns) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8);
        List<String> header = new ArrayList<>(List.of("time"));
        header.addAll(ATTRIBUTES);
        header.addAll(columns);
        csv.writeRecord(header);
        for (Row row : rows) {
            List<String> fields = new ArrayList<>(List.of(
                    TIME.format(row.time()), CsvText.of(row.commit()), CsvText.of(row.run()), CsvText.of(row.jvm())));
            columns.forEach(column ->
                    fields.add(Double.toString(row.values().get(column).value())));
            csv.writeRecord(fields);
        }
        csv.flush();
    }

    /** A string of JSON is one of YAML, too. */
    private static String configuration(Map<String, Boolean> columns) {
        StringBuilder text = new StringBuilder();
        text.append("tests:\n");
        text.append("  ").append(TEST).append(":\n");
        text.append("    type: csv\n");
        text.append("    file: ").append(CSV).append('\n');
        text.append("    time_column: time\n");
        text.append("    attributes: [").append(String.join(", ", ATTRIBUTES)).append("]\n");
        text.append("    metrics:\n");
        columns.forEach((column, moreIsBetter) -> text.append("      ")
                .append(Json.line(column))
                .append(": {column: ")
                .append(Json.line(column))
                .append(", direction: ")
                .append(moreIsBetter ? "1" : "-1")
                .append("}\n"));
        text.append("    csv_options: {delimiter: \",\", quote_char: '\"'}\n");
        return text.toString();
    }
}
