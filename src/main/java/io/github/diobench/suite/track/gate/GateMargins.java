package io.github.diobench.suite.track.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.judge.MarginsFile;
import io.github.diobench.suite.verdict.MarginRule;
import io.github.diobench.suite.verdict.Margins;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a gate allows.
 *
 * @param margins the rules; the last one is for every benchmark
 * @param floorNs the difference that never matters, in nanoseconds per invocation
 * @param from where they come from, in words
 */
public record GateMargins(Margins margins, double floorNs, String from) {
    /** For benchmarks of which no file says anything. */
    private static final MarginRule UNKNOWN = new MarginRule(".*", 0.02);

    /** About a cycle: less is how the compiler laid a loop out. */
    private static final double FLOOR_NS = 0.25;

    private static final String FLOOR = "floorNs";

    /**
     * Returns what the user's file says.
     *
     * @throws UserError if it holds no margins
     */
    public static GateMargins read(Path file) throws IOException {
        MarginsFile read = MarginsFile.read(file);
        List<MarginRule> rules = new ArrayList<>(read.margins().rules());
        rules.add(UNKNOWN);
        JsonNode floor = Json.reader(JsonNode.class).readTree(read.text()).path(FLOOR);
        if (!floor.isMissingNode() && !(floor.isNumber() && isFloor(floor.doubleValue()))) {
            throw new UserError(
                    file + " holds no margins: " + FLOOR + " must be a number of at least 0 but is " + floor);
        }
        return new GateMargins(
                read.margins().withRules(rules),
                floor.isMissingNode() ? FLOOR_NS : floor.doubleValue(),
                file + " (SHA-256 " + read.sha256() + ")");
    }

    /** Returns what diobench ships: its own rules for its own regimes, 2 % for other benchmarks. */
    public static GateMargins shipped(Plan plan, boolean own) {
        MarginsFile shipped = MarginsFile.shipped();
        List<MarginRule> rules = new ArrayList<>();
        if (own) {
            shipped.margins().rules().stream()
                    .filter(rule -> plan.regimes().stream().anyMatch(regime -> rule.matches(regime.name())))
                    .forEach(rules::add);
        }
        rules.add(UNKNOWN);
        return new GateMargins(
                shipped.margins().withRules(rules),
                FLOOR_NS,
                own ? "what diobench ships (SHA-256 " + shipped.sha256() + ")" : "2 % for every benchmark");
    }

    /**
     * Returns the same with the floor {@code ns}.
     *
     * @throws UserError if it is none
     */
    public GateMargins withFloor(double ns) {
        if (!isFloor(ns)) {
            throw new UserError("--floor-ns must be at least 0 but is " + ns);
        }
        return new GateMargins(margins, ns, from);
    }

    private static boolean isFloor(double ns) {
        return ns >= 0 && ns < Double.POSITIVE_INFINITY;
    }

    /** Returns the text of the file that a gate is judged by. */
    String text() {
        return Json.pretty(margins);
    }
}
