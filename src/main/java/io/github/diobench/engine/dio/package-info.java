/** Direct I/O itself: the request, its walk over memory and blocks, its completion. */
package io.github.diobench.engine.dio;
