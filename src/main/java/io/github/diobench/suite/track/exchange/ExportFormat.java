package io.github.diobench.suite.track.exchange;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.report.JmhJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The formats in which a stored run can be handed to other tools. */
public enum ExportFormat {
    /** JMH's own JSON. */
    JMH("jmh", false),
    /** The custom formats of github-action-benchmark, one file for each direction. */
    BENCHMARK_ACTION("github-action-benchmark", true),
    /** The Bencher Metric Format. */
    BENCHER("bmf", false),
    /** A table and the configuration for Apache Otava. */
    OTAVA("otava", true),
    /** HdrHistogram's percentile tables. */
    HGRM("hgrm", true);

    /** Tells what code a run has measured. */
    @FunctionalInterface
    public interface Code {
        /** Returns the commit of the project that was measured in {@code folder}; nothing if that is diobench itself. */
        Optional<String> of(Path folder) throws IOException;
    }

    private final String word;
    private final boolean folder;

    ExportFormat(String word, boolean folder) {
        this.word = word;
        this.folder = folder;
    }

    /**
     * Returns the format called {@code word}.
     *
     * @throws UserError if there is none
     */
    public static ExportFormat of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new UserError("there is no format '" + word + "'; there are " + words()));
    }

    /** Returns the names of all formats. */
    public static String words() {
        return Arrays.stream(values()).map(format -> format.word).collect(Collectors.joining(", "));
    }

    /** Returns the format's name. */
    public String word() {
        return word;
    }

    /** Tells whether it has several files, which a folder holds; if not, there is always one. */
    public boolean isFolder() {
        return folder;
    }

    /**
     * Makes the files for the runs in {@code folders}.
     *
     * @param code tells what code a run of another project has measured, from its folder; nothing of runs of diobench
     * @param remark is told what else there is to know, in one line each
     * @throws UserError if one of these is no run or has nothing to export, or if there are several and the format takes one
     */
    public List<ExportedFile> files(List<RunFolder> folders, Code code, Consumer<String> remark) throws IOException {
        if (folders.size() > 1 && this != OTAVA) {
            throw new UserError("format " + word + " takes one run, not " + folders.size() + "; only " + OTAVA.word
                    + " takes several");
        }
        List<StoredRun> runs = new ArrayList<>();
        for (RunFolder folder : folders) {
            runs.add(StoredRun.load(folder));
        }
        StoredRun run = runs.get(0);
        return switch (this) {
            case JMH -> List.of(new ExportedFile("jmh-result.json", new JmhJson(run.data())::writeTo));
            case BENCHMARK_ACTION -> BenchmarkActionFormat.files(run);
            case BENCHER -> List.of(BencherFormat.file(run));
            case OTAVA -> OtavaFormat.files(runs, code, remark);
            case HGRM -> HgrmFormat.files(run);
        };
    }
}
