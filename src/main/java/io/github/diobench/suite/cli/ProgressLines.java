package io.github.diobench.suite.cli;

import io.github.diobench.suite.Printable;
import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Progress;
import io.github.diobench.suite.campaign.Slot;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Shows progress: on a terminal one line that is rewritten, elsewhere one line per fork. Failures stay in sight. */
final class ProgressLines implements Progress {
    private static final String REWRITE = "\r\u001b[2K";
    private static final String CUT_LONG_LINES = "\u001b[?7l";
    private static final String WRAP_LONG_LINES = "\u001b[?7h";

    private final Plan plan;
    private final PrintWriter out;
    private final boolean live;

    /** A shard's forks are numbered as in the whole plan. */
    private final Map<Integer, Integer> places = new HashMap<>();

    ProgressLines(Plan plan, PrintWriter out, boolean live) {
        this.plan = plan;
        // What moves the cursor is meant to; the lines are looked at here.
        this.out = PlainPrinter.past(out);
        this.live = live;
        plan.slots().forEach(slot -> places.put(slot.number(), places.size() + 1));
    }

    @Override
    public void starts(Slot slot, Cell cell, Duration elapsed, Duration remaining) {
        if (live) {
            rewrite(line(slot.number(), slot.round(), cell, "...", elapsed, remaining));
        }
    }

    @Override
    public void ended(ForkRecord fork, Duration elapsed, Duration remaining) {
        String line = line(fork.number(), fork.round(), fork.cell(), result(fork), elapsed, remaining);
        if (live && fork.isOk()) {
            rewrite(line);
        } else {
            remark(line);
        }
    }

    @Override
    public void remark(String line) {
        out.println((live ? REWRITE : "") + Printable.line(line, Printable.LONGEST));
        out.flush();
    }

    @Override
    public void finished() {
        if (live) {
            out.print(REWRITE);
            out.flush();
        }
    }

    private void rewrite(String line) {
        out.print(REWRITE + CUT_LONG_LINES + Printable.line(line, Printable.LONGEST) + WRAP_LONG_LINES);
        out.flush();
    }

    private String result(ForkRecord fork) {
        if (!fork.isOk()) {
            return fork.status().name() + ": " + fork.reason();
        }
        if (fork.measured().higherIsBetter()) {
            return String.format(
                    Locale.ROOT, "%.4g %s", median(fork), fork.measured().unit());
        }
        OptionalInt bios = plan.regime(fork.cell().regime()).biosPerRequest();
        return bios.isPresent()
                ? String.format(Locale.ROOT, "%.1f ns/bio", median(fork) / bios.getAsInt())
                : String.format(Locale.ROOT, "%.1f ns/op", median(fork));
    }

    /** Of iterations that are turns one in a hundred may take a hundred times as long: their mean would tell nothing. */
    private static double median(ForkRecord fork) {
        double[] scores = fork.measured().scores().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return (scores[(scores.length - 1) / 2] + scores[scores.length / 2]) / 2;
    }

    private String line(int number, int round, Cell cell, String result, Duration elapsed, Duration remaining) {
        return String.format(
                Locale.ROOT,
                "[%d/%d] round %d regime %s arm %s %s  elapsed %s remaining %s",
                places.get(number),
                plan.slots().size(),
                round,
                cell.regime(),
                cell.arm(),
                result,
                Clock.minutes(elapsed),
                Clock.minutes(remaining));
    }
}
