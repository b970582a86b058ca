package io.github.diobench.engine.oracle;

import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The user memory of a run, the buffers of its current request, and an account of its own of which pages fault. */
final class UserBuffers {
    /** What pages hold before a read; no file holds it. */
    static final byte MARKER = (byte) 0xfe;

    private static final int PAGE = 4096;
    private static final int PAGES = 208;
    private static final int READ_ONLY_FROM = 144;
    private static final int FULL_REQUEST_PAGES = 80;

    final UserMemory memory = UserMemory.tracked(PAGES);
    private final boolean[] bad = new boolean[PAGES];
    private final boolean[] readOnly = new boolean[PAGES];
    private final byte[] marks = new byte[PAGE];
    private long[] bases = {};
    private int[] lengths = {};

    UserBuffers() {
        Arrays.fill(marks, MARKER);
        for (int page = READ_ONLY_FROM + 1; page < PAGES; page += 3) {
            readOnly[page] = true;
            memory.setReadOnly(address(page));
        }
    }

    /** Lays segments out one after the other, at least a page apart. */
    void place(SplittableRandom random, int[] newLengths, int alignment, boolean amongReadOnly) {
        lengths = newLengths;
        bases = new long[lengths.length];
        int needed = 0;
        for (int length : lengths) {
            needed += length / PAGE + 3;
        }
        boolean small = needed <= PAGES - READ_ONLY_FROM;
        int page = amongReadOnly && small
                ? READ_ONLY_FROM + random.nextInt(PAGES - READ_ONLY_FROM - needed + 1)
                : random.nextInt(READ_ONLY_FROM - Math.min(needed, FULL_REQUEST_PAGES) + 1);
        for (int i = 0; i < lengths.length; i++) {
            int inPage = random.nextInt(PAGE / alignment) * alignment;
            bases[i] = address(page) + inPage;
            page += (inPage + lengths[i]) / PAGE + 1;
        }
    }

    /** Shifts the first buffer by a byte, so that it is not aligned. */
    void misalign() {
        bases[0]++;
    }

    /** Makes a few pages of the buffers fault, or a whole buffer. */
    void spoil(SplittableRandom random) {
        int segment = random.nextInt(lengths.length);
        if (random.nextInt(8) == 0) {
            int inPage = (int) bases[segment] & (PAGE - 1);
            bases[segment] = (random.nextBoolean() ? 0 : address(PAGES)) + inPage;
            return;
        }
        int pages = lengths[segment] / PAGE + 1;
        for (int i = random.nextInt(3); i >= 0; i--) {
            int page = pageOf(bases[segment]) + random.nextInt(pages);
            if (page >= 0 && page < PAGES) {
                bad[page] = true;
                memory.setBad(address(page), true);
            }
        }
    }

    /** Makes all pages good again. */
    void mend() {
        for (int page = 0; page < PAGES; page++) {
            if (bad[page]) {
                bad[page] = false;
                memory.setBad(address(page), false);
            }
        }
    }

    Iovec iovec() {
        Iovec iovec = new Iovec(memory, lengths.length);
        for (int i = 0; i < lengths.length; i++) {
            iovec.set(i, bases[i], lengths[i]);
        }
        return iovec;
    }

    int segments() {
        return lengths.length;
    }

    long base(int segment) {
        return bases[segment];
    }

    int length(int segment) {
        return lengths[segment];
    }

    /** The request position of the first byte that faults, or {@code Integer.MAX_VALUE}. */
    int firstFault(boolean readsIntoPages) {
        int position = 0;
        for (int segment = 0; segment < lengths.length; segment++) {
            long end = bases[segment] + lengths[segment];
            for (long at = bases[segment]; at < end; at = (at / PAGE + 1) * PAGE) {
                if (faults(at, readsIntoPages)) {
                    return position + (int) (at - bases[segment]);
                }
            }
            position += lengths[segment];
        }
        return Integer.MAX_VALUE;
    }

    boolean faults(long address, boolean readsIntoPage) {
        int page = pageOf(address);
        return page < 0 || page >= PAGES || bad[page] || (readsIntoPage && readOnly[page]);
    }

    /** Puts the program's bytes into the buffers, under bad pages too. */
    void fill(byte[] data) {
        int position = 0;
        for (int i = 0; i < lengths.length; i++) {
            if (isInside(i)) {
                memory.write(bases[i], Arrays.copyOfRange(data, position, position + lengths[i]));
            }
            position += lengths[i];
        }
    }

    /** Fills the pages of the buffers, whole, with the marker. */
    void mark() {
        for (int i = 0; i < lengths.length; i++) {
            for (int page = 0; isInside(i) && page < pages(i); page++) {
                memory.write(firstPage(i) + (long) page * PAGE, marks);
            }
        }
    }

    /** The pages of a buffer, whole; null if there are none behind its addresses. */
    byte[] look(int segment) {
        return isInside(segment) ? memory.read(firstPage(segment), pages(segment) * PAGE) : null;
    }

    /** The address of the first byte that {@link #look} answers. */
    long firstPage(int segment) {
        return bases[segment] & -PAGE;
    }

    private int pages(int segment) {
        return pageOf(bases[segment] + lengths[segment]) - pageOf(bases[segment]) + 1;
    }

    private boolean isInside(int segment) {
        return pageOf(bases[segment]) >= 0 && pageOf(bases[segment]) < PAGES;
    }

    private static long address(int page) {
        return UserMemory.BASE + (long) page * PAGE;
    }

    private static int pageOf(long address) {
        return (int) Math.floorDiv(address - UserMemory.BASE, PAGE);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lengths.length; i++) {
            text.append(i == 0 ? "" : " + ").append(lengths[i]).append(" at 0x").append(Long.toHexString(bases[i]));
        }
        for (int page = 0; page < PAGES; page++) {
            text.append(bad[page] ? " bad 0x" + Long.toHexString(address(page)) : "");
        }
        return text.toString();
    }
}
