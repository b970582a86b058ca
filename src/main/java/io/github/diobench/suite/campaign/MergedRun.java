package io.github.diobench.suite.campaign;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.VersionedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a merged run came from; {@code shards.json} holds just this.
 *
 * @param schemaVersion the version of this format
 * @param by what the shards are made of
 * @param machines the kinds of machines that the shards ran on, each once
 * @param shards the shards, in order
 */
public record MergedRun(int schemaVersion, Shard.By by, List<Machine> machines, List<Part> shards) {
    /** The version that this diobench writes and reads. */
    public static final int SCHEMA_VERSION = 1;

    private static final VersionedJson<MergedRun> FORMAT = new VersionedJson<>(
            MergedRun.class, "does not say what a run was merged from", SCHEMA_VERSION, SCHEMA_VERSION);

    /** Copies the lists. */
    public MergedRun {
        machines = List.copyOf(machines);
        shards = List.copyOf(shards);
    }

    /**
     * A kind of machine.
     *
     * @param name what it is called in this run: its number, from 1, and its CPU
     * @param fingerprint as in the environments of its shards
     * @param os name, version and architecture of its operating system
     * @param cpu model name of its processor; {@code null} if not known
     * @param cpus how many processors it has
     * @param memoryGib its memory; {@code null} if not known
     */
    public record Machine(String name, String fingerprint, String os, String cpu, int cpus, Long memoryGib) {}

    /**
     * A shard.
     *
     * @param index which one, from 1
     * @param runId the run that carried it out
     * @param machine the {@link Machine#name} of where it ran
     * @param started when, in ISO 8601, UTC
     * @param forks how many forks it brought, those of rounds that were run again among them
     * @param latencies how many latencies are in its histograms
     * @param rounds the rounds that it has forks of
     */
    public record Part(
            int index, String runId, String machine, String started, int forks, long latencies, List<Integer> rounds) {
        /** Copies the list. */
        public Part {
            rounds = List.copyOf(rounds);
        }
    }

    /** Returns the {@link Machine#name} of where each round ran; nothing unless each round ran on one. */
    public Map<Integer, String> machineOfRound() {
        Map<Integer, String> machines = new HashMap<>();
        if (by == Shard.By.ROUNDS) {
            shards.forEach(part -> part.rounds().forEach(round -> machines.put(round, part.machine())));
        }
        return machines;
    }

    /** Writes this to {@code file}. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, Json.pretty(this));
    }

    /**
     * Reads what {@link #write} wrote; nothing if there is no {@code file}, because the run is not a merged one.
     *
     * @throws UserError if {@code file} holds something else, or was written by an incompatible diobench
     */
    public static Optional<MergedRun> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(FORMAT.read(file));
    }
}
