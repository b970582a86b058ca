package io.github.diobench.suite.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** The calls of {@code benchmarks.jar} in shell scripts that others are to copy. */
final class ShellCalls {
    private static final Pattern CONTINUED = Pattern.compile("\\\\\\n\\s*");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\{.*?}}|\\$\\([^)]*\\)|\\$\\{\\w+}|\\$\\w+|\\$\\?");
    private static final Pattern NEXT_COMMAND = Pattern.compile("&&|\\|\\|?|;");
    private static final Pattern CALL =
            Pattern.compile("\\bjava\\s(?:.*\\s)?-jar\\s+\\S*benchmarks\\.jar(?:\\s+(.*))?");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final Pattern REDIRECTION = Pattern.compile("[0-9]?[<>].*");

    private ShellCalls() {}

    /** Returns the arguments of each call in {@code script}, with 1 for the value of every variable. */
    static List<List<String>> in(String script) {
        List<List<String>> calls = new ArrayList<>();
        String text = CONTINUED.matcher(script).replaceAll(" ");
        for (String line :
                text.lines().filter(found -> !found.strip().startsWith("#")).toList()) {
            for (String command : NEXT_COMMAND.split(VARIABLE.matcher(line).replaceAll("1"), -1)) {
                Matcher call = CALL.matcher(command);
                if (call.find()) {
                    calls.add(words(call.group(1) == null ? "" : call.group(1)));
                }
            }
        }
        return calls;
    }

    private static List<String> words(String arguments) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(arguments);
        while (word.find() && !REDIRECTION.matcher(word.group()).matches()) {
            words.add(word.group().replaceAll("^[\"']|[\"']$", ""));
        }
        return words;
    }

    /** Lets the program's own parser understand {@code arguments}. */
    static void requireUnderstood(List<String> arguments) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        CommandLine program = new Main(FixtureMain.PROFILES, nowhere, nowhere).commandLine();
        program.parseArgs(arguments.toArray(String[]::new));
    }
}
