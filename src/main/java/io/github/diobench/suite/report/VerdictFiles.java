package io.github.diobench.suite.report;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.judge.Judgement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes a verdict down: for programs and for people. */
public final class VerdictFiles {
    private VerdictFiles() {}

    /**
     * Writes {@code judgement} into {@code folder}, replacing an older one.
     *
     * @return the files that were written
     * @throws IOException if one cannot be written
     */
    public static List<Path> write(Judgement judgement, RunFolder folder) throws IOException {
        Path json = folder.path().resolve("verdict.json");
        Path markdown = folder.path().resolve("verdict.md");
        judgement.write(json);
        AtomicFile.write(markdown, text(judgement));
        return List.of(json, markdown);
    }

    /** Returns the text of {@code verdict.md}. */
    public static String text(Judgement judgement) {
        return new VerdictText(judgement).whole();
    }
}
