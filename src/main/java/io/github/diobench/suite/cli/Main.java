package io.github.diobench.suite.cli;

import io.github.diobench.suite.campaign.ForkOutput;
import io.github.diobench.suite.campaign.Profile;
import io.github.diobench.suite.campaign.Profiles;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The program. */
@Command(
        name = "java -jar benchmarks.jar",
        synopsisSubcommandLabel = "[VERB]",
        commandListHeading = "%nVerbs:%n",
        description = "Measures what a lock costs against atomics in direct-I/O completion accounting.",
        footer = {
            "",
            "Without a verb it runs the quick profile, which takes at most ten minutes.",
            "",
            "Exit codes:",
            "  0    done; a run measured every planned fork, whatever it found",
            "  1    'verify' found a fault; 'history check' a regression; a claim is refuted (*)",
            "  2    bad input or option, or a planned fork failed",
            "  3    a claim is inconclusive (*)",
            "  4    refused: machine, run or controls are unfit to judge by (*, 'doctor')",
            "  70   a bug in diobench",
            "  130  interrupted, with what was measured kept and reported",
            "(*) only where it was asked for, with 'verdict --strict' or 'run --fail-on';",
            "    always by 'gate', for which 1 is a regression"
        },
        versionProvider = ProgramVersion.class,
        mixinStandardHelpOptions = true)
public final class Main {
    private final List<Profile> profiles;
    private final PrintWriter screen;
    private final PrintWriter out;
    private final PrintWriter err;

    /** Makes a program that knows {@code profiles} and writes to {@code out} and {@code err}. */
    Main(List<Profile> profiles, PrintWriter out, PrintWriter err) {
        this.profiles = profiles;
        this.screen = out;
        this.out = new PlainPrinter(out);
        this.err = new PlainPrinter(err);
    }

    /** Runs the program and ends this JVM with its exit code. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
        ForkOutput.install();
        int code = ExitCode.BUG;
        try {
            code = new Main(Profiles.all(), out, err).run(args);
        } finally {
            // Even if there is no memory left to say what is wrong.
            System.exit(code);
        }
    }

    /** Carries out what {@code args} ask for, and returns the exit code. */
    int run(String... args) {
        try {
            return commandLine().execute(args.length == 0 ? new String[] {RunVerb.NAME} : args);
        } catch (Throwable e) { // a JVM that ends by itself would answer with 1, which is a regression
            return Failures.report(e, args, err);
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** Help is the program's own text, with colours where they are seen; what verbs print is quoted from anywhere. */
    private int carryOut(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        parsed.commandSpec().commandLine().setOut(out);
        return new RunLast().execute(parsed);
    }

    /** Returns the program as picocli knows it: all verbs and their options. */
    CommandLine commandLine() {
        CommandLine program = new CommandLine(this)
                .addSubcommand(new RunVerb(profiles))
                .addSubcommand(new ListVerb(profiles))
                .addSubcommand(new DoctorVerb())
                .addSubcommand(new VerifyVerb())
                .addSubcommand(new ExplainVerb())
                .addSubcommand(new ReportVerb())
                .addSubcommand(new VerdictVerb())
                .addSubcommand(new ExportVerb())
                .addSubcommand(new ImportVerb())
                .addSubcommand(new GateVerb(System.getenv()))
                .addSubcommand(new HistoryVerb())
                .addSubcommand(new MergeVerb())
                .addSubcommand(new CompareVerb())
                .addSubcommand(new JmhVerb())
                .setExpandAtFiles(false)
                .setOut(screen)
                .setErr(err)
                .setExecutionStrategy(this::carryOut)
                .setParameterExceptionHandler(new BadOptions())
                .setExecutionExceptionHandler((failure, command, parsed) ->
                        Failures.report(failure, parsed.originalArgs().toArray(String[]::new), err));
        // Its arguments are not ours to understand.
        program.getSubcommands().get(JmhVerb.NAME).setStopAtUnmatched(true);
        return program;
    }
}
