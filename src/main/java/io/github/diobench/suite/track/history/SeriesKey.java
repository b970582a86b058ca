package io.github.diobench.suite.track.history;

import io.github.diobench.suite.verdict.Role;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the points of one series have in common: the same arm against the same reference under the same conditions on the same kind
 * of machine and JVM. A regime that keeps its name but gets another parameter begins a new series.
 *
 * @param machine class of the machine
 * @param pin how the measuring threads were kept on CPUs
 * @param regime the regime
 * @param arm the arm
 * @param role what it is compared for
 * @param reference the arm that it is compared with
 * @param benchmark class and method
 * @param params values of all its parameters
 * @param threads JMH worker threads
 * @param jvm feature version and name of the JVM
 */
record SeriesKey(
        String machine,
        String pin,
        String regime,
        String arm,
        Role role,
        String reference,
        String benchmark,
        Map<String, String> params,
        int threads,
        String jvm)
        implements Comparable<SeriesKey> {
    private static final Comparator<SeriesKey> ORDER =
            Comparator.comparing(SeriesKey::name).thenComparing(SeriesKey::conditions);

    static SeriesKey of(StoredRun run, StoredPoint point) {
        return new SeriesKey(
                run.machine(),
                run.pin(),
                point.regime(),
                point.arm(),
                point.role(),
                point.reference(),
                point.benchmark(),
                point.params(),
                point.threads(),
                point.jvm());
    }

    /** Returns what it is called, short enough for a table: {@code linux-amd64-2cpu-amd-epyc/async-write-16-inline.spin@17}. */
    String name() {
        return machine + "/" + regime + "." + arm + "@" + jvm.replaceFirst(" .*", "");
    }

    /** Returns everything else, in one line. */
    String conditions() {
        String values = params.entrySet().stream()
                .map(param -> " " + param.getKey() + "=" + param.getValue())
                .collect(Collectors.joining());
        return "ratio to " + reference + ", " + benchmark + values + ", " + threads
                + (threads == 1 ? " thread" : " threads") + ", pin " + pin + ", Java " + jvm;
    }

    @Override
    public int compareTo(SeriesKey other) {
        return ORDER.compare(this, other);
    }
}
