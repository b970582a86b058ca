package io.github.diobench.engine;

import static io.github.diobench.engine.Errno.EFAULT;
import static io.github.diobench.engine.Errno.EINVAL;
import static io.github.diobench.engine.Errno.EIO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.aio.AioContext;
import io.github.diobench.engine.aio.Kiocb;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.When;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The outcome table of the specification (8.2), single-buffer rows, synchronous and asynchronous, with every counter. Everything runs
 * on the test's thread, so that the unsynchronised counter takes part.
 */
class OutcomeTableTest {
    private static final int K = 1024;
    private static final int BLOCK = 4096;
    private static final int FILE_BLOCKS = 96;
    private static final byte STALE = (byte) 0xff;

    static List<Row> rows() {
        return List.of(
                Row.write("W1", 0, 16 * K),
                Row.write("W2", 0, 16 * K).inSubmit().returns(16 * K, 1),
                Row.write("W3", 0, 16 * K).holes(0).returns(16 * K, 0),
                Row.write("W4", 0, 16 * K).holes(2).returns(16 * K, 1),
                Row.write("W5", 0, 16 * K).holes(3).returns(16 * K, 1),
                Row.write("W6", 0, 16 * K).size(64 * K, 0).returns(16 * K, 0),
                Row.write("W7", 4 * K, 16 * K).size(4 * K, 1).returns(16 * K, 1),
                Row.write("W8", 4 * K, 16 * K).size(8 * K, 2).returns(16 * K, 1),
                Row.write("W9", 0, 16 * K).size(8 * K, 2).holes(1).returns(16 * K, 1),
                Row.write("W10", 12 * K, 8 * K).size(4 * K, 1).returns(8 * K, 1),
                Row.write("W11", 512, 512),
                Row.write("W12", 512, 512).holes(0).returns(512, 0),
                Row.write("W13", 4608, 512).size(4 * K, 1).returns(512, 1),
                Row.write("W14", 100, 512).returns(-EINVAL, 0),
                Row.write("W15", 0, 16 * K).bad(page -> page == 0).returns(-EFAULT, 0),
                Row.write("W16", 0, 16 * K).bad(page -> page >= 2).runCap(1).returns(-EFAULT, 1),
                Row.write("W17", 0, 16 * K).bad(page -> page >= 2).queues(-EFAULT, 1),
                Row.write("W18", 4 * K, 16 * K)
                        .size(4 * K, 1)
                        .bad(page -> page == 0)
                        .returns(-EFAULT, 0),
                Row.write("W19", 4 * K, 16 * K)
                        .size(4 * K, 1)
                        .bad(page -> page >= 2)
                        .runCap(1)
                        .returns(-EFAULT, 1),
                Row.write("W20", 4 * K, 16 * K)
                        .size(4 * K, 1)
                        .bad(page -> page >= 2)
                        .returns(-EFAULT, 1),
                Row.write("W21", 0, 16 * K).holes(2, 3).bad(page -> page == 3).returns(12 * K, 1),
                Row.write("W22", 0, 16 * K).failing(bio -> true).queues(-EIO, 1),
                Row.write("W23", 0, 32 * K).gap().failing(bio -> bio == 0).queues(-EIO, 2),
                Row.write("W25", 0, 32 * K)
                        .gap()
                        .inSubmit()
                        .failing(bio -> bio == 1)
                        .returns(-EIO, 2),
                Row.write("W26", 0, 16 * K).holes(2).failing(bio -> true).returns(-EIO, 1),
                Row.write("W27", 0, 16 * K)
                        .holes(2)
                        .inSubmit()
                        .failing(bio -> true)
                        .returns(-EIO, 1),
                Row.write("W28", 4 * K, 16 * K)
                        .size(4 * K, 1)
                        .failing(bio -> true)
                        .returns(-EIO, 1),
                Row.write("W29", 0, 16 * K)
                        .bad(page -> page >= 2)
                        .failing(bio -> true)
                        .queues(-EFAULT, 1),
                Row.write("W30", 0, 16 * K)
                        .bad(page -> page >= 2)
                        .runCap(1)
                        .failing(bio -> true)
                        .returns(-EFAULT, 1),
                Row.read("R31", 0, 16 * K),
                Row.read("R32", 0, 16 * K).holes(0),
                Row.read("R33", 0, 16 * K).holes(2).queues(16 * K, 2),
                Row.read("R34", 0, 16 * K).size(64 * K, 0).returns(16 * K, 0),
                Row.read("R35", 0, 16 * K).size(8 * K, 2).queues(8 * K, 1),
                Row.read("R36", 0, 16 * K).size(5000, 2).queues(5000, 1),
                Row.read("R37", 0, 16 * K).size(5000, 2).holes(1).queues(5000, 1),
                Row.read("R38", 0, 4 * K).size(300, 1).queues(300, 1),
                Row.read("R39", 8 * K, 4 * K).size(8 * K, 2).returns(0, 0),
                Row.read("R40", 64 * K, 4 * K).size(8 * K, 2).returns(0, 0),
                Row.read("R41", 512, 1024).size(1000, 1).queues(488, 1),
                Row.read("R42", 100, 512).returns(-EINVAL, 0),
                Row.read("R43", 0, 16 * K).bad(page -> page == 0).returns(-EFAULT, 0),
                Row.read("R44", 0, 16 * K).bad(page -> page >= 2).returns(-EFAULT, 1),
                Row.read("R45", 0, 16 * K)
                        .size(64 * K, 0)
                        .bad(page -> page >= 2)
                        .returns(-EFAULT, 0),
                Row.read("R46", 0, 16 * K).failing(bio -> true).queues(-EIO, 1),
                Row.read("R47", 0, 32 * K).gap().failing(bio -> bio == 0).queues(-EIO, 2),
                Row.read("R49", 0, 32 * K)
                        .gap()
                        .inSubmit()
                        .failing(bio -> bio == 1)
                        .returns(-EIO, 2),
                Row.read("R50", 0, 16 * K)
                        .bad(page -> page >= 2)
                        .failing(bio -> true)
                        .returns(-EFAULT, 1));
    }

    static Stream<Arguments> cases() {
        return rows().stream()
                .flatMap(row -> CounterCatalog.builtInNames().stream()
                        .flatMap(counter -> Stream.of(true, false).map(async -> Arguments.of(row, counter, async))));
    }

    @ParameterizedTest(name = "{0} {1} async={2}")
    @MethodSource("cases")
    void row(Row row, String counter, boolean async) {
        ScriptedDevice device = new ScriptedDevice(new DiskImage(1 << 20, STALE), true);
        FileIo file = open(row, device, counter);
        byte[] before = fileBytes(row);
        UserMemory memory = new UserMemory(32, true);
        long buffer = memory.allocate(row.length());
        byte[] user = userBytes(row);
        memory.write(buffer, user);
        for (int page = 0; page * BLOCK < row.length(); page++) {
            memory.setBad(buffer + (long) page * BLOCK, row.badPage().test(page));
        }
        boolean waits = !async || !row.queued();
        When when = row.when() == When.HELD && waits ? When.ON_WAIT : row.when();
        device.restart((bio, any) -> row.failing().test(bio) ? Action.fail(when) : Action.ok(when));

        long value = async ? runAsync(row, device, file, memory, buffer) : runSync(row, file, memory, buffer);

        assertEquals(Errno.toString(row.value()), Errno.toString(value));
        assertEquals(row.bios(), device.submitted().size(), () -> "bios: " + device.submitted());
        assertEquals(0, memory.pins(), "pins");
        assertEquals(file.poolSize(), file.poolFree(), "free requests");
        assertEquals(0, file.dioCount(), "running requests");
        assertEquals(0, file.dirtyPages(), "dirty pages");
        assertEquals(List.of(), file.faults());
        long size = row.write() && value > 0 ? Math.max(row.size(), row.offset() + value) : row.size();
        assertEquals(size, file.size(), "i_size");
        for (int block = (int) ((size + BLOCK - 1) / BLOCK); block < FILE_BLOCKS; block++) {
            assertTrue(!file.isMapped(block), "a block is mapped beyond i_size: " + block);
        }
        if (row.write()) {
            checkFile(row, file, before, user, value);
        } else if (value > 0) {
            byte[] got = memory.read(buffer, (int) value);
            for (int i = 0; i < value; i++) {
                assertEquals(before[(int) row.offset() + i], got[i], "byte " + i + " read");
            }
        }
    }

    private static long runSync(Row row, FileIo file, UserMemory memory, long buffer) {
        return row.write()
                ? file.write(memory, buffer, row.length(), row.offset())
                : file.read(memory, buffer, row.length(), row.offset());
    }

    private static long runAsync(Row row, ScriptedDevice device, FileIo file, UserMemory memory, long buffer) {
        AioContext context = new AioContext(4);
        Kiocb operation = new Kiocb();
        Iovec iovec = Iovec.of(memory, buffer, row.length());
        assertEquals(
                1,
                context.submit(
                        row.write()
                                ? operation.write(file, iovec, row.offset())
                                : operation.read(file, iovec, row.offset())));
        Kiocb[] events = new Kiocb[4];
        int inline = context.getEvents(0, 4, 0, events);
        assertEquals(row.queued() ? 0 : 1, inline, "events before the device completed");
        device.releaseAll();
        assertEquals(1, inline + context.getEvents(0, 4, 0, events), "events in all");
        assertEquals(0, context.outstanding());
        return operation.result();
    }

    /** Good bytes are the new ones, what lies around is as before, and nothing stale shows anywhere. */
    private static void checkFile(Row row, FileIo file, byte[] before, byte[] user, long value) {
        byte[] after = new byte[(int) ((file.size() + BLOCK - 1) / BLOCK) * BLOCK];
        UserMemory memory = new UserMemory(after.length / BLOCK, false);
        long buffer = memory.allocate(after.length);
        assertEquals(file.size(), file.readBuffered(memory, buffer, after.length, 0));
        byte[] got = memory.read(buffer, after.length);
        for (int i = 0; i < file.size(); i++) {
            long inRequest = i - row.offset();
            assertTrue(got[i] != STALE, "stale byte at " + i);
            if (inRequest >= 0 && inRequest < value) {
                assertEquals(user[(int) inRequest], got[i], "written byte " + i);
            } else if (inRequest < 0 || inRequest >= row.length() || value == -EINVAL) {
                assertEquals(i < before.length ? before[i] : 0, got[i], "byte " + i + " outside the request");
            }
        }
    }

    private static FileIo open(Row row, ScriptedDevice device, String counter) {
        var builder = FileIo.on(device)
                .counter(counter)
                .checked(true)
                .poolSize(1)
                .runCap(row.runCap())
                .size(row.size());
        byte[] content = fileBytes(row);
        for (int block = 0; block < row.mapped().length; block++) {
            if (row.mapped()[block]) {
                int disk = block + (row.gapAfterBlock3() && block > 3 ? 1 : 0);
                builder.map(block, disk, 1);
                device.image().write((long) disk * BLOCK, content, block * BLOCK, BLOCK);
            }
        }
        return builder.open();
    }

    /** What the file holds: position-dependent and never the stale byte, zeros in holes and beyond the end. */
    private static byte[] fileBytes(Row row) {
        byte[] bytes = new byte[FILE_BLOCKS * BLOCK];
        for (int i = 0; i < row.size(); i++) {
            int block = i / BLOCK;
            bytes[i] = block < row.mapped().length && row.mapped()[block] ? (byte) (1 + i % 101) : 0;
        }
        return bytes;
    }

    private static byte[] userBytes(Row row) {
        byte[] bytes = new byte[row.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) -(2 + i % 97);
        }
        return bytes;
    }
}
