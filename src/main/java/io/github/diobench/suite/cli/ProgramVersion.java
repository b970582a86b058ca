package io.github.diobench.suite.cli;

import io.github.diobench.suite.Build;
import picocli.CommandLine.IVersionProvider;

/** Tells which diobench this is. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        Build build = Build.current();
        return new String[] {"diobench " + build.version() + " (" + build.shortCommit() + ")"};
    }
}
