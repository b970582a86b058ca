package io.github.diobench.suite.cli;

import io.github.diobench.suite.Printable;
import java.io.PrintWriter;
import java.util.List;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers an option that cannot be understood with one line that says what to type instead. */
final class BadOptions implements IParameterExceptionHandler {
    private static final int MOST_SUGGESTIONS = 2;

    @Override
    public int handleParseException(ParameterException mistake, String[] args) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        String help = "'" + command.getCommandSpec().qualifiedName() + " --help' shows what it takes";
        err.println("diobench: " + Printable.message(mistake.getMessage()) + "; "
                + (areForJmh(mistake) ? "did you mean 'jmh " + unmatched(mistake) + "'?" : suggested(mistake) + help));
        return ExitCode.BAD_INPUT;
    }

    /** Returns what looks like the word that is not known; nothing if nothing does. */
    private static String suggested(ParameterException mistake) {
        if (!(mistake instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        List<String> like =
                unmatched.getSuggestions().stream().limit(MOST_SUGGESTIONS).toList();
        return like.isEmpty() ? "" : "did you mean " + String.join(" or ", like) + "? ";
    }

    private static String unmatched(ParameterException mistake) {
        return String.join(" ", ((UnmatchedArgumentException) mistake).getUnmatched());
    }

    /** Asks JMH's own parser, which knows its options best. */
    private static boolean areForJmh(ParameterException mistake) {
        if (!(mistake instanceof UnmatchedArgumentException unmatched)) {
            return false;
        }
        List<String> args = unmatched.getUnmatched();
        if (!args.get(0).startsWith("-")) {
            return false;
        }
        try {
            CommandLineOptions understood = new CommandLineOptions(args.toArray(String[]::new));
            return understood != null;
        } catch (CommandLineOptionException e) {
            return false;
        }
    }
}
