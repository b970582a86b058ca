package io.github.diobench.suite.judge;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.github.diobench.suite.InputFile;
import io.github.diobench.suite.Sha256;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.verdict.MarginRule;
import io.github.diobench.suite.verdict.Margins;
import io.github.diobench.suite.verdict.TurnRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The margins that a run is judged by, as they stand in a file.
 *
 * @param name where they were read, for messages
 * @param text the file, to the letter
 * @param sha256 its digest, in hexadecimal: the proof of which margins were meant
 * @param margins what it says
 */
public record MarginsFile(String name, String text, String sha256, Margins margins) {
    private static final String RESOURCE = "/margins.json";
    private static final String TURNS = "turns";

    /** A mistyped name or a missing value must not silently mean something else. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .addMixIn(Margins.class, OfTheGate.class)
            .addMixIn(MarginRule.class, OfOldFiles.class)
            .build();

    /** The gate reads it by itself; for everybody else it is not there. */
    @JsonIgnoreProperties("floorNs")
    private interface OfTheGate {}

    /** Files of the first version have a margin for something that is not judged any more. */
    @JsonIgnoreProperties("accountingMargin")
    private interface OfOldFiles {}

    /** Returns the margins that diobench ships and that its own claims are judged by. */
    public static MarginsFile shipped() {
        try (InputStream resource = MarginsFile.class.getResourceAsStream(RESOURCE)) {
            return parse("margins.json", new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    /**
     * Reads margins.
     *
     * @throws UserError if {@code file} is missing or holds no margins
     */
    public static MarginsFile read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UserError("no margins at " + file);
        }
        InputFile.requireRoom(file, Files.size(file), InputFile.OBJECTS);
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new UserError(file + " holds no margins: it is not UTF-8", e);
        }
    }

    /**
     * Makes sure that there is a margin for every judged regime of {@code plan}.
     *
     * @throws UserError if there is not
     */
    public void requireRules(Plan plan) {
        for (Regime regime : RunInput.judged(plan)) {
            if (margins.rules().stream().noneMatch(rule -> rule.matches(regime.name()))) {
                throw new UserError(name + " has no margin for the regime '" + regime.name()
                        + "'; end its rules with one for '.*'");
            }
        }
    }

    /**
     * Reads {@code text}, which is called {@code name} in messages.
     *
     * @throws UserError if it holds no margins
     */
    public static MarginsFile parse(String name, String text) {
        try {
            Margins margins = readMargins(text);
            if (margins == null) {
                throw new UserError(name + " holds no margins: it is null");
            }
            return new MarginsFile(name, text, Sha256.of(text), margins);
        } catch (JsonProcessingException e) {
            throw new UserError(name + " holds no margins: " + where(e) + problem(e), e);
        }
    }

    /** Files of the first version say nothing of turns, of which there were none. */
    private static Margins readMargins(String text) throws JsonProcessingException {
        JsonNode tree = STRICT.readTree(text);
        if (tree.path("schemaVersion").intValue() == 1 && !tree.has(TURNS)) {
            ((ObjectNode) tree).set(TURNS, STRICT.valueToTree(TurnRules.USUAL));
            return STRICT.treeToValue(tree, Margins.class);
        }
        return STRICT.readValue(text, Margins.class);
    }

    /** Returns the place in the file: {@code rules[0].margin: }; nothing if it is unknown. */
    private static String where(JsonProcessingException e) {
        StringBuilder where = new StringBuilder();
        if (e instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                boolean named = step.getFieldName() != null;
                where.append(named && !where.isEmpty() ? "." : "");
                where.append(named ? step.getFieldName() : "[" + step.getIndex() + "]");
            }
        }
        return where.isEmpty() ? "" : where + ": ";
    }

    /** A value out of range is told in the words of who refused it, a broken file in the parser's, with its line. */
    private static String problem(JsonProcessingException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException) {
                return firstLine(cause.getMessage());
            }
        }
        String line = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "there is no such value, only "
                    + unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .sorted()
                            .toList()
                    + line;
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            boolean missing = e.getOriginalMessage().startsWith("Missing creator property");
            return (missing ? "is missing" : "must be " + described(mismatch.getTargetType())) + line;
        }
        return firstLine(e.getOriginalMessage()) + line;
    }

    private static String described(Class<?> type) {
        if (type == double.class) {
            return "a number";
        }
        if (type == int.class || type == Integer.class) {
            return "a whole number";
        }
        if (type == String.class) {
            return "text";
        }
        return List.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
