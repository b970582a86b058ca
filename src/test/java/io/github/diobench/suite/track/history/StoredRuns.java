package io.github.diobench.suite.track.history;

import io.github.diobench.suite.verdict.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Stored runs of a made-up project: one a day, each of another commit, with two candidates and a control. */
final class StoredRuns {
    static final String MACHINE = "linux-amd64-2cpu-some-cpu";
    private static final Instant FIRST = Instant.parse("2026-11-01T12:00:00Z");
    private static final double SD = 0.01;

    private StoredRuns() {}

    /** Returns the commit of the run of that number. */
    static String commit(int number) {
        return String.format(Locale.ROOT, "%07x%033x", 0xabc0000 + number, number);
    }

    static StoredRun run(int number, int points, String refused) {
        Instant committed = FIRST.plus(number, ChronoUnit.DAYS);
        Instant started = committed.plus(1, ChronoUnit.HOURS);
        return new StoredRun(
                StoredRun.SCHEMA_VERSION,
                "run-" + number,
                String.format(Locale.ROOT, "%08x", number),
                started.toString(),
                commit(number),
                "false",
                committed.toString(),
                MACHINE,
                "Linux 6.1 amd64",
                "none",
                List.of("-Xmx512m"),
                "0.1.0",
                "quick",
                8,
                refused,
                points);
    }

    static StoredPoint point(String arm, Role role, double logRatio, String refused) {
        return new StoredPoint(
                "async-write-16-inline",
                arm,
                role,
                "atomic",
                "bench.RequestBenchmark.request",
                Map.of("mode", "async", "bios", "16", "counter", arm),
                1,
                "17 Some VM",
                "17.0.1+1",
                8,
                logRatio,
                0.005,
                400 * Math.exp(logRatio),
                400,
                "ns/op",
                refused);
    }

    /** Returns the run of that number, in which {@code spin} costs what {@code logRatio} says and {@code stamped} 20 % more. */
    static StoredFile file(int number, double logRatio) {
        return file(number, logRatio, null);
    }

    static StoredFile file(int number, double logRatio, String refused) {
        double other = Math.log(1.2) + SD * new SplittableRandom(1000 + number).nextGaussian();
        return new StoredFile(
                run(number, 3, refused),
                List.of(
                        point("spin", Role.CANDIDATE, logRatio, null),
                        point("stamped", Role.CANDIDATE, other, null),
                        point("atomic-again", Role.AGAIN, 0, null)));
    }

    /** Returns runs in which {@code spin} costs these multiples of the reference, with a little noise, from run 0 on. */
    static List<StoredFile> files(double... ratios) {
        List<StoredFile> files = new ArrayList<>();
        for (int i = 0; i < ratios.length; i++) {
            double noise = SD * new SplittableRandom(i).nextGaussian();
            files.add(file(i, Math.log(ratios[i]) + noise));
        }
        return files;
    }

    /** Returns so many ratios of 1, followed by {@code ratio} for the rest of {@code n}. */
    static double[] step(int before, double ratio, int n) {
        double[] ratios = new double[n];
        for (int i = 0; i < n; i++) {
            ratios[i] = i < before ? 1 : ratio;
        }
        return ratios;
    }
}
