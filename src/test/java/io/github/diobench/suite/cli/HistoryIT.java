package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.fixture.DerivedRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The history of a real run and of runs that might have followed it. */
final class HistoryIT {
    private static final Path REFERENCE = Path.of("src", "test", "resources", "stored", "quick-17");
    private static final Instant FIRST = Instant.parse("2026-11-26T12:00:00Z");
    private static final double NOISE = 0.01;

    private final Program program = new Program();

    @TempDir
    private Path folder;

    @Test
    void a_real_run_becomes_nine_series_and_six_controls() throws IOException {
        assertEquals(0, history("add", REFERENCE.toString()), program.err());
        assertTrue(program.out().contains(": 15 points, in "), program.out());
        assertEquals(0, history("check"));
        assertTrue(program.out().contains("Searched 9 series of 1 run"), program.out());
        assertEquals(0, history("show", "--arm", "^spin$", "--regime", "sync-write-16-inline"));
        assertTrue(program.out().contains("/sync-write-16-inline.spin@17\n"), program.out());
        assertTrue(program.out().contains(" 0.979 | [0.967, 0.992] |"), program.out());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void git_is_asked_for_the_time_of_a_commit() throws Exception {
        String said = addWithGit("echo 2026-11-20T10:00:00+01:00");
        assertEquals(1, said.lines().count(), said);
        try (Stream<Path> files = Files.walk(folder.resolve("kept"))) {
            Path stored = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            assertTrue(Files.readString(stored).contains("2026-11-20T09:00:00Z"), stored::toString);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_git_that_does_not_answer_is_given_up() throws Exception {
        String said = addWithGit("sleep 1000 &\nexec sleep 1000");
        assertTrue(said.contains("(git did not end in time)"), said);
    }

    /** Adds a run where the program git is a script. */
    private String addWithGit(String script) throws Exception {
        Path git = Files.writeString(folder.resolve("git"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(git, PosixFilePermissions.fromString("rwxr-xr-x"));
        ProgramProcess adding = ProgramProcess.start(
                folder,
                List.of(),
                Map.of("PATH", folder + File.pathSeparator + System.getenv("PATH")),
                "history",
                "add",
                REFERENCE.toAbsolutePath().toString(),
                "--store",
                "kept");
        assertEquals(0, adding.waitFor(), adding.output());
        return adding.output();
    }

    @Test
    void a_slowdown_of_one_counter_is_found_in_it_alone() throws IOException {
        RunData original = RunData.load(new RunFolder(REFERENCE));
        history("add", REFERENCE.toString());
        SplittableRandom random = new SplittableRandom(1);
        for (int number = 1; number < 30; number++) {
            double step = number < 12 ? 1 : 1.08;
            Path run = new DerivedRun(original, commit(number), FIRST.plus(number, ChronoUnit.DAYS))
                    .withFactor("spin", step * Math.exp(NOISE * random.nextGaussian()))
                    .withFactor("synchronized", Math.exp(NOISE * random.nextGaussian()))
                    .withFactor("stamped", Math.exp(NOISE * random.nextGaussian()))
                    .write(folder.resolve("run-" + number))
                    .path();
            assertEquals(0, history("add", run.toString()), program.err());
        }
        assertEquals(1, history("check"));
        String text = program.out();
        assertTrue(text.contains("\n3 confirmed regressions.\n"), text);
        assertEquals(
                3, text.lines().filter(line -> line.startsWith("| REGRESSION")).count(), text);
        assertTrue(
                text.lines()
                        .filter(line -> line.startsWith("| REGRESSION"))
                        .allMatch(line -> line.contains(".spin@17 ") && line.contains("| beef00c (")),
                text);
        Path page = folder.resolve("history.html");
        assertEquals(0, history("show", "--html", page.toString()));
        assertTrue(Files.size(page) > 10_000);
    }

    private static String commit(int number) {
        return String.format(Locale.ROOT, "%07x%033x", 0xbeef000 + number, number);
    }

    private int history(String verb, String... args) {
        String[] all = new String[args.length + 4];
        all[0] = "history";
        all[1] = verb;
        System.arraycopy(args, 0, all, 2, args.length);
        all[args.length + 2] = "--store";
        all[args.length + 3] = folder.resolve("history").toString();
        return program.run(all);
    }
}
