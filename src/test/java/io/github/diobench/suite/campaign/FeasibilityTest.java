package io.github.diobench.suite.campaign;

import static io.github.diobench.suite.campaign.PlanRequests.armNames;
import static io.github.diobench.suite.campaign.PlanRequests.onCpus;
import static io.github.diobench.suite.campaign.PlanRequests.plan;
import static io.github.diobench.suite.campaign.PlanRequests.profile;
import static io.github.diobench.suite.campaign.PlanRequests.regimeNames;
import static io.github.diobench.suite.campaign.PlanRequests.request;
import static io.github.diobench.suite.campaign.PlanRequests.withCounters;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.diobench.suite.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeasibilityTest {
    private static final RegimeSpec INLINE = RegimeSpec.of("inline", Purpose.OBSERVED, "RequestBenchmark", "", 1);

    @ParameterizedTest
    @CsvSource({
        "QueuedBenchmark, completers=1, 1, 2",
        "QueuedBenchmark, completers=2, 1, 3",
        "QueuedBenchmark, completers=2 idle=yield, 2, 6",
        "QueuedBenchmark, completers=2 idle=park, 2, 2",
        "QueuedBenchmark, completers=2 file=shared, 3, 5",
        "LatencyBenchmark, device=queued, 1, 2",
        "LatencyBenchmark, device=inline, 1, 1",
        "RequestBenchmark, bios=1, 4, 4"
    })
    void a_regime_whose_spinning_threads_outnumber_the_cpus_is_left_out(
            String benchmark, String params, int threads, int busy) {
        RegimeSpec spec =
                RegimeSpec.of("it", Purpose.OBSERVED, benchmark, params, 1).withThreads(threads);
        Plan fits = plan(profile(1, INLINE, spec), onCpus(busy));
        assertEquals(busy, fits.regime("it").busyThreads());
        assertEquals(List.of(), fits.leftOut());
        if (busy > 1) {
            Plan plan = plan(profile(1, INLINE, spec), onCpus(busy - 1));
            assertEquals(List.of("inline"), regimeNames(plan));
            String cpus = busy == 2 ? "1 CPU" : busy - 1 + " CPUs";
            assertEquals(
                    List.of(new LeftOut("it", "its " + busy + " spinning threads do not fit on " + cpus)),
                    plan.leftOut());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RequestBenchmark, bios=1, 2, 2",
        "RequestBenchmark, bios=1, 8, 8",
        "QueuedBenchmark, completers=1, 4, 2",
        "QueuedBenchmark, completers=2, 8, 2",
        "QueuedBenchmark, completers=1 idle=park, 8, 4"
    })
    void as_many_submitters_as_fit_with_their_completers(String benchmark, String params, int cpus, int threads) {
        RegimeSpec spec =
                RegimeSpec.of("it", Purpose.OBSERVED, benchmark, params, 1).withThreads(RegimeSpec.AS_MANY_AS_FIT);
        assertEquals(threads, plan(profile(1, spec), onCpus(cpus)).regime("it").threads());
    }

    @Test
    void as_many_as_fit_is_left_out_where_only_one_does() {
        RegimeSpec spec = RegimeSpec.of("it", Purpose.OBSERVED, "QueuedBenchmark", "completers=1", 1)
                .withThreads(RegimeSpec.AS_MANY_AS_FIT);
        assertEquals(
                List.of(new LeftOut("it", "no more than 1 submitter with its completers fits on 3 CPUs")),
                plan(profile(1, INLINE, spec), onCpus(3)).leftOut());
    }

    @Test
    void a_counter_for_the_submitters_thread_alone_stays_where_bios_complete_there() {
        RegimeSpec queued =
                RegimeSpec.of("queued", Purpose.JUDGED, "QueuedBenchmark", "completers=1", RegimeSpec.EVERY_ROUND);
        Plan plan = plan(profile(1, INLINE, queued), withCounters("plain", "spin"));
        assertEquals(List.of("atomic", "plain", "spin"), armNames(plan.regime("inline")));
        assertEquals(List.of("atomic", "spin", "atomic-again", "slowed"), armNames(plan.regime("queued")));
        String reason = "plain counts right only where bios complete on the submitter's thread";
        assertEquals(List.of(new LeftOut("plain in queued", reason)), plan.leftOut());

        Plan nothingToCompare = plan(profile(1, INLINE, queued), withCounters("plain"));
        assertEquals(List.of("inline"), regimeNames(nothingToCompare));
        assertEquals(List.of(new LeftOut("queued", reason)), nothingToCompare.leftOut());
    }

    @Test
    void when_nothing_is_possible_the_mistake_says_why() {
        RegimeSpec many = INLINE.named("many").withThreads(3);
        assertEquals(
                "nothing of profile test can be measured so: many is left out, because its 3 spinning threads do not"
                        + " fit on 2 CPUs",
                assertThrows(UserError.class, () -> plan(profile(1, many), request()))
                        .getMessage());
    }
}
