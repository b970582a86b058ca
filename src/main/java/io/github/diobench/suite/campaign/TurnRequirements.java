package io.github.diobench.suite.campaign;

import io.github.diobench.suite.SystemFiles;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.turn.TurnGroup;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What it takes to let all forks of a regime and round be alive together: signals, and memory for all of them. */
public final class TurnRequirements {
    private static final Pattern LARGEST_HEAP = Pattern.compile("-Xmx(\\d{1,9})([kKmMgG]?)");

    /** What a JVM needs beside its heap, in MiB. */
    private static final long BESIDE_HEAP_MIB = 200;

    /** What a JVM takes for its heap that is not told, of the machine's memory. */
    private static final int USUAL_SHARE = 4;

    /** What it hardly takes more of than this, in MiB. */
    private static final long MOST_USUAL_MIB = 1024;

    private static final double MIB_PER_GIB = 1024;

    private final SystemFiles files;

    TurnRequirements(SystemFiles files) {
        this.files = files;
    }

    /** Returns what this machine has for it. */
    public static TurnRequirements ofThisMachine() {
        return new TurnRequirements(SystemFiles.ofThisMachine());
    }

    /** Returns {@code plan} or, if its forks cannot measure by turns here, the same plan for forks that run one after the other, which says why. */
    public Plan fit(Plan plan) {
        if (!TurnGroup.isPossible()) {
            return plan.withoutTurns("this system has no /bin/sh to stop processes with");
        }
        return plan.turns() ? lack(plan).map(plan::withoutTurns).orElse(plan) : plan;
    }

    /**
     * Makes sure that {@code plan}, which has begun, can go on.
     *
     * @throws UserError as a refusal, if there is too little memory now
     */
    void require(Plan plan) {
        if (plan.turns()) {
            lack(plan).ifPresent(reason -> {
                throw UserError.refusal("this run measures by turns, but " + reason + "; end other programs");
            });
        }
    }

    private Optional<String> lack(Plan plan) {
        Optional<Long> free = Stream.of(
                        files.field("proc/meminfo", "MemAvailable")
                                .flatMap(text -> SystemFiles.whole(text.replace(" kB", "")))
                                .map(kib -> kib / 1024),
                        roomOfGroup())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        long wanted = plan.regimes().stream()
                .mapToLong(regime -> wantedMib(plan, regime))
                .max()
                .orElse(0);
        return free.filter(mib -> mib < wanted)
                .map(mib -> String.format(
                        Locale.ROOT,
                        "the JVMs of one regime together may take %.1f GiB, and %.1f GiB are free",
                        wanted / MIB_PER_GIB,
                        mib / MIB_PER_GIB));
    }

    /** The group may be limited further up, too; then the kernel's own figure is the better one. */
    private Optional<Long> roomOfGroup() {
        return files.number("sys/fs/cgroup/memory.max")
                .flatMap(limit -> files.number("sys/fs/cgroup/memory.current").map(used -> (limit - used) >> 20));
    }

    private long wantedMib(Plan plan, Regime regime) {
        return regime.arms().stream()
                .mapToLong(arm -> BESIDE_HEAP_MIB + heapMib(plan.jvmArgsOf(regime.cell(arm))))
                .sum();
    }

    private long heapMib(List<String> jvmArgs) {
        return jvmArgs.stream()
                .map(LARGEST_HEAP::matcher)
                .filter(Matcher::matches)
                .map(TurnRequirements::mebibytes)
                .reduce((first, last) -> last)
                .or(() -> files.field("proc/meminfo", "MemTotal")
                        .flatMap(text -> SystemFiles.whole(text.replace(" kB", "")))
                        .map(kib -> Math.min(MOST_USUAL_MIB, kib / 1024 / USUAL_SHARE)))
                .orElse(0L);
    }

    private static long mebibytes(Matcher heap) {
        long number = Long.parseLong(heap.group(1));
        return switch (heap.group(2).toLowerCase(Locale.ROOT)) {
            case "g" -> number * 1024;
            case "m" -> number;
            case "k" -> number / 1024;
            default -> number >> 20;
        };
    }
}
