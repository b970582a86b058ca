/**
 * The contract kit: what {@link io.github.diobench.engine.counter.BioCounter} promises, held against any counter. The contract in
 * every order with one thread, schedules under a controlled scheduler, stress with threads let loose; the tests and the verb
 * {@code verify} call the same code. Knows no test library.
 */
package io.github.diobench.suite.verify;
