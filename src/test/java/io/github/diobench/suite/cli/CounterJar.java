package io.github.diobench.suite.cli;

import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.suite.fixture.faulty.FaultyProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Jars with the counters of {@code fixture.faulty}, as a user would bring them. */
final class CounterJar {
    private CounterJar() {}

    /** Makes one in {@code folder} with these providers and all that they need. */
    static Path of(Path folder, Class<?>... providers) throws IOException, URISyntaxException {
        return of(folder, Arrays.stream(providers).map(Class::getName).toList());
    }

    /** Makes one whose list of providers has these lines; a class {@code Broken} is there that is none. */
    static Path of(Path folder, List<String> lines) throws IOException, URISyntaxException {
        Path classes = Path.of(FaultyProvider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path packageFolder =
                classes.resolve(FaultyProvider.class.getPackageName().replace('.', '/'));
        Path file = folder.resolve("faulty.jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> compiled = Files.list(packageFolder)) {
            for (Path each : compiled.toList()) {
                jar.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                Files.copy(each, jar);
            }
            jar.putNextEntry(new JarEntry("Broken.class"));
            jar.write(1);
            jar.putNextEntry(new JarEntry("META-INF/services/" + BioCounterProvider.class.getName()));
            for (String line : lines) {
                jar.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
