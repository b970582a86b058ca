package io.github.diobench.suite.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds out why forks that run now could not stand beside those that ran then. */
public final class Differences {
    private static final int SHOWN_DIGITS = 12;

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    /** Returns, for each field that matters and differs, its name and both values; empty if the forks are comparable. */
    public static List<String> between(Environment then, Environment now) {
        List<String> all = new ArrayList<>(ofMachine(then, now));
        all.addAll(ofCode(then, now));
        return all;
    }

    /** Returns those of the machine. */
    public static List<String> ofMachine(Environment then, Environment now) {
        Differences differences = new Differences();
        differences.compare("os", then.os(), now.os());
        differences.compare("cpu", then.cpu(), now.cpu());
        differences.compare("cpus", then.cpus(), now.cpus());
        differences.compare("memoryGib", then.memoryGib(), now.memoryGib());
        differences.compare("fingerprint", then.fingerprint(), now.fingerprint());
        return differences.found;
    }

    /** Returns those of what ran on it: JMH, the JVMs and the classes. */
    public static List<String> ofCode(Environment then, Environment now) {
        Differences differences = new Differences();
        differences.compare("jmh", then.jmh(), now.jmh());
        differences.compareJvms(then.forkJvms(), now.forkJvms());
        differences.compareCode(then.classPath(), now.classPath());
        return differences.found;
    }

    private void compare(String field, Object then, Object now) {
        // The fingerprint is made from the fields before it, which say more.
        boolean said = field.equals("fingerprint") && !found.isEmpty();
        if (!Objects.equals(then, now) && !said) {
            found.add(field + " was '" + then + "' and is '" + now + "'");
        }
    }

    private void compareJvms(List<ForkJvm> then, List<ForkJvm> now) {
        Map<String, ForkJvm> byProgram = new HashMap<>();
        now.forEach(jvm -> byProgram.put(jvm.program(), jvm));
        for (ForkJvm jvm : then) {
            ForkJvm today = byProgram.get(jvm.program());
            if (today == null) {
                found.add("JDK " + jvm.program() + " is not used any more");
                continue;
            }
            compare("JDK " + jvm.program() + " version", jvm.version(), today.version());
            compare("JDK " + jvm.program() + " vm", jvm.vm(), today.vm());
            compare("JDK " + jvm.program() + " vendor", jvm.vendor(), today.vendor());
        }
    }

    /** The same code may lie elsewhere by now. */
    private void compareCode(List<CodeDigest> then, List<CodeDigest> now) {
        Set<String> gone = new LinkedHashSet<>();
        Map<String, String> thenByPath = new HashMap<>();
        then.forEach(entry -> {
            gone.add(entry.sha256());
            thenByPath.put(entry.path(), entry.sha256());
        });
        now.forEach(entry -> gone.remove(entry.sha256()));
        Map<String, String> nowByPath = new HashMap<>();
        now.forEach(entry -> nowByPath.put(entry.path(), entry.sha256()));
        for (CodeDigest entry : then) {
            if (gone.contains(entry.sha256())) {
                String today = nowByPath.get(entry.path());
                found.add("classPath " + entry.path() + " had SHA-256 " + digits(entry.sha256()) + " and "
                        + (today == null ? "is missing" : "has " + digits(today)));
            }
        }
        now.forEach(entry -> {
            boolean known = then.stream().anyMatch(other -> other.sha256().equals(entry.sha256()));
            if (!known && !thenByPath.containsKey(entry.path())) {
                found.add("classPath " + entry.path() + " is new");
            }
        });
    }

    private static String digits(String sha256) {
        return sha256.substring(0, Math.min(SHOWN_DIGITS, sha256.length()));
    }
}
