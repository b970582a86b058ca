/** What the parts of the suite share: the user's mistakes, JSON, and files that are whole or absent. */
package io.github.diobench.suite;
