package io.github.diobench.engine.scenario;

/** How large a scenario is: short in an ordinary build, as the original programs have it with {@code -Ddiobench.soak=true}. */
final class Sizes {
    static final int KIB = 1024;
    static final int MIB = 1024 * KIB;
    static final int BLOCK = 4096;
    static final int SECTOR = 512;

    private static final boolean SOAK = Boolean.getBoolean("diobench.soak");

    private Sizes() {}

    static boolean soak() {
        return SOAK;
    }

    /** One of two numbers. */
    static int of(int inShort, int inSoak) {
        return SOAK ? inSoak : inShort;
    }
}
