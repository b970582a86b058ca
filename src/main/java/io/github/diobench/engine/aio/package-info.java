/** Asynchronous submission, and the ring from which completions are got. */
package io.github.diobench.engine.aio;
