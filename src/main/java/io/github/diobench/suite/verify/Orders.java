package io.github.diobench.suite.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The orders in which the steps of one request can come: {@code S} submits a bio, {@code C} completes one, {@code D} drops the
 * submitter's reference and {@code A} is where a submitter that waits begins to. A bio completes after it was submitted, the drop
 * comes after the last submit, the wait after the drop.
 */
final class Orders {
    private static final int ALL_UP_TO = 4;
    private static final int DRAWN = 100;

    private Orders() {}

    /** Every order of a request of few bios; of many, the extremes and some drawn by the seed. */
    static List<String> of(int bios, long seed) {
        List<String> orders = new ArrayList<>();
        if (bios <= ALL_UP_TO) {
            extend("", bios, bios, orders);
            return orders;
        }
        String submits = "S".repeat(bios);
        String completions = "C".repeat(bios);
        orders.add("SC".repeat(bios) + "DA");
        orders.add(submits + completions + "DA");
        orders.add(submits + "D" + completions + "A");
        orders.add(submits + "DA" + completions);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < DRAWN; i++) {
            orders.add(draw(bios, random));
        }
        return orders;
    }

    private static void extend(String order, int toSubmit, int toComplete, List<String> orders) {
        char[] steps = nextSteps(order, toSubmit, toComplete);
        if (steps.length == 0) {
            orders.add(order);
        }
        for (char step : steps) {
            extend(order + step, toSubmit - (step == 'S' ? 1 : 0), toComplete - (step == 'C' ? 1 : 0), orders);
        }
    }

    private static String draw(int bios, SplittableRandom random) {
        StringBuilder order = new StringBuilder();
        double eagerness = random.nextDouble(); // of completers, so that the drawn orders are not all alike
        int toSubmit = bios;
        int toComplete = bios;
        char[] steps = nextSteps("", toSubmit, toComplete);
        while (steps.length > 0) {
            char step = steps.length == 1 || random.nextDouble() < eagerness ? steps[0] : steps[1];
            order.append(step);
            toSubmit -= step == 'S' ? 1 : 0;
            toComplete -= step == 'C' ? 1 : 0;
            steps = nextSteps(order.toString(), toSubmit, toComplete);
        }
        return order.toString();
    }

    /** The steps that can come next: first the completers', if there is one, then the submitter's. */
    private static char[] nextSteps(String order, int toSubmit, int toComplete) {
        boolean completes = toComplete > toSubmit;
        String submitters = toSubmit > 0 ? "S" : order.indexOf('D') < 0 ? "D" : order.indexOf('A') < 0 ? "A" : "";
        return ((completes ? "C" : "") + submitters).toCharArray();
    }
}
