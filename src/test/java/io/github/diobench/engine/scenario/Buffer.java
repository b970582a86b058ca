package io.github.diobench.engine.scenario;

import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.Page;
import io.github.diobench.engine.memory.UserMemory;
import java.util.Arrays;

/** A buffer in an address space of its own, so that threads can have theirs made while others run. Its owner's alone. */
final class Buffer {
    final UserMemory memory;
    final long address;
    final int length;

    Buffer(int length, int offsetInPage) {
        memory = UserMemory.tracked((offsetInPage + length + Page.SIZE - 1) / Page.SIZE);
        address = memory.allocate(offsetInPage + (long) length) + offsetInPage;
        this.length = length;
    }

    Iovec iovec() {
        return part(0, length);
    }

    Iovec part(int from, int bytes) {
        return Iovec.of(memory, address + from, bytes);
    }

    /** So many segments of equal length, one behind the other. */
    Iovec segments(int count, int bytesEach) {
        Iovec iovec = new Iovec(memory, count);
        for (int i = 0; i < count; i++) {
            iovec.set(i, address + (long) i * bytesEach, bytesEach);
        }
        return iovec;
    }

    Buffer fill(int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return set(bytes);
    }

    Buffer set(byte[] bytes) {
        memory.write(address, bytes);
        return this;
    }

    byte[] bytes() {
        return bytes(0, length);
    }

    byte[] bytes(int from, int count) {
        return memory.read(address + from, count);
    }

    /** Makes accesses of the engine to one page of the buffer fault, or stop faulting. */
    void setBad(int page, boolean isBad) {
        memory.setBad(address + (long) page * Page.SIZE, isBad);
    }
}
