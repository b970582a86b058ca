/** Random requests against a naive model of what a file is, that shares no code with the engine. */
package io.github.diobench.engine.oracle;
