package io.github.diobench.suite.cli;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Shard;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of a run that measures a part of a plan. */
final class ShardOptions {
    private static final String SHARD = "--shard";
    private static final String SHARD_BY = "--shard-by";

    private static final String AUTO = "auto";

    /** What Kubernetes tells each pod of an Indexed Job; from 0. */
    private static final String INDEX = "JOB_COMPLETION_INDEX";

    private static final Pattern FORM = Pattern.compile("(" + AUTO + "|[0-9]{1,6})/([1-9][0-9]{0,5})");

    @Option(
            names = SHARD,
            paramLabel = "I/N",
            description =
                    "Measure part I of N of the plan, from 1; other runs with the same options and --seed measure the "
                            + "others, and 'merge' puts them together. auto/N takes the part from the variable " + INDEX
                            + ", which Kubernetes sets and counts from 0.")
    private String shard;

    @Option(
            names = SHARD_BY,
            paramLabel = "HOW",
            converter = ByConverter.class,
            description =
                    "With --shard: split by benchmark (the default), each regime with all its rounds in one shard, or by "
                            + "rounds, blocks of rounds of all regimes.")
    private Shard.By by;

    /**
     * Returns the part of {@code whole} that the user wants; all of it without these options.
     *
     * @throws UserError if there is no such part, or if the other shards would not come to the same plan
     */
    Plan part(Plan whole, PlanOptions options) {
        if (shard == null) {
            if (by != null) {
                throw new UserError(
                        SHARD_BY + " says how to split a plan: type which part, too, such as " + SHARD + " 1/4");
            }
            return whole;
        }
        if (!options.isSeeded()) {
            throw new UserError(SHARD + " needs --seed, the same for all shards: they must come to the same plan");
        }
        if (!whole.looks().isEmpty()) {
            throw new UserError(PlanOptions.LOOKS + " cannot stand beside " + SHARD
                    + ": what is decided shows only when all shards are merged");
        }
        if (options.hasBudget()) {
            throw new UserError("--budget cannot stand beside " + SHARD
                    + ": each machine would cut the plan down to another one; type --rounds or --regime");
        }
        return parse(shard, by == null ? Shard.By.BENCHMARK : by, System::getenv)
                .of(whole);
    }

    /** Returns the shard that {@code text} means where {@code environment} knows the variables. */
    static Shard parse(String text, Shard.By by, UnaryOperator<String> environment) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new UserError(SHARD + " " + text + ": type which part of how many, such as " + SHARD + " 1/4");
        }
        int count = Integer.parseInt(form.group(2));
        if (form.group(1).equals(AUTO)) {
            return new Shard(index(text, count, environment.apply(INDEX)), count, by);
        }
        int index = Integer.parseInt(form.group(1));
        if (index < 1 || index > count) {
            throw new UserError(
                    SHARD + " " + text + ": there is no such part; they are 1/" + count + " to " + count + "/" + count);
        }
        return new Shard(index, count, by);
    }

    private static int index(String text, int count, String fromZero) {
        if (fromZero == null) {
            throw new UserError(
                    SHARD + " " + text + " takes the part from the variable " + INDEX + ", which is not set");
        }
        if (!fromZero.matches("[0-9]{1,6}") || Integer.parseInt(fromZero) >= count) {
            throw new UserError(SHARD + " " + text + ": the variable " + INDEX + " is '" + fromZero
                    + "', but the parts are numbered from 0 to " + (count - 1) + " in it");
        }
        return Integer.parseInt(fromZero) + 1;
    }

    /** Reads what a plan is split by. */
    private static final class ByConverter implements ITypeConverter<Shard.By> {
        @Override
        public Shard.By convert(String value) {
            return Arrays.stream(Shard.By.values())
                    .filter(by -> by.toString().equals(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is not benchmark or rounds"));
        }
    }
}
