/** A file as direct I/O sees it: size, blocks, and the lock and count that keep truncation out. */
package io.github.diobench.engine.inode;
