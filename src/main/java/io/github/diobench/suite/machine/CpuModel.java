package io.github.diobench.suite.machine;

import io.github.diobench.suite.SystemFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The first processor, as {@code /proc/cpuinfo} and {@code /sys} describe it. What they do not tell is {@code null}.
 *
 * @param vendor such as {@code AuthenticAMD}; on Arm the number of the implementer, such as {@code 0x41}
 * @param family a decimal number; Arm has none
 * @param model a decimal number; on Arm the number of the part, such as {@code 0xd0c}
 * @param stepping a decimal number; on Arm variant and revision, such as {@code r3p1}
 * @param microcode its version; an update changes it
 * @param caches level, kind and size, such as {@code L1 data 48K}
 */
public record CpuModel(
        String vendor, String family, String model, String stepping, String microcode, List<String> caches) {
    private static final String CPUINFO = "proc/cpuinfo";
    private static final String CACHES = "sys/devices/system/cpu/cpu0/cache/";

    private static final Map<String, String> SHORT_VENDORS = Map.of(
            "AuthenticAMD", "AMD",
            "GenuineIntel", "Intel",
            "HygonGenuine", "Hygon",
            "0x41", "Arm",
            "0x48", "HiSilicon",
            "0x51", "Qualcomm",
            "0x61", "Apple",
            "0xc0", "Ampere");

    /** Copies the list. */
    public CpuModel {
        caches = caches == null ? List.of() : List.copyOf(caches);
    }

    /** Returns the name that the processor calls itself; on Arm it has none. */
    public static Optional<String> name(SystemFiles files) {
        return files.field(CPUINFO, "model name");
    }

    /** Reads it; empty where the system does not name the vendor. */
    public static Optional<CpuModel> read(SystemFiles files) {
        return files.field(CPUINFO, "vendor_id")
                .map(vendor -> new CpuModel(
                        vendor,
                        field(files, "cpu family"),
                        field(files, "model"),
                        field(files, "stepping"),
                        field(files, "microcode"),
                        caches(files)))
                .or(() -> files.field(CPUINFO, "CPU implementer")
                        .map(implementer -> new CpuModel(
                                implementer, null, field(files, "CPU part"), armStepping(files), null, caches(files))));
    }

    private static String field(SystemFiles files, String key) {
        return files.field(CPUINFO, key).filter(value -> !value.isEmpty()).orElse(null);
    }

    private static String armStepping(SystemFiles files) {
        String variant = field(files, "CPU variant");
        String revision = field(files, "CPU revision");
        return variant == null || revision == null ? null : "r" + variant.replace("0x", "") + "p" + revision;
    }

    private static List<String> caches(SystemFiles files) {
        List<String> caches = new ArrayList<>();
        for (String index : files.names(CACHES)) {
            Optional<String> level = files.text(CACHES + index + "/level");
            Optional<String> type = files.text(CACHES + index + "/type");
            Optional<String> size = files.text(CACHES + index + "/size");
            if (level.isPresent() && type.isPresent() && size.isPresent()) {
                caches.add("L" + level.get() + " " + type.get().toLowerCase(Locale.ROOT) + " " + size.get());
            }
        }
        return caches;
    }

    /** Returns what makes it the same as another: vendor, family, model and stepping, in words. */
    public String identity() {
        return vendor + " " + numbers();
    }

    /** Returns family, model and stepping in words, those that are told. */
    String numbers() {
        return named("family ", "model ", "stepping ", " ");
    }

    /** Returns it in few letters, for the name of a folder: {@code amd-f25-m1-s1}. */
    public String shortName() {
        return SHORT_VENDORS.getOrDefault(vendor, vendor) + "-" + named("f", "m", "s", "-");
    }

    /** Returns the vendor's usual name, as far as it is known here. */
    String vendorName() {
        return SHORT_VENDORS.getOrDefault(vendor, vendor);
    }

    private String named(String beforeFamily, String beforeModel, String beforeStepping, String between) {
        return Stream.of(told(beforeFamily, family), told(beforeModel, model), told(beforeStepping, stepping))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(between));
    }

    private static Optional<String> told(String name, String value) {
        return Optional.ofNullable(value).map(present -> name + present);
    }
}
