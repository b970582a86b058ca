package io.github.diobench.suite.verify;

/**
 * A counter that a provider on the class path adds, as the provider describes it.
 *
 * @param name what it is called on the command line
 * @param type the provider's class
 * @param description what it is, on one line; empty if it does not say
 * @param submitterThreadOnly whether it is correct only where bios complete on the submitter's thread
 */
public record FoundCounter(String name, String type, String description, boolean submitterThreadOnly) {}
