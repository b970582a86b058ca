package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Kubernetes manifests hold what the API knows, and what {@code docs/fleets.md} says of them.
 *
 * <p>The schema is that of the classes which the fabric8 client generates from Kubernetes' own OpenAPI description. They keep
 * fields that they do not know; here such a field, and a value of another type, is an error, as for {@code kubectl apply
 * --validate=strict}.
 */
final class KubernetesFilesTest {
    private static final Path FOLDER = Path.of("deploy", "k8s");

    private static final Map<String, String> TYPES = Map.of(
            "batch/v1 Job", "io.fabric8.kubernetes.api.model.batch.v1.Job",
            "v1 PersistentVolumeClaim", "io.fabric8.kubernetes.api.model.PersistentVolumeClaim");

    private static final YAMLMapper STRICT = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .annotationIntrospector(new NothingElse())
            .build();

    /** Lets no class keep fields that it does not know. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return Boolean.FALSE;
        }
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    private static Object read(String text) throws IOException, ClassNotFoundException {
        JsonNode manifest = STRICT.readTree(text);
        String type = TYPES.get(manifest.path("apiVersion").asText() + " "
                + manifest.path("kind").asText());
        // By name: javac would have to see the annotations of the generated classes, which nobody needs.
        return STRICT.readValue(text, Class.forName(type));
    }

    private static JsonNode tree(String file) throws IOException {
        return STRICT.readTree(FOLDER.resolve(file).toFile());
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_manifest_fits_the_schema(Path file) throws Exception {
        String text = Files.readString(file);
        assertFalse(text.contains("\t"), "a tab");
        assertTrue(TYPES.containsValue(read(text).getClass().getName()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shards.yaml | completionMode: | completionmode:",
                "shards.yaml | backoffLimitPerIndex: | backoffLimitPerindex:",
                "shards.yaml | completions: 4 | completions: \"four\"",
                "shards.yaml | completions: 4 | completions: 4.5",
                "shards.yaml | runAsNonRoot: true | runAsNonRoot: 1",
                "shards.yaml | values: [2, 4] | values: 2",
                "shards.yaml | restartPolicy: Never | restartPolicy: [Never]",
                "shards.yaml | restartPolicy: Never | completions: 4",
                "shards.yaml | mountPath: /tmp | mountpath: /tmp",
                "shards.yaml | claimName: | claim:",
                "shards.yaml | drop: [ALL] | dropped: [ALL]",
                "merge.yaml | name: diobench-merge | name: 3",
                "merge.yaml | backoffLimit: 0 | backoffLimit: true",
                "results.yaml | accessModes: | modes:",
                "results.yaml | accessModes: [ReadWriteMany] | accessModes: ReadWriteMany"
            })
    void a_wrong_field_is_seen(String file, String right, String wrong) throws IOException {
        String text = Files.readString(FOLDER.resolve(file));
        assertTrue(text.contains(right), right);
        Exception failure = assertThrows(
                Exception.class, () -> read(text.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong))));
        assertInstanceOf(JsonProcessingException.class, failure);
    }

    @Test
    void a_shard_is_measured_on_cpus_of_its_own() throws IOException {
        JsonNode pod = tree("shards.yaml").at("/spec/template/spec");
        JsonNode resources = pod.at("/containers/0/resources");
        assertEquals(resources.path("limits"), resources.path("requests"), "not of the class Guaranteed");
        assertTrue(resources.at("/limits/cpu").asText().matches("[1-9][0-9]*"), "not whole CPUs");
        assertEquals(
                "kubernetes.io/hostname",
                pod.at("/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/0/topologyKey")
                        .asText());
    }

    @Test
    void every_index_is_a_shard() throws IOException {
        JsonNode job = tree("shards.yaml").path("spec");
        assertEquals("Indexed", job.path("completionMode").asText());
        String script = job.at("/template/spec/containers/0/args/0").asText();
        assertTrue(script.contains("--shard auto/" + job.path("completions").asInt() + " "), script);
        assertTrue(script.contains(" --seed "), script);
    }

    @ParameterizedTest
    @CsvSource({"shards.yaml, run", "merge.yaml, merge"})
    void a_pod_may_do_little_and_calls_the_program_as_it_is(String file, String verb) throws IOException {
        JsonNode pod = tree(file).at("/spec/template/spec");
        assertEquals("Never", pod.path("restartPolicy").asText());
        assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean());
        assertFalse(pod.path("automountServiceAccountToken").asBoolean(true));
        JsonNode container = pod.at("/containers/0");
        assertTrue(container.at("/securityContext/readOnlyRootFilesystem").asBoolean());
        assertFalse(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true));
        assertEquals(tree("results.yaml").at("/metadata/name"), pod.at("/volumes/0/persistentVolumeClaim/claimName"));

        String script = container.at("/args/0").asText();
        List<List<String>> calls = ShellCalls.in(script);
        assertEquals(List.of(verb), calls.stream().map(call -> call.get(0)).toList(), script);
        ShellCalls.requireUnderstood(calls.get(0));
        String image = Files.readString(Path.of("deploy", "Containerfile"));
        assertTrue(image.contains("COPY benchmarks.jar /opt/diobench/benchmarks.jar\n"), image);
        assertTrue(script.contains("-jar /opt/diobench/benchmarks.jar "), script);
    }
}
