/** The scenarios of kernel-scenarios, by group and row, with every counter; {@code src/test/README.md} has the table. */
package io.github.diobench.engine.scenario;
