package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Shard;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShardOptionsTest {
    private static final String[] GOOD = {"run", "--profile", "good", "--plan-only", "--verbose", "--seed", "3"};

    private final Program program = new Program();

    @Test
    void parts_count_from_1_and_kubernetes_from_0() {
        assertEquals(new Shard(2, 4, Shard.By.ROUNDS), parse("2/4", "7"));
        assertEquals(new Shard(1, 4, Shard.By.ROUNDS), parse("auto/4", "0"));
        assertEquals(new Shard(4, 4, Shard.By.ROUNDS), parse("auto/4", "3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | 0 | --shard 2: type which part of how many, such as --shard 1/4",
                "2/0 | 0 | --shard 2/0: type which part",
                "-1/4 | 0 | --shard -1/4: type which part",
                "a/4 | 0 | --shard a/4: type which part",
                "99999999/4 | 0 | type which part",
                "0/4 | 0 | --shard 0/4: there is no such part; they are 1/4 to 4/4",
                "5/4 | 0 | --shard 5/4: there is no such part; they are 1/4 to 4/4",
                "auto/4 | | takes the part from the variable JOB_COMPLETION_INDEX, which is not set",
                "auto/4 | 4 | is '4', but the parts are numbered from 0 to 3 in it",
                "auto/4 | x | is 'x', but the parts are numbered from 0 to 3 in it",
                "auto/4 | -1 | is '-1', but the parts are numbered from 0 to 3 in it"
            })
    void what_is_no_part_is_the_users_mistake(String text, String index, String message) {
        UserError mistake = assertThrows(UserError.class, () -> parse(text, index));
        assertTrue(mistake.getMessage().contains(message), mistake.getMessage());
        assertEquals(1, mistake.getMessage().lines().count());
        assertFalse(mistake.isRefusal());
    }

    private static Shard parse(String text, String index) {
        return ShardOptions.parse(
                text,
                Shard.By.ROUNDS,
                index == null
                        ? Map.<String, String>of()::get
                        : name -> {
                            assertEquals("JOB_COMPLETION_INDEX", name);
                            return index;
                        });
    }

    @Test
    void a_shard_plans_its_own_rounds() {
        assertEquals(0, program.run(with("--shard", "2/2", "--shard-by", "rounds")));
        String out = program.out();
        assertTrue(out.contains("\nShard 2/2 by rounds: of the plan below only round 2\n"), out);
        assertTrue(out.contains("\n2 forks of about "), out);
        assertTrue(out.contains("\nRound 2 of 2, 2 forks in this order:\n  judged  "), out);
        assertFalse(out.contains("Round 1"), out);
    }

    @Test
    void a_shard_plans_its_own_regimes_in_the_order_of_the_whole() {
        assertEquals(0, program.run(GOOD));
        String whole = program.out();
        assertEquals(0, program.run(with("--shard", "1/2")));
        String out = program.out();
        assertTrue(out.contains("\nShard 1/2 by benchmark: of the plan below only judged\n"), out);
        assertTrue(out.contains("\n4 forks of about "), out);
        for (String line :
                out.lines().filter(line -> line.startsWith("  judged  ")).toList()) {
            assertTrue(whole.contains(line + "\n"), line);
        }
        assertEquals(0, program.run(with("--shard", "2/2")));
        assertTrue(program.out().contains("only timer\n"), program.out());
    }

    private static String[] with(String... more) {
        String[] all = new String[GOOD.length + more.length];
        System.arraycopy(GOOD, 0, all, 0, GOOD.length);
        System.arraycopy(more, 0, all, GOOD.length, more.length);
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --profile good --shard 1/2 | --shard needs --seed, the same for all shards",
                "run --profile good --seed 3 --shard 1/2 --budget 5m | --budget cannot stand beside --shard",
                "run --profile good --seed 3 --shard-by rounds | --shard-by says how to split a plan: type which part, too",
                "run --profile good --seed 3 --shard 1/2 --shard-by arms | 'arms' is not benchmark or rounds",
                "run --profile good --seed 3 --shard 3/2 | --shard 3/2: there is no such part; they are 1/2 to 2/2",
                "run --profile good --seed 3 --shard 1/3 | cannot be cut into 3 shards that all have something to measure",
                "run --resume nowhere --shard 1/2 | --shard cannot stand beside --resume",
                "merge | Missing required",
                "merge nowhere | Missing required option: '--output=DIR'",
                "merge nowhere --output target/merged | there is no folder nowhere",
                "merge docs --output target/merged | no shard in docs: neither it nor a folder in it has a plan.json",
                "merge docs --output pom.xml | --output pom.xml is a file; name a folder that is not there yet",
                "merge docs --output src | --output src is not empty; name a folder that is not there yet",
                "merge src/test/resources/stored/quick-17 --output target/merged | is the folder of a whole run, not of a shard"
            })
    void a_mistake_is_one_line_and_exit_code_2(String args, String message) {
        assertEquals(2, program.run(args.split(" ")));
        assertEquals(1, program.err().lines().count(), program.err());
        assertTrue(program.err().startsWith("diobench: "), program.err());
        assertTrue(program.err().contains(message), program.err());
        assertEquals("", program.out());
    }

    @Test
    void help_tells_of_merge() {
        assertEquals(0, program.run("merge", "--help"));
        assertTrue(program.out().startsWith("Usage: java -jar benchmarks.jar merge"), program.out());
        program.run("--help");
        assertTrue(program.out().lines().anyMatch(line -> line.startsWith("  merge ")), program.out());
    }
}
