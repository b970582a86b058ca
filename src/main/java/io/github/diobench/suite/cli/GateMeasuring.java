package io.github.diobench.suite.cli;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.ForkJvm;
import io.github.diobench.suite.campaign.Timing;
import io.github.diobench.suite.track.gate.GatePlanner;
import io.github.diobench.suite.track.gate.GateSelection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options of a gate that say what is measured, and how; where JMH has a word for it, in JMH's words. */
final class GateMeasuring {
    static final String JVM = "--jvm";
    static final String JVM_ARGS = "--jvm-args";

    /** Rounds differ by their JVMs more than by their turns, so many short forks tell more than a few long ones. */
    private static final int TURNS = 60;

    /** Long enough for what a benchmark sets up for each, and short beside what a machine's neighbours change in. */
    private static final Duration TURN = Duration.ofMillis(5);

    private static final int WARMUPS = 30;
    private static final Duration WARMUP = Duration.ofMillis(20);
    private static final int SEEDS = 1_000_000;
    private static final List<String> MODES = List.of("avgt", "thrpt", "sample", "ss");
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_ITERATIONS = 10_000;

    @Option(
            names = "--include",
            paramLabel = "REGEX",
            description =
                    "Only benchmarks in whose full name this is found. Without it: all there are; of diobench's own, those "
                            + "of the quick profile's judged regimes, each counter by itself.")
    private Pattern include;

    @Option(
            names = {"-e", "--exclude"},
            paramLabel = "REGEX",
            description = "No benchmarks in whose full name this is found.")
    private Pattern exclude;

    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE[,VALUE...]",
            description = "Values of a parameter, in place of those that are declared; can be given more than once.")
    private List<String> params = List.of();

    @Option(
            names = {"-bm", "--mode"},
            paramLabel = "MODE",
            description = "avgt, thrpt or ss; by default the mode that a benchmark declares, avgt for sample.")
    private String mode;

    @Option(
            names = {"-t", "--threads"},
            paramLabel = "N",
            description = "Threads; by default as many as a benchmark declares.")
    private Integer threads;

    @Option(names = "-wi", paramLabel = "N", description = "Warm-up iterations of a fork; by default 30.")
    private Integer warmups;

    @Option(
            names = "-w",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Time of each; by default 20ms.")
    private Duration warmupTime;

    @Option(
            names = "-i",
            paramLabel = "N",
            description = "Measured iterations of a fork, each of them a turn; by default 60.")
    private Integer iterations;

    @Option(
            names = "-r",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Time of each; by default 5ms.")
    private Duration time;

    @Option(
            names = "--fork-timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "What a fork may take beside its iterations before it is killed; by default 60s.")
    private Duration timeout = Duration.ofMinutes(1);

    @Option(
            names = JVM,
            paramLabel = "PATH",
            description = "The JDK, or its java program, that runs the forks; by default the one that runs this.")
    private Path jvm;

    @Option(
            names = JVM_ARGS,
            paramLabel = "ARGS",
            description =
                    "Arguments of the forks' JVMs, between blanks, quoted where they hold one; by default those that a benchmark "
                            + "declares.")
    private String jvmArgs;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description =
                    "How often to measure a benchmark at most: it ends at the look that decides it; by default 48.")
    private int rounds = 48;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What the order of the forks is drawn from; by default a new one each time.")
    private Long seed;

    /** Returns what is selected. */
    GateSelection selection() {
        if (mode != null && !MODES.contains(mode)) {
            throw new UserError("-bm " + mode + ": there are " + String.join(", ", MODES));
        }
        if (threads != null && threads < 1) {
            throw new UserError("-t must be at least 1 but is " + threads);
        }
        return new GateSelection(
                Optional.ofNullable(include),
                Optional.ofNullable(exclude),
                wantedParams(),
                Optional.ofNullable(mode),
                Optional.ofNullable(threads));
    }

    /**
     * Makes sure that there are enough rounds for a verdict.
     *
     * @throws UserError if not
     */
    void requireRounds(int least) {
        if (rounds < least) {
            throw new UserError(
                    "--rounds must be at least " + least + ", because fewer show nothing, but is " + rounds);
        }
    }

    /** Returns who plans for {@code versions}, whose forks {@code java} runs. */
    GatePlanner planner(GateVersions.Both versions, String java, Timing timing, int leastRounds) {
        return new GatePlanner(
                versions.base(),
                versions.head(),
                java,
                seed == null ? ThreadLocalRandom.current().nextInt(SEEDS) : seed,
                leastRounds,
                rounds,
                timing,
                arguments());
    }

    /** Returns the arguments of the forks' JVMs in place of those that benchmarks declare; none for those. */
    List<String> arguments() {
        return jvmArgs == null ? List.of() : QuotedWords.of(JVM_ARGS, jvmArgs);
    }

    /** Returns the options, each after a blank, that have to be typed again to go on with the gate. */
    String startOptions() {
        return (jvm == null ? "" : " " + JVM + " " + RunVerb.quoted(jvm))
                + (jvmArgs == null ? "" : " " + JVM_ARGS + " " + RunVerb.quoted(jvmArgs));
    }

    /** Returns the {@code java} program that runs the forks. */
    String java() {
        return jvm == null ? ForkJvm.ownProgram() : ForkJvm.program(jvm);
    }

    /**
     * Returns the iterations of a fork.
     *
     * @throws UserError if they cannot be run
     */
    Timing timing() {
        int warmupCount = count("-wi", warmups, WARMUPS, 0);
        int count = count("-i", iterations, TURNS, 1);
        Duration warmupEach = warmupTime == null ? WARMUP : warmupTime;
        Duration each = time == null ? TURN : time;
        Duration all = warmupEach.multipliedBy(warmupCount).plus(each.multipliedBy(count));
        if (all.compareTo(LONGEST) > 0 || warmupEach.compareTo(LONGEST) > 0 || timeout.compareTo(LONGEST) > 0) {
            throw new UserError("the iterations of a fork, and --fork-timeout, may take an hour at most");
        }
        return new Timing(
                warmupCount,
                Math.toIntExact(warmupEach.toMillis()),
                count,
                Math.toIntExact(each.toMillis()),
                Math.toIntExact(all.plus(timeout).toMillis()));
    }

    private static int count(String option, Integer wanted, int usual, int least) {
        if (wanted == null) {
            return usual;
        }
        if (wanted < least || wanted > MOST_ITERATIONS) {
            throw new UserError(option + " must be between " + least + " and " + MOST_ITERATIONS + " but is " + wanted);
        }
        return wanted;
    }

    private Map<String, List<String>> wantedParams() {
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        for (String param : params) {
            int equals = param.indexOf('=');
            if (equals < 1 || equals == param.length() - 1) {
                throw new UserError("-p " + param + ": type a name and a value, such as -p size=16");
            }
            List<String> values = Arrays.stream(param.substring(equals + 1).split(",", -1))
                    .distinct()
                    .collect(Collectors.toList());
            wanted.put(param.substring(0, equals), values);
        }
        return wanted;
    }
}
