package io.github.diobench.suite.campaign;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What another JMH said while it ran a fork.
 *
 * @param text all of it
 */
record OtherOutput(String text) {
    private static final Pattern WARMUP =
            Pattern.compile("(?m)^# Warmup Iteration +\\d+: ([0-9]+(?:\\.[0-9]+)?)\\D.*ns/op\\s*$");
    private static final Pattern EXIT =
            Pattern.compile("<forked VM failed with (exit code \\d+)>", Pattern.CASE_INSENSITIVE);

    /** No name of a package is as long, and no more is shown. */
    private static final int LONGEST = 1_000;

    private static final Pattern CAUSE = Pattern.compile(
            "(?m)^(?:Caused by: |Exception in thread \"[^\"\\r\\n]*\" |ERROR: |(?=No matching benchmarks))(.+)$");
    private static final Pattern PACKAGE = Pattern.compile("^(?:\\w+\\.)+(?=[A-Z])");

    /** Returns the scores of the warm-up iterations, of those that can be read. */
    List<Double> warmup() {
        return WARMUP.matcher(text)
                .results()
                .map(result -> Double.valueOf(result.group(1)))
                .toList();
    }

    /**
     * Returns why there is no result, on one line.
     *
     * @param exit the code that JMH ended with
     * @param told the reason that JMH itself gives; blank if it came to none
     */
    String reason(int exit, String told) {
        Matcher died = EXIT.matcher(text);
        if (died.find()) {
            return "its JVM failed with " + died.group(1);
        }
        if (!told.isBlank()) {
            return FailureReason.ofText(told);
        }
        String said = CAUSE.matcher(text)
                .results()
                .map(result -> result.group(1))
                .reduce((first, last) -> last)
                .orElseGet(this::lastLine);
        String begin = said.substring(0, Math.min(said.length(), LONGEST));
        return FailureReason.ofText(PACKAGE.matcher(begin).replaceFirst(""))
                + (exit == 0 || exit == 1 ? "" : " (JMH ended with code " + exit + ")");
    }

    private String lastLine() {
        return text.lines()
                .filter(line -> !line.isBlank())
                .reduce((first, last) -> last)
                .orElse("JMH said nothing");
    }
}
