package io.github.diobench.suite.campaign;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.doctor.Finding;
import io.github.diobench.suite.machine.Machine;
import io.github.diobench.suite.machine.MachineProfile;
import io.github.diobench.suite.record.Histograms;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the files of a run must say so that everything after can rely on it. JSON that is in order may still come from a file
 * that was damaged, edited, or put beside the wrong plan.
 */
final class Sound {
    /** More values than any run records; sums of so many cannot overflow. */
    private static final long MOST_VALUES = 1L << 50;

    /** Some time in the 23rd century; as many such times as a journal has lines can be added up. */
    private static final long LATEST_MILLIS = 1L << 43;

    private static final Set<String> MODES = Set.of("thrpt", "avgt", "sample", "ss");

    /** What a folder can be called anywhere: printable, and no path. */
    private static final Pattern RUN_ID =
            Pattern.compile("[^\\p{Cntrl}\\p{Cf}\\u0080-\\u009f\\u2028\\u2029/\\\\]{1,255}");

    private Sound() {}

    /** Looks at {@code plan}, which is called {@code name} in messages. */
    static void require(Plan plan, String name) {
        Wanted plans = new Wanted(name + " is not a plan");
        plans.present(
                "runId, profile, timing or reference", plan.runId(), plan.profile(), plan.timing(), plan.reference());
        plans.that(RUN_ID.matcher(plan.runId()).matches(), "its runId is no name of a folder");
        plans.that(plan.rounds() > 0, "it has " + plan.rounds() + " rounds");
        plan.regimes().forEach(regime -> require(regime, plans));
        Set<String> cells = plan.cells().keySet();
        Set<Integer> numbers = new HashSet<>();
        for (Slot slot : plan.slots()) {
            plans.that(cells.contains(slot.cell()), "slot " + slot.number() + " is for no cell of it: " + slot.cell());
            plans.that(
                    slot.number() > 0 && slot.round() > 0 && slot.position() > 0,
                    "its slots, rounds and positions must count from 1");
            plans.that(numbers.add(slot.number()), "it has two slots " + slot.number());
        }
    }

    private static void require(Regime regime, Wanted plans) {
        String name = "regime " + regime.name();
        plans.present("name, purpose or benchmark of " + name, regime.name(), regime.purpose(), regime.benchmark());
        plans.that(
                regime.params().values().stream().noneMatch(Objects::isNull),
                name + " has a parameter without a value");
        plans.that(regime.threads() > 0 && regime.forks() > 0, name + " needs threads and forks");
        for (Arm arm : regime.arms()) {
            plans.present("name, role or jvm of an arm of " + name, arm.name(), arm.role(), arm.jvm());
        }
        long references = regime.arms().stream()
                .filter(arm -> arm.role() == Arm.Role.REFERENCE)
                .count();
        plans.that(references < 2, name + " has " + references + " references");
        plans.that(
                references == 1 || regime.purpose() != Purpose.CALIBRATION,
                name + " has no reference to calibrate with");
    }

    /** Looks at {@code environment}, which is called {@code name} in messages. */
    static void require(Environment environment, String name) {
        Wanted environments = new Wanted(name + " describes no environment");
        environments.present("started, os or build", environment.started(), environment.os(), environment.build());
        environments.present("the commit of the build", environment.build().commit());
        if (environment.machine() != null) {
            require(environment.machine(), environments);
        }
        for (ForkJvm jvm : environment.forkJvms()) {
            environments.present("part of a JVM", jvm.program(), jvm.version(), jvm.vm(), jvm.vendor());
        }
        for (Finding finding : environment.findings()) {
            environments.present("part of a finding", finding.id(), finding.severity(), finding.observed());
        }
    }

    private static void require(Machine machine, Wanted environments) {
        environments.that(
                machine.cpu() == null || machine.cpu().vendor() != null, "the vendor of the processor is missing");
        MachineProfile profile = machine.profile();
        environments.that(
                profile == null || (profile.lockedNs() > 0 && profile.lockedNs() < Double.POSITIVE_INFINITY),
                "a locked operation takes no time");
    }

    /** Looks at one line of a journal, which is called {@code name} in messages. */
    static void require(ForkRecord fork, String name) {
        Wanted lines = new Wanted(name + " is damaged");
        lines.that(
                fork.number() > 0 && fork.round() > 0 && fork.attempt() > 0 && fork.position() > 0,
                "number, round, attempt and position must count from 1");
        for (long millis : new long[] {fork.startMillis(), fork.endMillis()}) {
            lines.that(millis >= 0 && millis < LATEST_MILLIS, "a fork cannot start or end at " + millis);
        }
        lines.present("status or cell", fork.status(), fork.cell());
        Cell cell = fork.cell();
        lines.present("part of the cell", cell.id(), cell.regime(), cell.arm(), cell.benchmark(), cell.jvm());
        lines.that(cell.params().values().stream().noneMatch(Objects::isNull), "a parameter has no value");
        if (!fork.isOk()) {
            lines.present("the reason of a failure", fork.reason());
            return;
        }
        lines.present("what was measured", fork.measured());
        require(fork.measured(), lines);
    }

    private static void require(Measurements measured, Wanted lines) {
        lines.present("unit or JVM", measured.unit(), measured.jdkVersion(), measured.vmName(), measured.vmVersion());
        lines.that(MODES.contains(String.valueOf(measured.mode())), "there is no mode " + measured.mode());
        lines.present("scores, operations, metrics or histograms", measured.scores(), measured.measuredOps());
        lines.present("scores, operations, metrics or histograms", measured.allOps(), measured.metrics());
        lines.present("scores, operations, metrics or histograms", measured.histograms());
        int iterations = measured.scores().size();
        lines.that(iterations > 0 && measured.scores().stream().noneMatch(Objects::isNull), "a score is missing");
        for (List<Long> counts : List.of(measured.measuredOps(), measured.allOps())) {
            lines.that(
                    counts.isEmpty()
                            || (counts.size() == iterations && counts.stream().noneMatch(Objects::isNull)),
                    "it has " + iterations + " scores and the operations " + counts);
        }
        measured.metrics().forEach((metric, values) -> {
            lines.present("metric " + metric, values);
            lines.present("the unit of metric " + metric, values.unit());
            lines.that(values.values().size() == iterations, "metric " + metric + " has not " + iterations + " values");
        });
        measured.histograms().forEach((label, texts) -> {
            lines.present("histogram " + label, texts);
            lines.that(texts.size() == iterations, "histogram " + label + " is not one of " + iterations);
            texts.forEach(text -> requireHistogram(label, text, lines));
        });
    }

    private static void requireHistogram(String label, String text, Wanted lines) {
        lines.present("histogram " + label, text);
        try {
            long count = Histograms.countOfCommonShape(text);
            lines.that(count >= 0 && count < MOST_VALUES, "histogram " + label + " holds " + count + " values");
        } catch (IllegalArgumentException e) {
            throw lines.mistake("histogram " + label + " is " + e.getMessage());
        }
    }

    /** Makes sure that the forks of the journal called {@code name} are those of {@code plan}, each there once. */
    static void require(Plan plan, List<ForkRecord> forks, String name) {
        Wanted journals = new Wanted(name + " does not belong to the plan beside it");
        Map<String, Cell> cells = plan.cells();
        Set<List<Object>> seen = new HashSet<>();
        Map<String, String> units = new HashMap<>();
        for (int i = 0; i < forks.size(); i++) {
            ForkRecord fork = forks.get(i);
            Cell planned = cells.get(fork.cell().id());
            journals.that(
                    planned != null
                            && planned.regime().equals(fork.cell().regime())
                            && planned.arm().equals(fork.cell().arm()),
                    "line " + (i + 1) + " is of cell " + fork.cell().id() + ", which is not planned");
            journals.that(
                    seen.add(List.of(fork.cell().id(), fork.round(), fork.attempt())),
                    "line " + (i + 1) + " is once more of round " + fork.round() + " of cell "
                            + fork.cell().id());
            if (fork.isOk()) {
                requireSameUnits(fork, units, "line " + (i + 1), journals);
            }
        }
    }

    /** What the forks of a cell measured can only be put together if it is the same. */
    private static void requireSameUnits(ForkRecord fork, Map<String, String> units, String line, Wanted journals) {
        String cell = fork.cell().id();
        Map<String, String> own = new TreeMap<>();
        own.put("", fork.measured().mode() + " " + fork.measured().unit());
        fork.measured().metrics().forEach((name, metric) -> own.put(name, metric.unit()));
        own.forEach((name, unit) -> {
            String before = units.putIfAbsent(cell + " " + name, unit);
            journals.that(
                    before == null || before.equals(unit),
                    line + " has " + cell + " " + name + " in " + unit + ", another fork in " + before);
        });
    }

    /**
     * What a file must have.
     *
     * @param otherwise what is said of it if it has not
     */
    private record Wanted(String otherwise) {
        void that(boolean condition, String problem) {
            if (!condition) {
                throw mistake(problem);
            }
        }

        void present(String what, Object... values) {
            that(Arrays.stream(values).allMatch(Objects::nonNull), what + " is missing");
        }

        UserError mistake(String problem) {
            return new UserError(otherwise + ": " + problem);
        }
    }
}
