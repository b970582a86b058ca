/**
 * Writes what people and programs read about a campaign.
 *
 * <p>Everything here is derived from the plan and the journal alone, so that it can be made again, byte for byte, without
 * measuring again. No file depends on the locale, the time zone or the time at which it is written.
 */
package io.github.diobench.suite.report;
