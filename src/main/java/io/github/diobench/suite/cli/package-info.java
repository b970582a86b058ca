/** The command line: one class per verb. */
package io.github.diobench.suite.cli;
