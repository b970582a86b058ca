package io.github.diobench.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lists of CPUs as Linux writes them, such as {@code 0-3,8}. */
public final class CpuList {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,5}(-[0-9]{1,5})?(,[0-9]{1,5}(-[0-9]{1,5})?)*");

    private CpuList() {}

    /** Returns the CPUs in {@code list} in its order; none if it is no such list. */
    public static List<Integer> parse(String list) {
        List<Integer> cpus = new ArrayList<>();
        if (!FORM.matcher(list).matches()) {
            return cpus;
        }
        for (String range : list.split(",", -1)) {
            String[] ends = range.split("-", -1);
            for (int cpu = Integer.parseInt(ends[0]); cpu <= Integer.parseInt(ends[ends.length - 1]); cpu++) {
                cpus.add(cpu);
            }
        }
        return cpus;
    }
}
