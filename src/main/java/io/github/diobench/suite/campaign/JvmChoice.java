package io.github.diobench.suite.campaign;

import io.github.diobench.suite.UserError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A JVM that every regime is measured with.
 *
 * @param program its {@code java} program
 * @param suffix what the names of its regimes end in, such as {@code @17}; empty if there is only one JVM
 */
public record JvmChoice(String program, String suffix) {
    /** What a suffix begins with; no other name has it. */
    static final char MARK = '@';

    /**
     * Returns the choices for {@code programs}, of which each is started once if there are more than one.
     *
     * @throws UserError if one is named twice or does not start
     */
    public static List<JvmChoice> of(List<String> programs) {
        return of(programs, ForkJvm::version);
    }

    /** Returns the choices for {@code programs}, whose versions {@code versions} knows. */
    static List<JvmChoice> of(List<String> programs, Function<String, String> versions) {
        Set<String> seen = new HashSet<>();
        for (String program : programs) {
            if (!seen.add(program)) {
                throw new UserError("--jvm names " + program + " twice");
            }
        }
        if (programs.size() == 1) {
            return List.of(new JvmChoice(programs.get(0), ""));
        }
        List<String> majors =
                programs.stream().map(program -> major(versions.apply(program))).toList();
        List<JvmChoice> choices = new ArrayList<>();
        for (int i = 0; i < majors.size(); i++) {
            String major = majors.get(i);
            long before = majors.subList(0, i).stream().filter(major::equals).count();
            boolean alone = majors.stream().filter(major::equals).count() == 1;
            choices.add(new JvmChoice(programs.get(i), MARK + major + (alone ? "" : "-" + (before + 1))));
        }
        return choices;
    }

    private static String major(String version) {
        return version.replaceFirst("[^0-9].*", "");
    }
}
