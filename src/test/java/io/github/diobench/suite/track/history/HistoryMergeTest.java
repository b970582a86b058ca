package io.github.diobench.suite.track.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two branches that both added runs, merged by git itself under the project's own attributes. */
final class HistoryMergeTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path repository;

    private Store store;

    @BeforeEach
    void begin() throws IOException, InterruptedException {
        assumeTrue(isThereGit(), "git is not there");
        store = new Store(repository.resolve("results/history"));
        git("init", "--quiet");
        git("checkout", "--quiet", "-b", "trunk");
        for (String rules : List.of(".gitattributes", ".gitignore")) {
            Files.copy(Path.of(rules), repository.resolve(rules));
        }
        store.add(StoredRuns.file(0, 0));
        acknowledge(0);
        commit();
    }

    @Test
    void branches_that_both_added_runs_merge_without_a_conflict_or_a_loss() throws IOException, InterruptedException {
        git("checkout", "--quiet", "-b", "side");
        add(1, 3, 5);
        git("checkout", "--quiet", "trunk");
        // The last one is on both.
        add(2, 4, 5);
        git("merge", "--quiet", "--no-edit", "side");

        Set<String> runs = new HashSet<>();
        store.readAll().forEach(file -> runs.add(file.run().run()));
        assertEquals(Set.of("run-0", "run-1", "run-2", "run-3", "run-4", "run-5"), runs);
        Set<String> acknowledged = new HashSet<>();
        Acknowledgements.read(store.acknowledged()).all().forEach(one -> acknowledged.add(one.commit()));
        for (int number = 0; number <= 5; number++) {
            assertTrue(acknowledged.contains(StoredRuns.commit(number)), acknowledged::toString);
        }
        assertEquals("", git("status", "--porcelain"));
    }

    private void add(int... numbers) throws IOException, InterruptedException {
        for (int number : numbers) {
            store.add(StoredRuns.file(number, 0.01 * number));
            acknowledge(number);
            commit();
        }
    }

    private void acknowledge(int number) throws IOException {
        String line = "{\"commit\":\"" + StoredRuns.commit(number)
                + "\",\"series\":\".*\",\"reason\":\"wanted\",\"expires\":\"2027-01-31\"}\n";
        Files.createDirectories(store.folder());
        Files.writeString(store.acknowledged(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void commit() throws IOException, InterruptedException {
        git("add", "--all");
        assertTrue(git("status", "--porcelain").contains("results/history/"), "ignored by git");
        git("commit", "--quiet", "-m", "runs");
    }

    private static boolean isThereGit() {
        try {
            return new ProcessBuilder("git", "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "git does not end");
        assertEquals(0, process.exitValue(), output);
        return output;
    }
}
