package io.github.diobench.mutants;

import io.github.diobench.engine.Errno;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jctools.queues.MpscArrayQueue;

/** Compiles changed sources of the engine against the rest of it; nothing is written to disk. */
final class MemoryCompiler {
    private static final List<String> OPTIONS = List.of(
            "-classpath", classPath(), "--release", "17", "-proc:none", "-implicit:none", "-Xlint:none", "-nowarn");

    private static final JavaCompiler COMPILER =
            Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "the mutants need a JDK, with a compiler");

    /** Opened once: it remembers the JDK's classes. */
    private static final JavaFileManager LIBRARIES = COMPILER.getStandardFileManager(null, null, null);

    /** What the compiler says about a source that it refuses. */
    static final class SourceError extends RuntimeException {
        private static final long serialVersionUID = 1;

        SourceError(String message) {
            super(message);
        }
    }

    private MemoryCompiler() {}

    /**
     * Compiles.
     *
     * @param sources by path
     * @return class files by class name
     * @throws SourceError if one does not compile
     */
    static synchronized Map<String, byte[]> compile(Map<String, String> sources) {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var classes = new HashMap<String, ByteArrayOutputStream>();
        JavaFileManager files = new Memory(LIBRARIES, classes);
        List<Source> units = new ArrayList<>();
        sources.forEach((path, text) -> units.add(new Source(path, text)));
        if (!COMPILER.getTask(null, files, diagnostics, OPTIONS, null, units).call()) {
            throw new SourceError(diagnostics.getDiagnostics().stream()
                    .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                    .map(Object::toString)
                    .collect(Collectors.joining("\n", "does not compile:\n", "")));
        }
        Map<String, byte[]> bytes = new HashMap<>();
        classes.forEach((name, out) -> bytes.put(name, out.toByteArray()));
        return bytes;
    }

    private static String classPath() {
        return Stream.of(Errno.class, MpscArrayQueue.class)
                .map(MemoryCompiler::whereItComesFrom)
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static String whereItComesFrom(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("string:///" + path.substring(path.indexOf("io/github"))), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        Memory(JavaFileManager rest, Map<String, ByteArrayOutputStream> classes) {
            super(rest);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(className, any -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
