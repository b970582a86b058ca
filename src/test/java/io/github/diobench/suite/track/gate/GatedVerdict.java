package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.campaign.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Judges gates for tests of other packages. */
public final class GatedVerdict {
    private GatedVerdict() {}

    /** Writes the verdict on the gate in {@code folder}, which was not measured twice. */
    public static void write(Path folder) throws IOException {
        GateFiles.write(new GateJudge(new RunFolder(folder)).judge(Optional.empty()), folder);
    }
}
