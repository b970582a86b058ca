package io.github.diobench.suite.doctor;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a Java program knows of its JVM and has from it of the machine.
 *
 * @param vms names and versions of the virtual machines that measure
 * @param info how this one runs, such as {@code mixed mode}
 * @param arguments what this one was started with
 * @param variables the environment variables from which every JVM takes arguments, those that are set
 * @param cpus the processors available to this one
 * @param load average load of the machine in the last minute; negative if not told
 */
record Jvm(
        List<String> vms, String info, List<String> arguments, Map<String, String> variables, int cpus, double load) {
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

    static Jvm ofThisProcess(List<String> vms) {
        Map<String, String> variables = new TreeMap<>(System.getenv());
        variables.keySet().retainAll(VARIABLES);
        return new Jvm(
                vms,
                System.getProperty("java.vm.info", ""),
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                variables,
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    static String nameOfThis() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
    }
}
