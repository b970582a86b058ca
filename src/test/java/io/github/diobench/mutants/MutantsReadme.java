package io.github.diobench.mutants;

import io.github.diobench.mutants.Mutant.Catch;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The table of all mutants, beside the patches. */
final class MutantsReadme {
    static final Path FILE = Path.of("src/test/mutants/README.md");

    private static final String HEAD = """
            # Mutants

            The mistakes that were made with this engine's model, made again. Each is a patch against the engine's source, with a head
            that says what was wrong and which test must fail because of it. `MutantsIT` applies a patch, compiles it in memory, runs the
            project's own tests over it, and fails if the mutant survives; `MutantPatchesTest` fails the build if a patch no longer
            applies, or if this page is not what `mvn test -Dtest=MutantPatchesTest -Dmutants.write=true` writes.

            The numbers are those of kernel-spec, section 6 (B) and 7 (A0, A1, RA), the invariants those of section 8. The counters' mutants
            take the place of `atomic`.

            | mutant | mistake | history | breaks | caught by |
            |---|---|---|---|---|
            """;

    private MutantsReadme() {}

    static String of(List<Mutant> mutants) {
        return mutants.stream().map(MutantsReadme::row).collect(Collectors.joining("\n", HEAD, "\n"));
    }

    private static String row(Mutant mutant) {
        String caughtBy = mutant.catches().stream().map(MutantsReadme::caughtBy).collect(Collectors.joining("; "));
        return "| [" + mutant.name() + "](" + mutant.name() + ".patch) | " + mutant.mistake() + " | " + mutant.history()
                + " | " + mutant.invariant() + " | " + caughtBy + " |";
    }

    private static String caughtBy(Catch each) {
        String testClass = each.testClass().substring(each.testClass().lastIndexOf('.') + 1);
        return testClass + ", " + each.test() + ": `" + each.message().strip() + "`";
    }
}
