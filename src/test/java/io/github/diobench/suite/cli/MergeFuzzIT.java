package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.Shard;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.fixture.SplitRun;
import io.github.diobench.suite.judge.MarginsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards whose files somebody damaged: they are merged or refused in one line, and nothing half is left behind. */
final class MergeFuzzIT {
    private static final long SEED = 20_261_125;
    private static final int CASES = 3_000;

    private static final List<String> FILES =
            List.of("plan.json", "environment.json", "margins.json", "journal.jsonl", "journal.jsonl");

    private static final Pattern VALUE =
            Pattern.compile("(?<=[:\\[,]) ?(\"[^\"]*\"|-?[0-9][0-9.eE+-]*|true|false|null|\\[ ?]|\\{})");

    private static final List<String> VALUES = List.of(
            "null",
            "\"NaN\"",
            "\"INF\"",
            "-1",
            "0",
            "1e999",
            "99999999999999999999",
            "1.5",
            "\"\"",
            "\"x\"",
            "[]",
            "[null]",
            "{}",
            "true",
            "NaN",
            "\"a\\nb\"",
            "2147483647");

    private final Program program = new Program();

    @TempDir
    private Path folder;

    @Test
    void what_is_damaged_is_merged_or_refused() throws IOException {
        var whole = new JudgedRun().withRounds(2).write(Files.createDirectories(folder.resolve("whole")));
        Files.writeString(whole.margins(), MarginsFile.shipped().text());
        Path shards = folder.resolve("shards");
        SplitRun.into(shards, whole, 2, Shard.By.ROUNDS);
        SplittableRandom random = new SplittableRandom(SEED);
        int[] codes = new int[256];
        for (int number = 0; number < CASES; number++) {
            Path file =
                    shards.resolve("shard-" + (1 + random.nextInt(2))).resolve(FILES.get(random.nextInt(FILES.size())));
            byte[] before = Files.readAllBytes(file);
            byte[] damaged = damaged(before, random);
            Files.write(file, damaged);
            codes[merge(shards, "case " + number + " of seed " + SEED + ", " + file.getFileName())]++;
            Files.write(file, before);
        }
        System.out.println("exit codes 0, 2, 4: " + codes[0] + ", " + codes[2] + ", " + codes[4]);
        assertTrue(codes[0] > 0 && codes[2] > CASES / 4 && codes[4] > 0, Arrays.toString(codes));
        assertEquals(CASES, codes[0] + codes[2] + codes[4]);
    }

    private int merge(Path shards, String what) throws IOException {
        Path output = folder.resolve("out").resolve("merged");
        int code = program.run("merge", shards.toString(), "--output", output.toString());
        String said = what + ": " + code + "\n" + program.err();
        assertTrue(code == 0 || code == 2 || code == 4, said);
        assertEquals(code == 0 ? 0 : 1, program.err().lines().count(), said);
        if (Files.exists(output.getParent())) {
            assertEquals(code == 0 ? List.of("merged") : List.of(), names(output.getParent()), said);
            delete(output.getParent());
        }
        return code;
    }

    private static byte[] damaged(byte[] bytes, SplittableRandom random) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int kind = random.nextInt(8);
        if (kind == 0) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        if (kind == 1) {
            byte[] noise = bytes.clone();
            noise[random.nextInt(noise.length)] = (byte) random.nextInt(256);
            return noise;
        }
        if (kind == 2) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + 1 + random.nextInt(40));
            return (text.substring(0, from) + text.substring(to)).getBytes(StandardCharsets.UTF_8);
        }
        List<MatchResult> values = VALUE.matcher(text).results().toList();
        MatchResult value = values.get(random.nextInt(values.size()));
        return (text.substring(0, value.start(1))
                        + VALUES.get(random.nextInt(VALUES.size()))
                        + text.substring(value.end(1)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> names(Path place) throws IOException {
        try (Stream<Path> entries = Files.list(place)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static void delete(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
