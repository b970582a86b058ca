package io.github.diobench.suite.campaign;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.record.Pin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a plan would start. The plan of a run that is gone on with was read from a folder that anybody may have written, and so was
 * the environment that it is compared with: of the programs and arguments in it, only those are used that this program would use
 * by itself, and those that the user names once more.
 */
public final class PlanPrograms {
    private final Plan plan;
    private final Path folder;

    /** Looks at {@code plan}, which was read in {@code folder}. */
    public PlanPrograms(Plan plan, Path folder) {
        this.plan = plan;
        this.folder = folder;
    }

    /** Returns the {@code java} programs that have to be named for {@code plan} to be gone on with. */
    public static List<String> toName(Plan plan) {
        return plan.jvms().equals(List.of(ForkJvm.ownProgram())) ? List.of() : plan.jvms();
    }

    /**
     * Makes sure that its forks are run by this Java, or by one of {@code named}.
     *
     * @throws UserError as a refusal
     */
    public void requireJvms(Collection<String> named) {
        for (String jvm : plan.jvms()) {
            if (!jvm.equals(ForkJvm.ownProgram()) && named.stream().noneMatch(jvm::equals)) {
                throw UserError.refusal("the run in " + folder + " is measured by " + jvm
                        + ", which is not the Java that runs this; if that is right, add --jvm "
                        + String.join(",", plan.jvms()));
            }
        }
    }

    /**
     * Makes sure that its JVMs have the arguments of one of this program's profiles, or {@code named}.
     *
     * @throws UserError as a refusal
     */
    public void requireArguments(Collection<List<String>> named) {
        Set<List<String>> known = own();
        known.addAll(named);
        for (Cell cell : plan.cells().values()) {
            if (!known.contains(plan.jvmArgsOf(cell))) {
                throw UserError.refusal("in " + folder + " the JVM of " + cell.id()
                        + " has arguments that this program does not give by itself: "
                        + String.join(" ", plan.jvmArgsOf(cell)));
            }
        }
    }

    /**
     * Makes sure that what is measured is in one of {@code classPaths}; an empty one is that of this program.
     *
     * @throws UserError as a refusal
     */
    public void requireClassPaths(Collection<List<String>> classPaths) {
        for (Cell cell : plan.cells().values()) {
            if (!classPaths.contains(cell.classPath())) {
                throw UserError.refusal("in " + folder + ", " + cell.id() + " is measured in other code: "
                        + String.join(" ", cell.classPath()));
            }
        }
    }

    /** Profiles have these arguments, pinned or not. */
    private static Set<List<String>> own() {
        Set<List<String>> all = new HashSet<>();
        List<List<String>> unpinned = new ArrayList<>(List.of(Planner.jvmArgs(Planner.COLLECTOR)));
        for (Profile profile : Profiles.all()) {
            profile.regimes()
                    .forEach(regime -> unpinned.addAll(regime.variants().values()));
        }
        for (List<String> arguments : unpinned) {
            all.add(arguments);
            for (Pin pin : Pin.values()) {
                List<String> pinned = new ArrayList<>(arguments);
                pinned.addAll(pin.jvmArgs());
                all.add(pinned);
            }
        }
        return all;
    }
}
