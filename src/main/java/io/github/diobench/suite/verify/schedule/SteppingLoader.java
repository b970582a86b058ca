package io.github.diobench.suite.verify.schedule;

import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.Scheduler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Defines a counter's classes anew, with a call to {@link Steps} before each of their accesses to shared memory: a counter that can
 * be held at any place, and is otherwise the same code.
 *
 * <p>The interfaces through which a counter is driven stay the parent's. Constructors and fields that are final are left alone: what
 * they touch nobody else changes. The scheduler is the exception: it is read only around a sleep or a wake-up, so that a step more
 * hardly counts, and a completer must not read it after its last touch.
 */
final class SteppingLoader extends ClassLoader {
    private static final String HOUSE = "io.github.diobench.";
    private static final String COUNTERS = CounterCatalog.class.getPackageName() + ".";
    private static final String SCHEDULER = Type.getDescriptor(Scheduler.class);
    private static final Set<String> SHARED = Set.of(
            BioCounter.class.getName(),
            BioCounterProvider.class.getName(),
            Scheduler.class.getName(),
            Scheduler.class.getName() + "$1");

    private final String providersPackage;

    private SteppingLoader(Class<?> provider) {
        super(provider.getClassLoader());
        providersPackage = provider.getPackageName() + ".";
    }

    /**
     * Returns the same provider made of stepping classes, or nothing if its classes cannot be rewritten or it cannot be made anew:
     * its counter then runs from call to call.
     */
    static Optional<BioCounterProvider> stepping(BioCounterProvider provider) {
        SteppingLoader loader = new SteppingLoader(provider.getClass());
        try {
            if (provider.getClass().getEnclosingClass() == CounterCatalog.class) {
                Object found = loader.loadClass(CounterCatalog.class.getName())
                        .getMethod("find", String.class)
                        .invoke(null, provider.name());
                return Optional.of((BioCounterProvider) found);
            }
            var constructor = loader.loadClass(provider.getClass().getName()).getDeclaredConstructor();
            return Optional.of((BioCounterProvider) constructor.newInstance());
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            return Optional.empty();
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return isOurs(name) ? define(name) : super.loadClass(name, resolve);
        }
    }

    private boolean isOurs(String name) {
        if (SHARED.contains(name) || name.startsWith("java.") || name.startsWith("org.openjdk.jmh.")) {
            return false;
        }
        if (name.startsWith(COUNTERS) || (providersPackage.length() > 1 && name.startsWith(providersPackage))) {
            return true;
        }
        return !name.startsWith(HOUSE) && getResource(resource(name)) != null && !isOfThePlatform(name);
    }

    private static boolean isOfThePlatform(String name) {
        return ClassLoader.getPlatformClassLoader().getResource(resource(name)) != null;
    }

    private static String resource(String name) {
        return name.replace('.', '/') + ".class";
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(resource(name))) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] rewritten = rewrite(in.readAllBytes());
            return defineClass(name, rewritten, 0, rewritten.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] rewrite(byte[] original) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        Set<String> finalFields = new HashSet<>();
        reader.accept(new FinalFields(finalFields), ClassReader.SKIP_CODE);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return name.startsWith("<")
                                ? next
                                : new SteppingMethod(
                                        next,
                                        reader.getClassName(),
                                        name,
                                        finalFields::contains,
                                        SteppingLoader.this::isCounter);
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** Whether a class of ours is a counter or what counters are made of; asks the parent, whose copy has the same ancestors. */
    private boolean isCounter(String internalName) {
        String name = internalName.replace('/', '.');
        try {
            return isOurs(name) && BioCounter.class.isAssignableFrom(Class.forName(name, false, getParent()));
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static final class FinalFields extends ClassVisitor {
        private final Set<String> names;

        FinalFields(Set<String> names) {
            super(Opcodes.ASM9);
            this.names = names;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            if ((access & Opcodes.ACC_FINAL) != 0 && !descriptor.equals(SCHEDULER)) {
                names.add(name);
            }
            return null;
        }
    }
}
