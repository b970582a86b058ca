package io.github.diobench.engine.counter;

import static org.objectweb.asm.Opcodes.ACC_SYNCHRONIZED;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.MONITORENTER;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Defines the counters anew, with a call before every locked operation that counts it.
 *
 * <p>The interfaces through which a counter is driven stay the parent's, so that a counter from here can be used without
 * reflection. Whatever might synchronise and is not known here fails the class's loading: an operation can be counted or be known
 * to be cheap, but not be missed. The counts are those of the one thread that drives a counter.
 */
@SuppressWarnings("EnumOrdinal") // the rewritten classes count into an array by category
public final class CountingClassLoader extends ClassLoader {
    /** What is counted: attempts, which are successes as long as one thread runs. */
    enum Operation {
        /** An atomic read-modify-write anywhere but in the spin lock. */
        ATOMIC,
        /** The spin lock's compare-and-set. */
        SPIN_LOCK,
        /** A monitor entry. */
        MONITOR,
        /** A write lock of a StampedLock, tried or waited for. */
        STAMPED,
        /** A ReentrantLock taken. */
        REENTRANT
    }

    private static final String PACKAGE = CounterCatalog.class.getPackageName() + ".";
    private static final String SELF = Type.getInternalName(CountingClassLoader.class);
    private static final String SPIN_LOCK_CLASS = Type.getInternalName(SpinLock.class);
    private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";
    private static final String STAMPED_LOCK = "java/util/concurrent/locks/StampedLock";
    private static final String REENTRANT_LOCK = "java/util/concurrent/locks/ReentrantLock";

    /** Loads and stores without a fence that a locked instruction would be needed for. */
    private static final Set<String> CHEAP_ACCESSES =
            Set.of("get", "getOpaque", "getAcquire", "getVolatile", "set", "setOpaque", "setRelease");

    private static final Set<String> SHARED = Set.of(
            BioCounter.class.getName(),
            BioCounterProvider.class.getName(),
            Scheduler.class.getName(),
            Scheduler.class.getName() + "$1");

    private static final int[] EXECUTED = new int[Operation.values().length];

    private final Map<Operation, Integer> callSites = new EnumMap<>(Operation.class);

    CountingClassLoader() {
        super(CountingClassLoader.class.getClassLoader());
    }

    /** Called by the rewritten classes, by the ordinal of an {@link Operation}. */
    public static void count(int operation) {
        EXECUTED[operation]++;
    }

    /** Runs something and says which operations it executed; those it did not execute are left out. */
    static Map<Operation, Integer> countDuring(Runnable action) {
        int[] before = EXECUTED.clone();
        action.run();
        Map<Operation, Integer> counts = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            int count = EXECUTED[operation.ordinal()] - before[operation.ordinal()];
            if (count != 0) {
                counts.put(operation, count);
            }
        }
        return counts;
    }

    /** Makes a counter whose classes are this loader's own. */
    BioCounter create(String name, Scheduler scheduler) {
        try {
            Class<?> catalog = loadClass(CounterCatalog.class.getName());
            var provider =
                    (BioCounterProvider) catalog.getMethod("find", String.class).invoke(null, name);
            return provider.create(scheduler);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many places of the classes loaded so far may execute each operation. */
    Map<Operation, Integer> callSites() {
        return Map.copyOf(callSites);
    }

    /** Whether a class has been loaded by this loader itself. */
    boolean hasLoaded(String name) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null && loaded.getClassLoader() == this;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PACKAGE)
                || SHARED.contains(name)
                || name.startsWith(CountingClassLoader.class.getName())) {
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
            byte[] rewritten = rewrite(in.readAllBytes());
            return defineClass(name, rewritten, 0, rewritten.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class with a call before each locked operation; needs no more stack, but for the ordinal. */
    byte[] rewrite(byte[] original) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        String owner = reader.getClassName();
        reader.accept(
                new ClassVisitor(ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return new CountingMethod(next, owner, (access & ACC_SYNCHRONIZED) != 0);
                    }
                },
                0);
        return writer.toByteArray();
    }

    private final class CountingMethod extends MethodVisitor {
        private final String inClass;
        private final boolean isSynchronized;

        CountingMethod(MethodVisitor next, String inClass, boolean isSynchronized) {
            super(ASM9, next);
            this.inClass = inClass;
            this.isSynchronized = isSynchronized;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (isSynchronized) {
                insertCount(Operation.MONITOR);
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == MONITORENTER) {
                insertCount(Operation.MONITOR);
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (owner.equals(VAR_HANDLE)) {
                visitAccess(name);
            } else if (owner.equals(STAMPED_LOCK)) {
                visitLock(owner, name, Operation.STAMPED);
            } else if (owner.equals(REENTRANT_LOCK)) {
                visitLock(owner, name, Operation.REENTRANT);
            } else if (owner.startsWith("java/util/concurrent/") || owner.endsWith("/Unsafe")) {
                throw unknown(owner, name);
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }

        private void visitAccess(String name) {
            if (name.startsWith("getAnd") || name.startsWith("compareAnd") || name.startsWith("weakCompareAndSet")) {
                insertCount(inClass.equals(SPIN_LOCK_CLASS) ? Operation.SPIN_LOCK : Operation.ATOMIC);
            } else if (!CHEAP_ACCESSES.contains(name)) {
                throw unknown(VAR_HANDLE, name);
            }
        }

        private void visitLock(String owner, String name, Operation taken) {
            switch (name) {
                case "tryWriteLock", "writeLock", "lock" -> insertCount(taken);
                case "<init>", "unlockWrite", "unlock" -> {}
                default -> throw unknown(owner, name);
            }
        }

        private void insertCount(Operation operation) {
            callSites.merge(operation, 1, Integer::sum);
            super.visitLdcInsn(operation.ordinal());
            super.visitMethodInsn(INVOKESTATIC, SELF, "count", "(I)V", false);
        }

        private IllegalStateException unknown(String owner, String name) {
            return new IllegalStateException(
                    inClass + " calls " + owner + "." + name + ", of which the test does not know what it costs");
        }
    }
}
