package io.github.diobench.suite;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.regex.Pattern;

/** How diobench writes and reads JSON: records as objects, absent values left out, line ends always {@code \n}. Thread-safe. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            // A newer diobench may add fields; what this one knows is still there.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final DefaultPrettyPrinter INDENTED = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private static final ObjectWriter PRETTY = MAPPER.writer(INDENTED);

    private static final ObjectWriter PRETTY_FINITE = MAPPER.rebuild()
            .withConfigOverride(
                    double.class,
                    doubles -> doubles.setInclude(JsonInclude.Value.construct(JsonInclude.Include.CUSTOM, null)
                            .withValueFilter(NotFinite.class)))
            .build()
            .writer(INDENTED);

    /** Half a surrogate pair, which UTF-8 has no bytes for, can only be written as an escape. */
    private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

    private Json() {}

    /** Returns {@code value} as JSON on one line, without a line end. */
    public static String line(Object value) {
        return write(MAPPER.writer(), value);
    }

    /** Returns {@code value} as indented JSON that ends with a line end. */
    public static String pretty(Object value) {
        return write(PRETTY, value) + "\n";
    }

    /** Returns the same with numbers left out that JSON has no words for: NaN and infinity as {@code double} components. */
    public static String prettyFinite(Object value) {
        return write(PRETTY_FINITE, value) + "\n";
    }

    /** Returns a reader for values of {@code type}; it throws {@link JsonProcessingException} for bad JSON. */
    public static ObjectReader reader(Class<?> type) {
        return MAPPER.readerFor(type);
    }

    private static String write(ObjectWriter writer, Object value) {
        try {
            return HALF_PAIR
                    .matcher(writer.writeValueAsString(value))
                    .replaceAll(half -> String.format(
                            Locale.ROOT, "\\\\u%04x", (int) half.group().charAt(0)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass() + " as JSON", e);
        }
    }

    /** Leaves a property out that is no: equal to what is left out, which is how Jackson asks. */
    public static final class No {
        @Override
        public boolean equals(Object value) {
            return value == null || value.equals(false);
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    /** Leaves numbers out that are not finite. */
    private static final class NotFinite {
        @Override
        public boolean equals(Object value) {
            return value instanceof Double number && !Double.isFinite(number);
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }
}
