package io.github.diobench.mutants;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Map;

/**
 * Defines the whole project anew, engine and tests, with some classes replaced; libraries, and what makes the mutants, are the
 * parent's. Whoever reads a class file through it gets the replaced one too.
 */
final class MutantLoader extends ClassLoader {
    private static final String PROJECT = "io.github.diobench.";
    private static final String MUTANTS = MutantLoader.class.getPackageName() + ".";

    private final Map<String, byte[]> replaced;
    private volatile boolean caught;

    /**
     * Makes a loader.
     *
     * @param replaced class files by class name
     */
    MutantLoader(Map<String, byte[]> replaced) {
        super(MutantLoader.class.getClassLoader());
        this.replaced = Map.copyOf(replaced);
    }

    /** The tests that run in this loader may stop. */
    void stop() {
        caught = true;
    }

    boolean isCaught() {
        return caught;
    }

    /** As for any loader, and so for loaders below this one; the replaced classes have addresses that only this JVM can open. */
    @Override
    @SuppressWarnings("deprecation") // what replaces it is newer than Java 17
    public URL getResource(String name) {
        byte[] bytes = replaced.get(name.replaceFirst("\\.class$", "").replace('/', '.'));
        if (bytes == null || !name.endsWith(".class")) {
            return super.getResource(name);
        }
        try {
            return new URL(null, "mutant:/" + name, new BytesHandler(bytes));
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PROJECT) || name.startsWith(MUTANTS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens one class file. */
    private static final class BytesHandler extends URLStreamHandler {
        private final byte[] bytes;

        BytesHandler(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {
                    connected = true;
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(bytes);
                }
            };
        }
    }
}
