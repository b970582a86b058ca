package io.github.diobench.engine;

import io.github.diobench.engine.device.ScriptedDevice.When;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * One row of the outcome table (kernel-spec 8.2) for a single buffer: a file, a request, and what must come of it. Blocks and pages
 * have 4096 bytes.
 */
@SuppressWarnings("ArrayRecordComponent") // rows are never compared
record Row(
        String name,
        boolean write,
        long offset,
        int length,
        long size,
        boolean[] mapped,
        boolean gapAfterBlock3,
        int runCap,
        IntPredicate badPage,
        When when,
        IntPredicate failing,
        long value,
        boolean queued,
        int bios) {

    static Row write(String name, long offset, int length) {
        return of(name, true, offset, length);
    }

    static Row read(String name, long offset, int length) {
        return of(name, false, offset, length);
    }

    private static Row of(String name, boolean write, long offset, int length) {
        return new Row(
                name,
                write,
                offset,
                length,
                65536,
                blocks(16),
                false,
                1 << 20,
                page -> false,
                When.HELD,
                bio -> false,
                length,
                true,
                1);
    }

    Row size(long newSize, int mappedBlocks) {
        return new Row(
                name,
                write,
                offset,
                length,
                newSize,
                blocks(mappedBlocks),
                gapAfterBlock3,
                runCap,
                badPage,
                when,
                failing,
                value,
                queued,
                bios);
    }

    Row holes(int... blocks) {
        boolean[] with = mapped.clone();
        for (int block : blocks) {
            with[block] = false;
        }
        return new Row(
                name,
                write,
                offset,
                length,
                size,
                with,
                gapAfterBlock3,
                runCap,
                badPage,
                when,
                failing,
                value,
                queued,
                bios);
    }

    Row gap() {
        return new Row(
                name, write, offset, length, size, mapped, true, runCap, badPage, when, failing, value, queued, bios);
    }

    Row runCap(int cap) {
        return new Row(
                name,
                write,
                offset,
                length,
                size,
                mapped,
                gapAfterBlock3,
                cap,
                badPage,
                when,
                failing,
                value,
                queued,
                bios);
    }

    Row bad(IntPredicate pages) {
        return new Row(
                name,
                write,
                offset,
                length,
                size,
                mapped,
                gapAfterBlock3,
                runCap,
                pages,
                when,
                failing,
                value,
                queued,
                bios);
    }

    Row inSubmit() {
        return new Row(
                name,
                write,
                offset,
                length,
                size,
                mapped,
                gapAfterBlock3,
                runCap,
                badPage,
                When.IN_SUBMIT,
                failing,
                value,
                queued,
                bios);
    }

    Row failing(IntPredicate biosFailing) {
        return new Row(
                name,
                write,
                offset,
                length,
                size,
                mapped,
                gapAfterBlock3,
                runCap,
                badPage,
                when,
                biosFailing,
                value,
                queued,
                bios);
    }

    Row queues(long newValue, int newBios) {
        return new Row(
                name,
                write,
                offset,
                length,
                size,
                mapped,
                gapAfterBlock3,
                runCap,
                badPage,
                when,
                failing,
                newValue,
                true,
                newBios);
    }

    Row returns(long newValue, int newBios) {
        return new Row(
                name,
                write,
                offset,
                length,
                size,
                mapped,
                gapAfterBlock3,
                runCap,
                badPage,
                when,
                failing,
                newValue,
                false,
                newBios);
    }

    @Override
    public String toString() {
        return name;
    }

    private static boolean[] blocks(int count) {
        boolean[] mapped = new boolean[count];
        Arrays.fill(mapped, true);
        return mapped;
    }
}
