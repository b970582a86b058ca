package io.github.diobench.suite.doctor;

import io.github.diobench.suite.CpuTime;
import io.github.diobench.suite.SystemFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Examines the machine this runs on, within two seconds. */
public final class Doctor {
    /** Long enough for the kernel's ticks of 10 ms to tell a percent of two CPUs. */
    private static final long WINDOW_MILLIS = 500;

    /** A machine is as busy as its calmest moment: what passes at once does not spoil a run of minutes. */
    private static final int WINDOWS = 3;

    private static final double CALM = 0.02;

    private static final List<Probe> PROBES = Stream.of(
                    ClockProbes.ALL, CpuProbes.ALL, LoadProbes.ALL, MemoryProbes.ALL, JvmProbes.ALL, OtherRuns.ALL)
            .flatMap(List::stream)
            .toList();

    private Doctor() {}

    /** Examines it for measurements by the JVM that this runs in. */
    public static Diagnosis examine() {
        return examine(List.of(Jvm.nameOfThis()));
    }

    /**
     * Examines it for measurements by other JVMs.
     *
     * @param vms their names and versions
     */
    public static Diagnosis examine(List<String> vms) {
        SystemFiles files = SystemFiles.ofThisMachine();
        return examine(new Host(
                files,
                Jvm.ofThisProcess(vms),
                System::nanoTime,
                Path.of(System.getProperty("java.io.tmpdir")),
                watch(files, Doctor::pause)));
    }

    static Diagnosis examine(Host host) {
        List<Finding> findings = new ArrayList<>();
        List<String> notTold = new ArrayList<>();
        for (Probe probe : PROBES) {
            probe.look().apply(host).ifPresentOrElse(findings::add, () -> notTold.add(probe.id()));
        }
        return new Diagnosis(findings, notTold);
    }

    /** Returns what the CPUs did in the calmest of a few windows, or in the first calm one. */
    static Optional<CpuTime> watch(SystemFiles files, Runnable pause) {
        Optional<CpuTime> calmest = Optional.empty();
        for (int i = 0; i < WINDOWS; i++) {
            Optional<CpuTime> start = CpuTime.read(files);
            if (start.isEmpty()) {
                return Optional.empty();
            }
            pause.run();
            Optional<CpuTime> window = CpuTime.read(files).map(end -> end.since(start.get()));
            if (window.isPresent() && (calmest.isEmpty() || unrest(window.get()) < unrest(calmest.get()))) {
                calmest = window;
            }
            if (calmest.isPresent() && unrest(calmest.get()) < CALM) {
                break;
            }
        }
        return calmest;
    }

    private static double unrest(CpuTime window) {
        return (double) (window.others() + window.steal()) / Math.max(1, window.all());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(WINDOW_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
