package io.github.diobench.suite.campaign;

import io.github.diobench.suite.PlainFile;
import io.github.diobench.suite.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;

/** A file that the user wants something written to. What was measured is never written over. */
public final class OutputFile {
    /** In the folder of a gate, what was asked for, which is a run's source, too. */
    private static final String REQUEST = "gate-request.json";

    /** Journals and histories. */
    private static final String LINES = ".jsonl";

    private static final String PART_OF_RUN = "a part of a run";

    private OutputFile() {}

    /**
     * Makes sure that {@code file} can be written.
     *
     * @param option what names it
     * @param sources what is read, besides runs and histories
     * @throws UserError if it is a link, a folder or a device, one of {@code sources}, or a part of a run or of a history
     */
    public static void require(String option, Path file, Collection<Path> sources) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UserError(option + " " + file + ": that is a folder; name a file");
        }
        PlainFile.requireUnlessMissing(file);
        if (!PlainFile.is(file)) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (RunFolder.is(folder)) {
            for (String source : RunFolder.SOURCES) {
                requireOther(option, file, folder.resolve(source), PART_OF_RUN);
            }
            requireOther(option, file, folder.resolve(REQUEST), PART_OF_RUN);
        }
        for (Path source : sources) {
            requireOther(option, file, source, "what is read");
        }
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(LINES)) {
            throw new UserError(option + " " + file + " would write over a journal or a part of a history");
        }
    }

    private static void requireOther(String option, Path file, Path source, String what) throws IOException {
        if (Files.exists(source) && Files.isSameFile(file, source)) {
            throw new UserError(option + " " + file + " would write over " + what);
        }
    }
}
