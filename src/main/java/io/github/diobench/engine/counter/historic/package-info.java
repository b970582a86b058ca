/**
 * Accounting that is known to be wrong, kept for what it teaches: for the story of the race, for tests that must find the fault, and
 * for a row "as it was" that nobody judges. Outside the catalogue: no counter here can be chosen by name.
 */
package io.github.diobench.engine.counter.historic;
