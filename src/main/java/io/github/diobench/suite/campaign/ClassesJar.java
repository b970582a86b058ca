package io.github.diobench.suite.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A jar with a few classes of this program, for JVMs that have nothing else of it. */
final class ClassesJar {
    private ClassesJar() {}

    /**
     * Writes one, which is deleted when this JVM ends.
     *
     * @param attributes what its manifest says besides
     */
    static Path of(Collection<Class<?>> classes, Map<Attributes.Name, String> attributes) throws IOException {
        Path file = Files.createTempFile("diobench-", ".jar");
        file.toFile().deleteOnExit();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach(manifest.getMainAttributes()::put);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (Class<?> type : classes) {
                jar.putNextEntry(new ZipEntry(entry(type)));
                try (InputStream code = type.getResourceAsStream("/" + entry(type))) {
                    code.transferTo(jar);
                }
            }
        }
        return file;
    }

    /** Returns where {@code type} stands in a jar. */
    static String entry(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }
}
