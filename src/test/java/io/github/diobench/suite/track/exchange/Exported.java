package io.github.diobench.suite.track.exchange;

import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.fixture.JudgedRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Exports of tests, in memory; and a run with times as well as rates. */
final class Exported {
    private Exported() {}

    /** Returns the texts of the files that {@code format} has for {@code folders}, by name. */
    static Map<String, String> files(ExportFormat format, RunFolder... folders) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (ExportedFile file : format.files(List.of(folders), folder -> Optional.empty(), remark -> {})) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
                file.content().writeTo(out);
            }
            texts.put(file.name(), bytes.toString(StandardCharsets.UTF_8));
        }
        return texts;
    }

    /** Writes a run that can be judged into {@code folder}, whose queued regime was measured in operations per millisecond. */
    static RunFolder mixed(Path folder) throws IOException {
        RunFolder run = new JudgedRun().write(folder);
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(run.journal())) {
            boolean queued = line.contains("\"regime\":\"" + JudgedRun.QUEUED + "\"");
            lines.add(queued ? line.replace("\"avgt\",\"unit\":\"ns/op\"", "\"thrpt\",\"unit\":\"ops/ms\"") : line);
        }
        Files.write(run.journal(), lines);
        return run;
    }
}
