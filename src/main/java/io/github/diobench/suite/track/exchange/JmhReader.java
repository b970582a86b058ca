package io.github.diobench.suite.track.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.diobench.suite.InputFile;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.VersionedJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
     * Reads {@code file}, result by result, so that it may be much larger than memory.
     *
     * @throws UserError if it is not what JMH writes, has no results, or cannot be read
     */
    public static ImportedFile read(Path file) throws IOException {
        JmhReader reader = new JmhReader(file.toString());
        try (InputStream in = InputFile.open(file);
                JsonParser json = STRICT.createParser(in)) {
            return new ImportedFile(file.toString(), reader.results(json));
        } catch (JsonEOFException e) {
            throw new UserError(file + " is not JMH's JSON: it is cut off", e);
        } catch (JsonProcessingException e) {
            throw new UserError(file + " is not JMH's JSON: " + VersionedJson.problem(e), e);
        }
    }

    private List<ImportedResult> results(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.START_ARRAY, "it", "is not a list of results");
        List<ImportedResult> results = new ArrayList<>();
        Map<ImportedResult.Key, Integer> seen = new HashMap<>();
        while (next(json) != JsonToken.END_ARRAY) {
            ImportedResult result = result(json, "[" + results.size() + "]");
            // JMH writes one for each time that a parameter's value is given, and lists of several JVMs are put
            // together.
            results.add(result.repeated(seen.merge(result.key(), 1, Integer::sum)));
        }
        require(!results.isEmpty(), "it", "has no results");
        require(json.nextToken() == null, "it", "goes on after the end of its list: are these several files in one?");
        return results;
    }

    private JsonToken next(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        // At the end of a file the parser has none, wherever that is.
        require(token != null, "it", "is cut off");
        return token;
    }

    private ImportedResult result(JsonParser json, String where) throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT, where, "is not an object");
        ObjectNode node = STRICT.createObjectNode();
        ImportedMetric primary = null;
        while (next(json) == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            next(json);
            if (field.equals("primaryMetric")) {
                primary = primary(json, where + ".primaryMetric");
            } else {
                node.set(field, STRICT.<JsonNode>readTree(json));
            }
        }
        JsonNode threads = node.path("threads");
        require(threads.isInt() && threads.intValue() > 0, where + ".threads", "is not a number of threads");
        require(primary != null, where + ".primaryMetric", "is missing");
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
                1,
                primary,
                secondary);
    }

    private Map<String, String> params(JsonNode node, String where) {
        Map<String, String> params = new TreeMap<>();
        if (node.isMissingNode() || node.isNull()) {
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

    /** Samples may be most of a file: of them, sums are all that is kept. */
    private ImportedMetric primary(JsonParser json, String where) throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT, where, "is not an object");
        ObjectNode node = STRICT.createObjectNode();
        List<Double> sampled = null;
        while (next(json) == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            next(json);
            if (field.equals("rawDataHistogram")) {
                sampled = sampled(json, where + ".rawDataHistogram");
            } else {
                node.set(field, STRICT.<JsonNode>readTree(json));
            }
        }
        if (sampled != null) {
            return new ImportedMetric(
                    text(node, "scoreUnit", where), number(node.path("score"), where + ".score"), sampled);
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
    private List<Double> sampled(JsonParser json, String where) throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY, where, "is not a list of forks");
        List<Double> means = new ArrayList<>();
        while (next(json) != JsonToken.END_ARRAY) {
            String here = where + "[" + means.size() + "]";
            require(json.currentToken() == JsonToken.START_ARRAY, here, "is not a list of iterations");
            double sum = 0;
            double count = 0;
            while (next(json) != JsonToken.END_ARRAY) {
                require(json.currentToken() == JsonToken.START_ARRAY, here, "has an iteration that is not a list");
                while (next(json) != JsonToken.END_ARRAY) {
                    String pair = "has samples that are not pairs of value and count";
                    require(json.currentToken() == JsonToken.START_ARRAY, here, pair);
                    next(json);
                    double value = sample(json, here, pair);
                    require(next(json) != JsonToken.END_ARRAY, here, pair);
                    long times = count(json, here);
                    require(next(json) == JsonToken.END_ARRAY, here, pair);
                    sum += value * times;
                    count += times;
                }
            }
            require(count > 0, here, "has no samples");
            means.add(sum / count);
        }
        return means;
    }

    private double sample(JsonParser json, String where, String problem) throws IOException {
        require(json.currentToken().isScalarValue(), where, problem);
        Double notFinite = json.currentToken() == JsonToken.VALUE_STRING ? NOT_FINITE.get(json.getText()) : null;
        require(notFinite != null || json.currentToken().isNumeric(), where, "must be a number");
        return notFinite == null ? json.getDoubleValue() : notFinite;
    }

    private long count(JsonParser json, String where) throws IOException {
        JsonToken token = json.currentToken();
        boolean whole = token == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                && json.getLongValue() > 0;
        require(whole, where, "has a count that is not a positive whole number");
        return json.getLongValue();
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
