/** The unit of transfer between memory and a disk. */
package io.github.diobench.engine.bio;
