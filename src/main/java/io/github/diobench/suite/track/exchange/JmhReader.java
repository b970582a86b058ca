package io.github.diobench.suite.track.exchange;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.diobench.suite.InputFile;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.VersionedJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the JSON that JMH writes with {@code -rf json}, of any version since 1.0.
 *
 * <p>Forks survive in the raw data alone: in mode {@code sample} as pairs of value and count, else as one number an iteration.
 * What is no number JMH writes as the text {@code NaN}, {@code +INF} or {@code -INF}; parameters and raw data may be absent.
 */
public final class JmhReader {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** Texts that JMH, or a program that went over its file, has for what is no number. */
    private static final Map<String, Double> NOT_FINITE = Map.of(
            "NaN",
            Double.NaN,
            "+INF",
            Double.POSITIVE_INFINITY,
            "INF",
            Double.POSITIVE_INFINITY,
            "Infinity",
            Double.POSITIVE_INFINITY,
            "-INF",
            Double.NEGATIVE_INFINITY,
            "-Infinity",
            Double.NEGATIVE_INFINITY);

    /** Longer names are none, and would make every row of a table as long. */
    private static final int LONGEST_NAME = 1000;

    private final String file;

    private JmhReader(String file) {
        this.file = file;
    }

    /**
     * Reads {@code file}.
     *
     * @throws UserError if it is not what JMH writes, has no results or two of the same, or cannot be read
     */
    public static ImportedFile read(Path file) throws IOException {
        byte[] bytes = InputFile.bytes(file, InputFile.OBJECTS);
        JmhReader reader = new JmhReader(file.toString());
        JsonNode root;
        try {
            root = STRICT.readTree(bytes);
        } catch (IOException e) {
            throw new UserError(file + " is not JMH's JSON: " + VersionedJson.problem(e), e);
        }
        return new ImportedFile(file.toString(), reader.results(root));
    }

    private List<ImportedResult> results(JsonNode root) {
        require(root.isArray(), "it", "is not a list of results");
        require(!root.isEmpty(), "it", "has no results");
        List<ImportedResult> results = new ArrayList<>();
        Set<ImportedResult.Key> seen = new HashSet<>();
        for (int i = 0; i < root.size(); i++) {
            ImportedResult result = result(root.get(i), "[" + i + "]");
            require(seen.add(result.key()), "[" + i + "]", "is a second result for " + result.shortName());
            results.add(result);
        }
        return results;
    }

    private ImportedResult result(JsonNode node, String where) {
        requireObject(node, where);
        JsonNode threads = node.path("threads");
        require(threads.isInt() && threads.intValue() > 0, where + ".threads", "is not a number of threads");
        SortedMap<String, ImportedMetric> secondary = new TreeMap<>();
        JsonNode others = node.path("secondaryMetrics");
        if (!others.isMissingNode()) {
            requireObject(others, where + ".secondaryMetrics");
            others.properties()
                    .forEach(entry -> secondary.put(
                            requireName(entry.getKey(), where + ".secondaryMetrics"),
                            metric(entry.getValue(), where + ".secondaryMetrics." + entry.getKey())));
        }
        return new ImportedResult(
                text(node, "benchmark", where),
                text(node, "mode", where),
                params(node.path("params"), where + ".params"),
                threads.intValue(),
                jvm(node, where),
                primary(node.path("primaryMetric"), where + ".primaryMetric"),
                secondary);
    }

    private Map<String, String> params(JsonNode node, String where) {
        Map<String, String> params = new TreeMap<>();
        if (node.isMissingNode()) {
            return params;
        }
        requireObject(node, where);
        node.properties().forEach(entry -> {
            require(entry.getValue().isValueNode(), where + "." + entry.getKey(), "is not a value");
            params.put(
                    requireName(entry.getKey(), where),
                    requireName(entry.getValue().asText(), where));
        });
        return params;
    }

    /** Versions of JMH before 1.20 do not tell. */
    private String jvm(JsonNode node, String where) {
        return node.has("vmName") && node.has("vmVersion")
                ? text(node, "vmName", where) + " " + text(node, "vmVersion", where)
                : "";
    }

    private ImportedMetric primary(JsonNode node, String where) {
        requireObject(node, where);
        if (node.has("rawDataHistogram")) {
            return new ImportedMetric(
                    text(node, "scoreUnit", where),
                    number(node.path("score"), where + ".score"),
                    sampled(node.path("rawDataHistogram"), where + ".rawDataHistogram"));
        }
        ImportedMetric metric = metric(node, where);
        boolean gaps = metric.forks().size() < node.path("rawData").size();
        require(!gaps, where + ".rawData", "has a fork without iterations");
        return metric;
    }

    private ImportedMetric metric(JsonNode node, String where) {
        requireObject(node, where);
        JsonNode forks = node.path("rawData");
        require(forks.isMissingNode() || forks.isArray(), where + ".rawData", "is not a list of forks");
        List<Double> means = new ArrayList<>();
        for (int fork = 0; fork < forks.size(); fork++) {
            String here = where + ".rawData[" + fork + "]";
            JsonNode iterations = forks.get(fork);
            require(iterations.isArray(), here, "is not a list of iterations");
            double sum = 0;
            for (JsonNode iteration : iterations) {
                sum += number(iteration, here);
            }
            // A secondary result that no iteration of a fork had, such as the time of a collection that never came.
            if (!iterations.isEmpty()) {
                means.add(sum / iterations.size());
            }
        }
        return new ImportedMetric(text(node, "scoreUnit", where), number(node.path("score"), where + ".score"), means);
    }

    /** Returns the mean of each fork's samples, over all its iterations. */
    private List<Double> sampled(JsonNode forks, String where) {
        require(forks.isArray(), where, "is not a list of forks");
        List<Double> means = new ArrayList<>();
        for (int fork = 0; fork < forks.size(); fork++) {
            String here = where + "[" + fork + "]";
            require(forks.get(fork).isArray(), here, "is not a list of iterations");
            double sum = 0;
            double count = 0;
            for (JsonNode iteration : forks.get(fork)) {
                require(iteration.isArray(), here, "has an iteration that is not a list");
                for (JsonNode pair : iteration) {
                    require(
                            pair.isArray() && pair.size() == 2,
                            here,
                            "has samples that are not pairs of value and count");
                    JsonNode times = pair.get(1);
                    require(
                            times.isIntegralNumber() && times.canConvertToLong() && times.longValue() > 0,
                            here,
                            "has a count that is not a positive whole number");
                    sum += number(pair.get(0), here) * times.longValue();
                    count += times.longValue();
                }
            }
            require(count > 0, here, "has no samples");
            means.add(sum / count);
        }
        return means;
    }

    private String text(JsonNode node, String field, String where) {
        JsonNode text = node.path(field);
        require(text.isTextual() && !text.textValue().isEmpty(), where + "." + field, "is not text");
        return requireName(text.textValue(), where + "." + field);
    }

    private double number(JsonNode node, String where) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        Double notFinite = node.isTextual() ? NOT_FINITE.get(node.textValue()) : null;
        require(notFinite != null, where, "must be a number");
        return notFinite;
    }

    private String requireName(String name, String where) {
        require(name.length() <= LONGEST_NAME, where, "has a name of " + name.length() + " characters");
        // Tables have one line a row.
        return name.replaceAll("\\p{Cntrl}", " ");
    }

    private void requireObject(JsonNode node, String where) {
        require(node.isObject(), where, node.isMissingNode() ? "is missing" : "is not an object");
    }

    private void require(boolean condition, String where, String problem) {
        if (!condition) {
            throw new UserError(file + " is not JMH's JSON: " + where + " " + problem);
        }
    }
}
