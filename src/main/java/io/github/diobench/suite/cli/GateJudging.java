package io.github.diobench.suite.cli;

import io.github.diobench.suite.judge.MarginsFile;
import io.github.diobench.suite.track.gate.GateMargins;
import io.github.diobench.suite.track.gate.GatePlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of a gate that say what it allows. */
final class GateJudging {
    @Option(
            names = "--margins",
            paramLabel = "FILE",
            description =
                    "What benchmarks may cost: a file like the margins.json of a run, whose rules name benchmarks; "
                            + "'floorNs' in it is the floor.")
    private Path margins;

    @Option(
            names = "--floor-ns",
            paramLabel = "NS",
            description =
                    "The difference of an operation that never matters, in nanoseconds; by default that of the margins, or "
                            + "0.25.")
    private Double floor;

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description =
                    "Judge this beside the time, too, in JMH's name of it, such as gc.alloc.rate.norm: more is worse, of "
                            + "rates less; can be given more than once.")
    private List<String> metrics = List.of();

    @Option(names = "--no-confirm", description = "Do not measure once more what failed.")
    private boolean unconfirmed;

    /**
     * Returns what the user's file allows; {@code null} if there is none.
     *
     * @throws io.github.diobench.suite.UserError if it holds no margins
     */
    GateMargins given() throws IOException {
        return margins == null ? null : GateMargins.read(margins);
    }

    /**
     * Returns what {@code gate} allows.
     *
     * @param given what {@link #given} returned
     * @throws io.github.diobench.suite.UserError if the floor is none
     */
    GateMargins margins(GateMargins given, GatePlan gate) {
        GateMargins rules = given == null ? GateMargins.shipped(gate.plan(), gate.own()) : given;
        return floor == null ? rules : rules.withFloor(floor);
    }

    /** Returns how many rounds a verdict needs at least. */
    static int leastRounds(GateMargins given) {
        return given == null
                ? MarginsFile.shipped().margins().minRounds()
                : given.margins().minRounds();
    }

    /** Returns what is judged beside the time. */
    List<String> metrics() {
        return metrics.stream().distinct().toList();
    }

    /** Tells whether what fails is measured once more. */
    boolean confirms() {
        return !unconfirmed;
    }
}
