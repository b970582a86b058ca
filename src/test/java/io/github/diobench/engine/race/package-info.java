/** Races played as numbered interleavings: real threads in the real engine, one of which is held inside its counter. */
package io.github.diobench.engine.race;
