package io.github.diobench.suite.campaign;

import java.util.List;

/**
 * What verdicts are worth on this machine: the regimes of {@code quick} with known slowdowns in place of candidates. The reference is
 * {@code slowed-0}, which is {@code atomic} with a brake that is never pulled: with {@code atomic} itself, whose code is compiled
 * otherwise, synchronous requests came out slowed by half a point to a point too much.
 */
final class CalibrateProfile {
    static final Profile CALIBRATE = new Profile(
            "calibrate",
            "how often a verdict is wrong here and how small a slowdown it sees, from known slowdowns",
            42,
            Profiles.TIMING,
            "slowed-0",
            List.of("slowed-1", "slowed-2", "slowed-3", "slowed-5", "slowed-10"),
            Profiles.SLOWED,
            List.of(
                    ShippedRegimes.ASYNC_INLINE.calibrated(),
                    ShippedRegimes.SYNC_INLINE.calibrated(),
                    ShippedRegimes.ASYNC_QUEUED.calibrated()));

    private CalibrateProfile() {}
}
