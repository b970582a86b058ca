package io.github.diobench.suite.machine;

import io.github.diobench.suite.Json;

/** Measures the machine and writes its {@link MachineProfile} as one line of JSON: the program of the JVM that does nothing else. */
public final class ProfileMain {
    private ProfileMain() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws InterruptedException {
        System.out.println(Json.line(MachineProfile.measure()));
    }
}
