package io.github.diobench.suite.track.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassPathEntriesTest {
    @TempDir
    private Path folder;

    @Test
    void entries_are_absolute_and_each_is_there_once() throws IOException {
        Path jar = jar("a.jar", null);
        assertEquals(
                List.of(jar, folder.resolve("missing.jar")),
                ClassPathEntries.of(String.join(File.pathSeparator, "a.jar", "", "missing.jar", "x/../a.jar"), folder));
    }

    @Test
    void a_manifest_is_followed_where_it_stands_and_from_there_on() throws IOException {
        Files.createDirectories(folder.resolve("lib/classes"));
        Path top = jar("top.jar", "lib/one%20b.jar lib/classes/ lib/gone.jar https://example.org/x.jar :bad");
        Path one = jar("lib/one b.jar", "../top.jar two.jar");
        Path two = jar("lib/two.jar", null);
        Path last = jar("last.jar", null);
        assertEquals(
                List.of(top, one, two, folder.resolve("lib/classes"), last),
                ClassPathEntries.of("top.jar" + File.pathSeparator + "last.jar", folder));
    }

    @Test
    void a_star_is_all_jars_of_a_folder() throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        Path b = jar("lib/b.JAR", null);
        Path a = jar("lib/a.jar", null);
        Files.writeString(folder.resolve("lib/c.txt"), "no jar");
        assertEquals(List.of(a, b), ClassPathEntries.of("lib/*", folder));
        assertEquals(List.of(), ClassPathEntries.of("none/*", folder));
    }

    private Path jar(String name, String classPath) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (classPath != null) {
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
        return file;
    }
}
