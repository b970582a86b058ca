package io.github.diobench.suite.verdict;

import io.github.diobench.suite.judge.MarginsFile;

/** What diobench's own claims are judged by, so that what is simulated is what is shipped. */
final class Shipped {
    static final Margins MARGINS = MarginsFile.shipped().margins();

    private Shipped() {}
}
