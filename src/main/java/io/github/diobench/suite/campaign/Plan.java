package io.github.diobench.suite.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.VersionedJson;
import io.github.diobench.suite.turn.TurnGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that decides what a campaign does, fixed before its first fork.
 *
 * @param schemaVersion the version of this format
 * @param runId the name of the campaign's folder
 * @param profile the profile it was made from
 * @param seed what the order was drawn from
 * @param rounds number of rounds
 * @param looks after how many rounds the campaign may end because all is decided, ascending, the last being {@code rounds};
 *     empty for one that measures all of them
 * @param timing how long each fork measures, unless its regime has a timing of its own
 * @param turns whether the forks of a regime and round are alive together and measure by turns; otherwise they run one after the other
 * @param jvmArgs arguments of the JVMs that run the forks
 * @param reference name of the arm that others are compared with
 * @param regimes what is measured
 * @param leftOut what of the profile is not in the plan, other than by the user's filters
 * @param shard which part of the plan this run carries out; {@code null} if all of it
 * @param slots the forks in the order in which they run; of a shard its own alone, numbered as in the whole plan
 */
public record Plan(
        int schemaVersion,
        String runId,
        String profile,
        long seed,
        int rounds,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> looks,
        Timing timing,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Json.No.class)
        Boolean turns,

        List<String> jvmArgs,
        String reference,
        List<Regime> regimes,
        List<LeftOut> leftOut,
        Shard shard,
        List<Slot> slots) {
    /** The version that this diobench writes and reads. */
    public static final int SCHEMA_VERSION = 3;

    /** The oldest version that can be read; its forks ran one after the other. */
    private static final int OLDEST_VERSION = 2;

    private static final VersionedJson<Plan> FORMAT =
            new VersionedJson<>(Plan.class, "is not a plan", OLDEST_VERSION, SCHEMA_VERSION);

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if two regimes, or two arms of one, have the same name, so that their cells could
     *     not be told apart
     */
    public Plan {
        jvmArgs = List.copyOf(jvmArgs);
        regimes = List.copyOf(regimes);
        // Plans of older versions say nothing about these three.
        turns = turns != null && turns;
        looks = looks == null ? List.of() : List.copyOf(looks);
        leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
        slots = List.copyOf(slots);
        requireDistinctCells(regimes);
    }

    /** Makes a plan that one run carries out alone, fork by fork. */
    public Plan(
            int schemaVersion,
            String runId,
            String profile,
            long seed,
            int rounds,
            List<Integer> looks,
            Timing timing,
            List<String> jvmArgs,
            String reference,
            List<Regime> regimes,
            List<LeftOut> leftOut,
            List<Slot> slots) {
        this(
                schemaVersion,
                runId,
                profile,
                seed,
                rounds,
                looks,
                timing,
                false,
                jvmArgs,
                reference,
                regimes,
                leftOut,
                null,
                slots);
    }

    private static void requireDistinctCells(List<Regime> regimes) {
        Set<String> ids = new HashSet<>();
        for (Regime regime : regimes) {
            for (Arm arm : regime.arms()) {
                String id = regime.cell(arm).id();
                if (!ids.add(id)) {
                    throw new IllegalArgumentException("two cells are called " + id);
                }
            }
        }
    }

    /** Returns a plan, under a preliminary name, in which the order of the forks is drawn from {@code seed}, and that measure by turns if they can. */
    public static Plan drawn(
            String profile,
            long seed,
            int rounds,
            Timing timing,
            List<String> jvmArgs,
            String reference,
            List<Regime> regimes,
            List<LeftOut> leftOut) {
        return new Plan(
                        SCHEMA_VERSION,
                        "unnamed",
                        profile,
                        seed,
                        rounds,
                        List.of(),
                        timing,
                        jvmArgs,
                        reference,
                        regimes,
                        leftOut,
                        Schedule.slots(regimes, rounds, seed))
                .withTurns(TurnGroup.isPossible());
    }

    /** Returns all cells by their id, in the order of the regimes and their arms. */
    @JsonIgnore
    public Map<String, Cell> cells() {
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (Regime regime : regimes) {
            for (Arm arm : regime.arms()) {
                Cell cell = regime.cell(arm);
                cells.put(cell.id(), cell);
            }
        }
        return cells;
    }

    /** Returns the {@code java} programs that run the forks, each once, in the order of the arms that name them. */
    @JsonIgnore
    public List<String> jvms() {
        return regimes.stream()
                .flatMap(regime -> regime.arms().stream())
                .map(Arm::jvm)
                .distinct()
                .toList();
    }

    /** Returns the regime called {@code name}, which must be in the plan. */
    public Regime regime(String name) {
        return regimes.stream()
                .filter(regime -> regime.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no regime '" + name + "' in plan " + runId));
    }

    /** Returns the arguments of the JVM that runs a fork of {@code cell}. */
    public List<String> jvmArgsOf(Cell cell) {
        return regime(cell.regime()).arms().stream()
                .filter(arm -> arm.name().equals(cell.arm()) && !arm.jvmArgs().isEmpty())
                .map(Arm::jvmArgs)
                .findFirst()
                .orElse(jvmArgs);
    }

    /** Returns how long a fork of {@code cell} measures. */
    public Timing timingOf(Cell cell) {
        return timingOf(regime(cell.regime()));
    }

    /** Returns how long a fork of {@code regime} measures. */
    public Timing timingOf(Regime regime) {
        return regime.timing() == null ? timing : regime.timing();
    }

    /** Returns the same plan under the name {@code newRunId}. */
    public Plan withRunId(String newRunId) {
        return copy(newRunId, rounds, looks, turns, jvmArgs, regimes, leftOut, shard, slots);
    }

    /** Returns the same plan for forks that measure by turns, or for forks that do not. */
    public Plan withTurns(boolean newTurns) {
        return copy(runId, rounds, looks, newTurns, jvmArgs, regimes, leftOut, shard, slots);
    }

    /** Returns the same plan for a campaign that may end after {@code newLooks}, of which the last are its rounds. */
    public Plan withLooks(List<Integer> newLooks) {
        return copy(runId, rounds, newLooks, turns, jvmArgs, regimes, leftOut, shard, slots);
    }

    /** Returns the same plan for forks that run one after the other, which says why: {@code reason} as in {@link LeftOut}. */
    public Plan withoutTurns(String reason) {
        List<LeftOut> more = Stream.concat(leftOut.stream(), Stream.of(new LeftOut("measuring by turns", reason)))
                .toList();
        return copy(runId, rounds, looks, false, jvmArgs, regimes, more, shard, slots);
    }

    /** Returns the same plan for forks that have {@code more} arguments besides. */
    public Plan withMoreJvmArgs(List<String> more) {
        List<String> all = Stream.concat(jvmArgs.stream(), more.stream()).toList();
        return copy(runId, rounds, looks, turns, all, regimes, leftOut, shard, slots);
    }

    /** Returns the same plan as {@code newShard}, or as a whole if that is {@code null}, with {@code newSlots}. */
    public Plan withShard(Shard newShard, List<Slot> newSlots) {
        return copy(runId, rounds, looks, turns, jvmArgs, regimes, leftOut, newShard, newSlots);
    }

    /** Returns the plan cut down to {@code newRounds} rounds of {@code newRegimes}, in an order drawn from the same seed. */
    Plan with(int newRounds, List<Regime> newRegimes, List<LeftOut> newLeftOut) {
        List<Slot> newSlots = Schedule.slots(newRegimes, newRounds, seed);
        return copy(runId, newRounds, looksWithin(newRounds), turns, jvmArgs, newRegimes, newLeftOut, shard, newSlots);
    }

    private List<Integer> looksWithin(int newRounds) {
        return looks.isEmpty()
                ? looks
                : Stream.concat(looks.stream().filter(look -> look < newRounds), Stream.of(newRounds))
                        .toList();
    }

    private Plan copy(
            String newRunId,
            int newRounds,
            List<Integer> newLooks,
            boolean newTurns,
            List<String> newJvmArgs,
            List<Regime> newRegimes,
            List<LeftOut> newLeftOut,
            Shard newShard,
            List<Slot> newSlots) {
        return new Plan(
                schemaVersion,
                newRunId,
                profile,
                seed,
                newRounds,
                newLooks,
                timing,
                newTurns,
                newJvmArgs,
                reference,
                newRegimes,
                newLeftOut,
                newShard,
                newSlots);
    }

    /** Writes the plan to {@code file}. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, Json.pretty(this));
    }

    /**
     * Reads a plan.
     *
     * @throws UserError if {@code file} is missing, is not a plan, or was written by an incompatible diobench
     */
    public static Plan read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UserError("no plan at " + file + ": is this the folder of a run?");
        }
        Plan plan = FORMAT.read(file);
        Sound.require(plan, file.toString());
        return plan;
    }
}
