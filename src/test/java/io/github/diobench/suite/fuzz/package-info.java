/** Damages files at random and sees what reads them: see {@link io.github.diobench.suite.fuzz.FuzzIT}. */
package io.github.diobench.suite.fuzz;
