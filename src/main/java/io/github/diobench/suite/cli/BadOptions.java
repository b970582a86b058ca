package io.github.diobench.suite.cli;

import io.github.diobench.suite.Printable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers an option that cannot be understood with one line that says what to type instead. */
final class BadOptions implements IParameterExceptionHandler {
    private static final int MOST_SUGGESTIONS = 2;
    private static final int MOST_EDITS = 2;

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
        List<String> like = new ArrayList<>(
                unmatched.getSuggestions().stream().limit(MOST_SUGGESTIONS).toList());
        if (like.isEmpty()) {
            String typed = unmatched.getUnmatched().get(0);
            unmatched.getCommandLine().getSubcommands().keySet().stream()
                    .filter(verb -> edits(typed, verb) <= MOST_EDITS)
                    .min(Comparator.comparingInt(verb -> edits(typed, verb)))
                    .ifPresent(like::add);
        }
        return like.isEmpty() ? "" : "did you mean " + String.join(" or ", like) + "? ";
    }

    /** Returns how many letters have to be put in, taken out or replaced to make {@code other} of {@code word} (Levenshtein). */
    private static int edits(String word, String other) {
        int[] last = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= word.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = last[j - 1] + (word.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
            }
            last = row;
        }
        return last[other.length()];
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
