package io.github.diobench.suite.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Tells which diobench this is. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return new String[] {"diobench " + Objects.requireNonNullElse(version, "(not packaged)")};
    }
}
