package io.github.diobench.suite.track.history;

/**
 * What a change comes to.
 *
 * @param change the change
 * @param kind what is to be done about it
 * @param remark what else is to be known; empty if nothing is
 */
record Finding(Change change, Kind kind, String remark) {
    /** What is to be done about a change, the most urgent first. */
    enum Kind {
        /** A higher cost: to be mended or acknowledged. Nothing else fails a check. */
        REGRESSION("REGRESSION"),
        /** Too young to be sure of, in either direction. */
        SUSPECTED("suspected"),
        /** A higher cost that somebody has decided to live with. */
        ACKNOWLEDGED("acknowledged"),
        /** A higher cost that a later change has taken away again. */
        UNDONE("undone"),
        /** A lower cost. */
        IMPROVEMENT("improvement");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Returns how it is called; only what fails a check is shouted. */
        String word() {
            return word;
        }
    }
}
