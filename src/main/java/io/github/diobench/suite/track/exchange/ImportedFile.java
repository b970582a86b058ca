package io.github.diobench.suite.track.exchange;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What JMH wrote for another project.
 *
 * @param name where it was read
 * @param results its results, in their order; never empty
 */
public record ImportedFile(String name, List<ImportedResult> results) {
    /** Copies the list. */
    public ImportedFile {
        results = List.copyOf(results);
    }

    /** Returns the virtual machines that measured. */
    Set<String> jvms() {
        return results.stream().map(ImportedResult::jvm).collect(Collectors.toSet());
    }
}
