/** The statistics of a verdict: pure functions over the values of forks, without input or output. */
package io.github.diobench.suite.verdict;
