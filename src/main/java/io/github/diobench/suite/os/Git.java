package io.github.diobench.suite.os;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The program {@code git}, and its own words where it does not do what it is asked for. */
public final class Git {
    /** Where git is told to look, in hooks of its own, for another repository than the one in the current folder. */
    public static final Set<String> OTHER_REPOSITORY =
            Set.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX");

    /** A work tree of a large repository takes minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** For a question that git answers from what it has at hand. */
    private static final Duration QUICKLY = Duration.ofSeconds(20);

    private static final String FATAL = "fatal: ";

    private Git() {}

    /**
     * Asks git in {@code folder} something.
     *
     * @throws io.github.diobench.suite.UserError if there is no git, or no such folder
     */
    public static ProgramResult ask(Path folder, String... arguments) {
        return run(folder, QUICKLY, arguments);
    }

    /**
     * Lets git change something in {@code folder}.
     *
     * @throws io.github.diobench.suite.UserError if there is no git, or no such folder
     */
    public static ProgramResult in(Path folder, String... arguments) {
        return run(folder, PATIENCE, arguments);
    }

    private static ProgramResult run(Path folder, Duration limit, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return Program.of(command)
                .directory(folder)
                .withoutEnvironment(OTHER_REPOSITORY)
                .errorsApart()
                .run(limit);
    }

    /** Tells why {@code result} is not what was asked for, on one line. */
    public static String reason(ProgramResult result) {
        if (result.timedOut()) {
            return "git did not end in time";
        }
        List<String> said =
                result.errors().lines().filter(line -> !line.isBlank()).toList();
        if (said.isEmpty()) {
            return "git ended with code " + result.exit() + " and said nothing";
        }
        // What to do about it may follow; what a hook said stands alone.
        return said.stream()
                .filter(line -> line.startsWith(FATAL))
                .findFirst()
                .map(line -> line.substring(FATAL.length()))
                .orElseGet(() -> said.get(said.size() - 1).strip() + " (git ended with code " + result.exit() + ")");
    }
}
