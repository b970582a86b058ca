/** An open file: direct and buffered reads and writes, fallback, truncation, and the page cache. */
package io.github.diobench.engine.file;
