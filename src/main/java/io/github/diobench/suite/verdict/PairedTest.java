package io.github.diobench.suite.verdict;

/** Estimates a cost from paired logarithms of ratios. */
final class PairedTest {
    /** Each side of the interval that is shown. */
    private static final double SHOWN = 0.05;

    private PairedTest() {}

    /**
     * Estimates the centre of {@code logRatios}.
     *
     * <p>Two one-sided bounds, each with a level of its own, are not corrected for each other: at most one of the two errors
     * can be made (Schuirmann 1987; Berger and Hsu 1996).
     *
     * @param levelPass level of the bound that the cost is below
     * @param levelFail level of the bound that the cost is above
     */
    static PairedResult of(double[] logRatios, double levelPass, double levelFail) {
        Moments moments = Moments.of(logRatios);
        Estimate student = student(moments.mean(), moments.se(), moments.n() - 1, levelPass, levelFail);
        double pSlower = moments.n() < 2 ? Double.NaN : StudentT.above(moments.mean(), moments.se(), moments.n() - 1);
        return new PairedResult(moments.n(), moments.mean(), moments.sd(), moments.se(), student, pSlower);
    }

    /** Returns the estimate with a mean of {@code mean} and a standard error of {@code se}. */
    static Estimate student(double mean, double se, int degrees, double levelPass, double levelFail) {
        if (degrees < 1) {
            return new Estimate(Math.exp(mean), Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double shown = StudentT.quantile(1 - SHOWN, degrees) * se;
        return new Estimate(
                Math.exp(mean),
                Math.exp(mean - shown),
                Math.exp(mean + shown),
                Math.exp(mean - StudentT.quantile(1 - levelFail, degrees) * se),
                Math.exp(mean + StudentT.quantile(1 - levelPass, degrees) * se));
    }
}
