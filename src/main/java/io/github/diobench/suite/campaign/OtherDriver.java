package io.github.diobench.suite.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The program that drives a fork of another class path, by the JMH in it.
 *
 * <p>JMH's own command line splits the values of parameters at commas and the arguments of JVMs at blanks, and is in the encoding of
 * the locale; and it hands the arguments of its own JVM on to forks that declare none. Here, names, values and arguments come from a
 * file, and a fork has what its benchmark declares and nothing else. This class is alone there with {@link FailureReason}, the JDK and JMH,
 * and must therefore know no other class of diobench, and have no nested ones.
 */
final class OtherDriver {
    /** The full name of the benchmark. */
    static final String BENCHMARK = "benchmark";

    /** The file for JMH's JSON. */
    static final String RESULT = "result";

    /** The file for the reason, if there is no result. */
    static final String REASON = "reason";

    /** What stands before the name of a parameter. */
    static final String PARAM = "param.";

    /** What stands before the number, from 0, of an argument that the fork has in place of those that its benchmark declares. */
    static final String JVM_ARG = "jvmArg.";

    private OtherDriver() {}

    /** Runs the benchmark that the file {@code args[0]} names; the rest are options of JMH. */
    public static void main(String[] args) throws IOException {
        Properties told = new Properties();
        try (InputStream file = Files.newInputStream(Path.of(args[0]))) {
            told.load(file);
        }
        try {
            ChainedOptionsBuilder options = new OptionsBuilder()
                    .parent(new CommandLineOptions(Arrays.copyOfRange(args, 1, args.length)))
                    .include("^" + Pattern.quote(told.getProperty(BENCHMARK)) + "$")
                    .result(told.getProperty(RESULT));
            for (String name : told.stringPropertyNames()) {
                if (name.startsWith(PARAM)) {
                    options.param(name.substring(PARAM.length()), told.getProperty(name));
                }
            }
            List<String> jvmArgs = jvmArgs(told);
            if (!jvmArgs.isEmpty() || !declaresJvmArgs(told.getProperty(BENCHMARK))) {
                options.jvmArgs(jvmArgs.toArray(new String[0]));
            }
            new Runner(options.build()).run();
        } catch (RunnerException | CommandLineOptionException e) {
            Files.write(Path.of(told.getProperty(REASON)), FailureReason.of(e).getBytes(StandardCharsets.UTF_8));
            System.exit(1);
        }
    }

    private static List<String> jvmArgs(Properties told) {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; told.containsKey(JVM_ARG + i); i++) {
            arguments.add(told.getProperty(JVM_ARG + i));
        }
        return arguments;
    }

    private static boolean declaresJvmArgs(String benchmark) {
        OutputFormat silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
        return BenchmarkList.defaultList().getAll(silent, List.of()).stream()
                .filter(entry -> entry.getUsername().equals(benchmark))
                .map(BenchmarkListEntry::getJvmArgs)
                .anyMatch(arguments -> arguments.hasValue());
    }
}
