package io.github.diobench.suite.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages JSON, and lines of it: bytes as a disk or a transfer would, values and names as a person or a program would. */
final class Mutations {
    private static final Pattern TOKEN = Pattern.compile(
            "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|-?[0-9]++(?:\\.[0-9]++)?(?:[eE][-+]?[0-9]++)?|true|false|null");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "3",
            "1e999",
            "-1e999",
            "4.9e-324",
            "1e308",
            "NaN",
            "\"NaN\"",
            "\"+INF\"",
            "\"-INF\"",
            "\"Infinity\"",
            "\"\"",
            "\"x\"",
            "\"7\"",
            "\"../../x\"",
            "\"a\\u0000\\nb|c\"",
            "\"" + "y".repeat(3000) + "\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "[0, 0]",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "[".repeat(2000));

    private final SplittableRandom random;
    private String text;

    private Mutations(byte[] sample, SplittableRandom random) {
        this.text = new String(sample, StandardCharsets.ISO_8859_1);
        this.random = random;
    }

    /** Returns {@code sample} with one to four damages. */
    static byte[] of(byte[] sample, SplittableRandom random) {
        Mutations mutations = new Mutations(sample, random);
        int count = random.nextInt(3) > 0 ? 1 : 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            mutations.one();
        }
        return mutations.text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void one() {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> token(VALUES.get(random.nextInt(VALUES.size())));
            case 4 -> token(otherToken());
            case 5 -> token("");
            case 6 -> replace(place(), random.nextInt(64), "");
            case 7 -> {
                int from = place();
                replace(place(), 0, text.substring(from, Math.min(text.length(), from + random.nextInt(200))));
            }
            case 8 -> text = text.substring(0, place());
            case 9 -> replace(place(), 1, Character.toString((char) random.nextInt(256)));
            case 10 -> replace(place(), 0, Character.toString("{}[],:\"\n\\ \u00ff".charAt(random.nextInt(11))));
            default -> lines();
        }
    }

    private int place() {
        return random.nextInt(text.length() + 1);
    }

    private void replace(int begin, int length, String instead) {
        text = text.substring(0, begin) + instead + text.substring(Math.min(text.length(), begin + length));
    }

    /** Puts {@code instead} in place of a name or a value. */
    private void token(String instead) {
        List<int[]> tokens = tokens();
        if (!tokens.isEmpty()) {
            int[] token = tokens.get(random.nextInt(tokens.size()));
            replace(token[0], token[1] - token[0], instead);
        }
    }

    private String otherToken() {
        List<int[]> tokens = tokens();
        if (tokens.isEmpty()) {
            return "0";
        }
        int[] token = tokens.get(random.nextInt(tokens.size()));
        return text.substring(token[0], token[1]);
    }

    private List<int[]> tokens() {
        List<int[]> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(new int[] {matcher.start(), matcher.end()});
        }
        return tokens;
    }

    /** Drops a line, or has one more than once, or two in each other's place. */
    private void lines() {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int one = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
            case 0 -> lines.remove(one);
            case 1 -> lines.add(other, lines.get(one));
            default -> {
                String kept = lines.get(one);
                lines.set(one, lines.get(other));
                lines.set(other, kept);
            }
        }
        text = String.join("\n", lines);
    }
}
