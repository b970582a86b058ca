package io.github.diobench.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the control group of this process, of version 1 or 2, lets it have of the CPUs. A limit of any group above counts too.
 *
 * <p>Immutable.
 */
public final class CpuCgroup {
    private static final String MOUNTS = "sys/fs/cgroup";
    private static final String CPU = "cpu";

    private final SystemFiles files;

    /** The folders of the group and those above it, the group's own first. */
    private final List<String> folders;

    /** Those that say how long they were kept from running; looking for the others again and again would take long. */
    private final List<String> told;

    private CpuCgroup(SystemFiles files, List<String> folders) {
        this.files = files;
        this.folders = folders;
        this.told = folders.stream()
                .filter(folder -> files.text(folder + "/cpu.stat").isPresent())
                .toList();
    }

    /** Finds the group of the process that {@code files} call {@code self}. Without control groups it has no limits. */
    public static CpuCgroup of(SystemFiles files) {
        List<String> folders = new ArrayList<>();
        for (String line : files.text("proc/self/cgroup").orElse("").lines().toList()) {
            String[] parts = line.split(":", 3);
            if (parts.length < 3) {
                continue;
            }
            if (parts[1].isEmpty()) {
                addUpwards(folders, MOUNTS, parts[2]);
                addUpwards(folders, MOUNTS + "/unified", parts[2]);
            } else if (Arrays.asList(parts[1].split(",")).contains(CPU)) {
                addUpwards(folders, MOUNTS + "/" + parts[1], parts[2]);
                addUpwards(folders, MOUNTS + "/cpu,cpuacct", parts[2]);
                addUpwards(folders, MOUNTS + "/" + CPU, parts[2]);
            }
        }
        // The hierarchies are alternatives: one that does not manage CPUs has none of these files.
        return new CpuCgroup(files, folders.stream().distinct().toList());
    }

    /** In a container the path may be the host's, which is not there; the mount itself then is the container's group. */
    private static void addUpwards(List<String> folders, String mount, String path) {
        String folder = path;
        while (folder.length() > 1 && folder.startsWith("/")) {
            folders.add(mount + folder);
            folder = folder.substring(0, folder.lastIndexOf('/'));
        }
        folders.add(mount);
    }

    /** Returns the CPUs that the group may use on average, such as 1.5; empty if it may use all. */
    public OptionalDouble quota() {
        return folders.stream()
                .map(this::quotaOf)
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .min();
    }

    private Optional<Double> quotaOf(String folder) {
        Optional<String> version2 = files.text(folder + "/cpu.max");
        if (version2.isPresent()) {
            String[] parts = version2.get().split("\\s+", -1);
            return parts.length == 2
                    ? ratio(SystemFiles.whole(parts[0]), SystemFiles.whole(parts[1]))
                    : Optional.empty();
        }
        return ratio(files.number(folder + "/cpu.cfs_quota_us"), files.number(folder + "/cpu.cfs_period_us"));
    }

    /** A quota below zero, or the word {@code max}, is none. */
    private static Optional<Double> ratio(Optional<Long> quota, Optional<Long> period) {
        return quota.isPresent() && period.isPresent() && quota.get() > 0 && period.get() > 0
                ? Optional.of((double) quota.get() / period.get())
                : Optional.empty();
    }

    /** Returns for how long the group, or one above it, has been kept from running so far, in nanoseconds; empty if not told. */
    public OptionalLong throttledNanos() {
        return told.stream()
                .map(folder -> files.text(folder + "/cpu.stat"))
                .flatMap(Optional::stream)
                .flatMap(String::lines)
                .map(CpuCgroup::throttledNanos)
                .flatMap(Optional::stream)
                .mapToLong(Long::longValue)
                .reduce(Long::sum);
    }

    private static Optional<Long> throttledNanos(String line) {
        String[] parts = line.split("\\s+", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        return switch (parts[0]) {
            case "throttled_usec" -> SystemFiles.whole(parts[1]).map(micros -> micros * 1000);
            case "throttled_time" -> SystemFiles.whole(parts[1]);
            default -> Optional.empty();
        };
    }
}
