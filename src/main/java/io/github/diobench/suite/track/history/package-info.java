/**
 * Keeps what runs came to over the life of a project, and says at which commit it changed.
 *
 * <p>The store is a folder of text files, one for each run, that nothing ever changes: branches that both added runs merge without
 * a conflict, because no two of them ever write the same file.
 */
package io.github.diobench.suite.track.history;
