/** User memory: pages behind addresses, and the buffers of a request. */
package io.github.diobench.engine.memory;
