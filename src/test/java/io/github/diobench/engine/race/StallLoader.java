package io.github.diobench.engine.race;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.MONITORENTER;
import static org.objectweb.asm.Opcodes.MONITOREXIT;
import static org.objectweb.asm.Opcodes.PUTFIELD;

import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.Scheduler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Defines the counters anew, with a call of {@link Stalls} before each access to shared memory. The interfaces through which a counter
 * is driven stay the parent's, so that the engine takes such a counter like any other.
 */
final class StallLoader extends ClassLoader {
    private static final String COUNTERS = CounterCatalog.class.getPackageName() + ".";
    private static final String STALLS = Type.getInternalName(Stalls.class);
    private static final Set<String> SHARED = Set.of(
            BioCounter.class.getName(),
            BioCounterProvider.class.getName(),
            Scheduler.class.getName(),
            Scheduler.class.getName() + "$1");

    private final Map<String, byte[]> replaced;

    private StallLoader(Map<String, byte[]> replaced) {
        super(StallLoader.class.getClassLoader());
        this.replaced = replaced;
    }

    /** A counter of the catalogue. */
    static BioCounterProvider counter(String name) {
        return counter(name, Map.of());
    }

    /**
     * A counter of a catalogue some of whose classes are replaced.
     *
     * @param replaced class files by class name
     */
    static BioCounterProvider counter(String name, Map<String, byte[]> replaced) {
        try {
            Class<?> catalog = new StallLoader(replaced).loadClass(CounterCatalog.class.getName());
            return (BioCounterProvider) catalog.getMethod("find", String.class).invoke(null, name);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(COUNTERS) || SHARED.contains(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = open(name)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] rewritten = rewrite(in.readAllBytes());
            return defineClass(name, rewritten, 0, rewritten.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open(String name) {
        byte[] bytes = replaced.get(name);
        return bytes != null ? new ByteArrayInputStream(bytes) : getResourceAsStream(name.replace('.', '/') + ".class");
    }

    private static byte[] rewrite(byte[] original) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        Set<String> constants = new HashSet<>();
        reader.accept(
                new ClassVisitor(ASM9, writer) {
                    @Override
                    public FieldVisitor visitField(
                            int access, String name, String descriptor, String signature, Object value) {
                        if ((access & ACC_FINAL) != 0) {
                            constants.add(name); // fields come before methods
                        }
                        return super.visitField(access, name, descriptor, signature, value);
                    }

                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return name.startsWith("<") ? next : new StallingMethod(next, name, constants);
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class StallingMethod extends MethodVisitor {
        private final String inMethod;
        private final Set<String> constants;

        StallingMethod(MethodVisitor next, String inMethod, Set<String> constants) {
            super(ASM9, next);
            this.inMethod = inMethod;
            this.constants = constants;
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (!constants.contains(name) && (opcode == GETFIELD || opcode == PUTFIELD)) {
                reach((opcode == GETFIELD ? "reads " : "writes ") + name);
            }
            super.visitFieldInsn(opcode, owner, name, descriptor);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (owner.startsWith("java/util/concurrent/") || owner.equals("java/lang/invoke/VarHandle")) {
                reach(inMethod + ": " + name);
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == MONITORENTER || opcode == MONITOREXIT) {
                reach(inMethod + (opcode == MONITORENTER ? ": enters the monitor" : ": leaves the monitor"));
            }
            super.visitInsn(opcode);
        }

        private void reach(String access) {
            super.visitLdcInsn(access);
            super.visitMethodInsn(INVOKESTATIC, STALLS, "reach", "(Ljava/lang/String;)V", false);
        }
    }
}
