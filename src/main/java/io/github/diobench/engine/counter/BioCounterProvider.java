package io.github.diobench.engine.counter;

/**
 * Adds counters from another jar, found by {@link java.util.ServiceLoader}. One provider adds one counter.
 *
 * <p>Providers are made and asked only in JVMs that measure, verify or list counters, and have 20 s to say what they are.
 *
 * <p>A provider should name its counter class only inside {@link #create}, so that listing the catalogue does not load it: a
 * measured fork loads the class of one counter.
 */
public interface BioCounterProvider {
    /** The name for the command line: 1 to 64 lower-case letters, digits and hyphens, unique, never changed. */
    String name();

    /** One line for the listing: what the counter is made of. */
    String description();

    /**
     * Makes the counter of one pooled request.
     *
     * @param scheduler how the counter sleeps and wakes
     */
    BioCounter create(Scheduler scheduler);

    /**
     * Whether the counter is correct only where every bio completes on the submitter's own thread. The engine refuses such a
     * counter on any other device.
     */
    default boolean submitterThreadOnly() {
        return false;
    }
}
