package io.github.diobench.suite.verify.schedule;

import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Rewrites one method: a call to {@link Steps} before each access to shared memory, and one after it that is shown the value. */
final class SteppingMethod extends MethodVisitor {
    private static final String STEPS = Type.getInternalName(Steps.class);
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String STRING = "Ljava/lang/String;";
    private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";
    private static final String SPIN_LOCK = "io/github/diobench/engine/counter/SpinLock";
    private static final Set<String> YIELDS = Set.of("onSpinWait", "yield", "sleep");

    private final String inClass;
    private final String inMethod;
    private final Predicate<String> finalFields;
    private final Predicate<String> counters;

    /**
     * Makes the rewriter of one method.
     *
     * @param inClass its class, an internal name
     * @param finalFields whether a field of that class, by its name, never changes
     * @param counters whether a class, by its internal name, is a counter's own
     */
    SteppingMethod(
            MethodVisitor next,
            String inClass,
            String inMethod,
            Predicate<String> finalFields,
            Predicate<String> counters) {
        super(Opcodes.ASM9, next);
        this.inClass = inClass;
        this.inMethod = inMethod;
        this.finalFields = finalFields;
        this.counters = counters;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        boolean steps = !(owner.equals(inClass) && finalFields.test(name));
        String what = simple(owner) + "." + name;
        if (steps && opcode == Opcodes.GETFIELD) {
            super.visitInsn(Opcodes.DUP);
            super.visitLdcInsn(what);
            steps("read", "(" + OBJECT + STRING + ")V");
        } else if (steps && opcode == Opcodes.PUTFIELD) {
            if (Type.getType(descriptor).getSize() == 1) {
                super.visitInsn(Opcodes.DUP2);
                super.visitLdcInsn(what);
                steps("write", "(" + OBJECT + shown(descriptor) + STRING + ")V");
            } else {
                access("writes " + what, counters.test(owner));
            }
        }
        super.visitFieldInsn(opcode, owner, name, descriptor);
        if (steps && opcode == Opcodes.GETFIELD) {
            saw(descriptor);
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        boolean result = false;
        if (owner.equals(VAR_HANDLE)) {
            Type[] arguments = Type.getArgumentTypes(descriptor);
            boolean own = arguments.length > 0
                    && arguments[0].getSort() == Type.OBJECT
                    && (arguments[0].getInternalName().equals(SPIN_LOCK)
                            || counters.test(arguments[0].getInternalName()));
            access(simple(inClass) + "." + inMethod + ": " + name, own);
            result = true;
        } else if (owner.startsWith("java/util/concurrent/") && !name.equals("<init>")) {
            access(simple(inClass) + "." + inMethod + ": " + simple(owner) + "." + name, false);
            result = true;
        } else if (owner.equals("java/lang/Thread") && YIELDS.contains(name)) {
            super.visitLdcInsn(simple(inClass) + "." + inMethod + ": " + name);
            steps("yields", "(" + STRING + ")V");
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (result) {
            saw(Type.getReturnType(descriptor).getDescriptor());
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode == Opcodes.MONITORENTER) {
            super.visitInsn(Opcodes.DUP);
            super.visitLdcInsn(simple(inClass) + "." + inMethod + ": enters the monitor");
            steps("enter", "(" + OBJECT + STRING + ")V");
        } else if (opcode == Opcodes.MONITOREXIT) {
            super.visitInsn(Opcodes.DUP);
            steps("exit", "(" + OBJECT + ")V");
        }
        super.visitInsn(opcode);
    }

    private void access(String what, boolean own) {
        super.visitLdcInsn(what);
        super.visitInsn(own ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
        steps("access", "(" + STRING + "Z)V");
    }

    private void saw(String descriptor) {
        switch (descriptor.charAt(0)) {
            case 'V', 'F', 'D' -> {}
            case 'J' -> {
                super.visitInsn(Opcodes.DUP2);
                steps("saw", "(J)V");
            }
            default -> {
                super.visitInsn(Opcodes.DUP);
                steps("saw", "(" + shown(descriptor) + ")V");
            }
        }
    }

    private void steps(String name, String descriptor) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, name, descriptor, false);
    }

    /** The parameter type under which {@link Steps} takes a value that fills one slot. */
    private static String shown(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z' -> "Z";
            case 'I', 'B', 'S', 'C' -> "I";
            default -> OBJECT;
        };
    }

    private static String simple(String internalName) {
        return internalName.substring(Math.max(internalName.lastIndexOf('/'), internalName.lastIndexOf('$')) + 1);
    }
}
