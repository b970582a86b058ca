package io.github.diobench.suite.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.suite.fixture.faulty.FaultyProvider;
import io.github.diobench.suite.fixture.faulty.LyingProvider;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which a provider can fail to say what it is, and the next one still does. */
final class ProviderSearchIT {
    private static final Duration LIMIT = Duration.ofSeconds(8);

    @TempDir
    Path folder;

    @Test
    void a_provider_without_a_name_is_told_and_passed_over() throws IOException {
        List<String> names = new ArrayList<>();
        List<String> unusable = new ArrayList<>();
        new ProviderSearch(
                        classPath(
                                LyingProvider.NullName.class,
                                LyingProvider.ExitingName.class,
                                LyingProvider.EmptyName.class,
                                LyingProvider.HangingName.class,
                                LyingProvider.LongName.class,
                                LyingProvider.ThrowingName.class,
                                LyingProvider.AskedWhere.class,
                                LyingProvider.SpinName.class,
                                LyingProvider.Twin.class,
                                LyingProvider.OtherTwin.class,
                                FaultyProvider.ExitsAtOnce.class,
                                FaultyProvider.Throws.class,
                                FaultyProvider.Spins.class),
                        LIMIT,
                        counter -> names.add(counter.name()),
                        (type, why) -> unusable.add(type.replaceFirst(".*Provider\\$", "") + ": " + why))
                .run();
        assertEquals(List.of("twin", "spins"), names.subList(0, 2));
        String form = "is not made of 1 to 64 lower-case letters, digits and hyphens";
        assertMatch(
                List.of(
                        "NullName: its name is null",
                        "ExitingName: did not tell its name: ended its JVM with exit code 0",
                        "EmptyName: its name '' " + form,
                        "HangingName: did not tell its name: killed, because its JVM did not end in 8 s",
                        "LongName: its name 'x{1000}\\.\\.\\.' " + form,
                        "ThrowingName: its provider threw java.lang.UnsupportedOperationException: no name, at .*",
                        "AskedWhere: its provider threw java.lang.IllegalStateException: who asks\\?, at .*",
                        "SpinName: its name 'spin' is another counter's",
                        "OtherTwin: its name 'twin' is another counter's",
                        "ExitsAtOnce: did not tell its name: ended its JVM with exit code 7",
                        "Throws: its provider cannot be made: java.lang.IllegalStateException: no such luck"),
                unusable);
    }

    private static void assertMatch(List<String> patterns, List<String> lines) {
        assertEquals(patterns.size(), lines.size(), lines::toString);
        for (int i = 0; i < lines.size(); i++) {
            assertTrue(Pattern.matches(patterns.get(i), lines.get(i)), lines.get(i));
        }
    }

    /** The tests' own, with these providers before all others. */
    private String classPath(Class<?>... providers) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(BioCounterProvider.class.getName()),
                Stream.of(providers).map(Class::getName).collect(Collectors.joining("\n")));
        return folder + File.pathSeparator + System.getProperty("java.class.path");
    }
}
