package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.fixture.SampleFolder;
import io.github.diobench.suite.judge.MarginsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VerdictVerbTest {
    private final Program program = new Program();

    @TempDir
    private Path folder;

    @Test
    void a_stored_run_is_judged_again() throws IOException {
        new JudgedRun().write(folder);
        assertEquals(0, program.run("verdict", folder.toString()));
        assertEquals(Files.readString(folder.resolve("verdict.md")), program.out());
        assertTrue(program.out().contains("| synchronized | REFUTED |"), program.out());
        assertTrue(
                Files.readString(folder.resolve("verdict.json")).contains("\"overall\" : \"REFUTED\""), program.out());
    }

    @Test
    void strict_tells_by_the_exit_code() throws IOException {
        assertEquals(1, strict(new JudgedRun()));
        assertEquals(0, strict(new JudgedRun().withCost("synchronized", 1)));
        assertEquals(3, strict(new JudgedRun().withCost("synchronized", 1).withNoise(JudgedRun.QUEUED, 0.6)));
        assertEquals(4, strict(new JudgedRun().withAnotherVmInTheLastRound()));
        assertEquals(4, strict(new JudgedRun().ofProfile("smoke")));
    }

    private int strict(JudgedRun run) throws IOException {
        run.write(folder);
        return program.run("verdict", folder.toString(), "--strict");
    }

    @Test
    void other_margins_are_said_to_be_others() throws IOException {
        String shipped = MarginsFile.shipped().text();
        Files.writeString(new JudgedRun().write(folder).margins(), shipped);
        program.run("verdict", folder.toString());
        assertTrue(program.out().contains("\nJudged with the margins fixed before the run (SHA-256 "), program.out());

        Path others = Files.writeString(
                folder.resolve("others.json"), shipped.replace("0.03", "0.3").replace("0.10", "0.9"));
        assertEquals(0, program.run("verdict", folder.toString(), "--strict", "--margins", others.toString()));
        assertTrue(
                program.out().contains("\nJUDGED WITH OTHER MARGINS than those fixed before the run (SHA-256 "),
                program.out());
        assertTrue(Files.readString(folder.resolve("verdict.json")).contains("OTHER_THAN_FIXED"));
    }

    @Test
    void what_cannot_be_judged_says_why() throws IOException {
        SampleFolder.write(folder);
        assertEquals(0, program.run("verdict", folder.toString()));
        assertEquals("No verdict: it takes at least 5 rounds, and this run has 3.\n", program.out());
        assertTrue(Files.notExists(folder.resolve("verdict.json")));
    }

    @Test
    void damaged_margins_are_the_users_mistake() throws IOException {
        Files.writeString(new JudgedRun().write(folder).margins(), "{}");
        for (String verb : new String[] {"verdict", "report"}) {
            assertEquals(2, program.run(verb, folder.toString()));
            assertEquals(1, program.err().lines().count(), program.err());
            assertTrue(
                    program.err().startsWith("diobench: " + folder.resolve("margins.json") + " holds no margins: "),
                    program.err());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verdict | Missing required parameter: 'D",
                "verdict nowhere | no plan at nowhere",
                "verdict DIR --margins nowhere | no margins at nowhere",
                "verdict DIR --margins pom.xml | pom.xml holds no margins: ",
                "verdict DIR --wrong | Unknown option: '--wrong'",
                "run --profile good --margins nowhere | no margins at nowhere",
                "run --profile good --fail-on holds | 'holds' is not refuted, refused, costs or inconclusive"
            })
    void a_mistake_is_one_line_and_exit_code_2(String args, String message) throws IOException {
        new JudgedRun().write(folder);
        assertEquals(2, program.run(args.replace("DIR", folder.toString()).split(" ")));
        assertEquals(1, program.err().lines().count(), program.err());
        assertTrue(program.err().contains(message), program.err());
        assertEquals("", program.out());
    }

    @Test
    void help_tells_the_exit_codes() {
        assertEquals(0, program.run("verdict", "--help"));
        assertTrue(program.out().contains("3 none is, but one is inconclusive"), program.out());
        program.run("--help");
        assertTrue(program.out().lines().anyMatch(line -> line.startsWith("  verdict ")), program.out());
        assertTrue(program.out().contains("\n  3    a claim is inconclusive (*)\n"), program.out());
    }
}
