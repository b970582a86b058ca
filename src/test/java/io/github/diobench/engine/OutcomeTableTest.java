package io.github.diobench.engine;

import static io.github.diobench.engine.Errno.EFAULT;
import static io.github.diobench.engine.Errno.EINVAL;
import static io.github.diobench.engine.Errno.EIO;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.Submitted;
import io.github.diobench.engine.device.ScriptedDevice.When;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The outcome table of the specification (8.2), single-buffer rows, with every counter, synchronous and asynchronous. Everything runs
 * on the test's thread, so that the unsynchronised counter takes part. What is expected stands in the table; the standing audit
 * comes on top.
 */
class OutcomeTableTest {
    private static final int K = 1024;
    private static final int BLOCK = 4096;

    static List<Row> rows() {
        return List.of(
                Row.write("W1", 0, 16 * K),
                Row.write("W2", 0, 16 * K).inSubmit(bio -> true).returns(16 * K),
                Row.write("W3", 0, 16 * K).holes(0).returns(16 * K).bios(0, 0).cached(4),
                Row.write("W4", 0, 16 * K)
                        .holes(2)
                        .returns(16 * K)
                        .bios(1, 8 * K)
                        .cached(2),
                Row.write("W5", 0, 16 * K)
                        .holes(3)
                        .returns(16 * K)
                        .bios(1, 12 * K)
                        .cached(1),
                Row.write("W6", 0, 16 * K)
                        .size(64 * K, 0)
                        .returns(16 * K)
                        .bios(0, 0)
                        .cached(4),
                Row.write("W7", 4 * K, 16 * K).size(4 * K, 1).returns(16 * K).grows(20 * K),
                Row.write("W8", 4 * K, 16 * K).size(8 * K, 2).returns(16 * K).grows(20 * K),
                Row.write("W9", 0, 16 * K)
                        .size(8 * K, 2)
                        .holes(1)
                        .returns(16 * K)
                        .bios(1, 4 * K)
                        .cached(3)
                        .grows(16 * K),
                Row.write("W10", 12 * K, 8 * K).size(4 * K, 1).returns(8 * K).grows(20 * K),
                Row.write("W11", 512, 512),
                Row.write("W12", 512, 512).holes(0).returns(512).bios(0, 0).cached(1),
                Row.write("W13", 4608, 512)
                        .size(4 * K, 1)
                        .returns(512)
                        .bios(1, BLOCK)
                        .grows(5120),
                Row.write("W14", 100, 512).returns(-EINVAL).bios(0, 0).disk("o"),
                Row.write("W15", 0, 16 * K)
                        .bad(page -> page == 0)
                        .returns(-EFAULT)
                        .bios(0, 0)
                        .disk("o"),
                Row.write("W16", 0, 16 * K)
                        .bad(page -> page >= 2)
                        .oneBlockPerCall()
                        .returns(-EFAULT)
                        .bios(1, 8 * K)
                        .disk("uo"),
                Row.write("W17", 0, 16 * K)
                        .bad(page -> page >= 2)
                        .queues(-EFAULT)
                        .disk("uz"),
                Row.write("W18", 4 * K, 16 * K)
                        .size(4 * K, 1)
                        .bad(page -> page == 0)
                        .returns(-EFAULT)
                        .bios(0, 0)
                        .disk("-"),
                Row.write("W19", 4 * K, 16 * K)
                        .size(4 * K, 1)
                        .bad(page -> page >= 2)
                        .oneBlockPerCall()
                        .returns(-EFAULT)
                        .bios(1, 8 * K)
                        .disk("-"),
                Row.write("W20", 4 * K, 16 * K)
                        .size(4 * K, 1)
                        .bad(page -> page >= 2)
                        .returns(-EFAULT)
                        .disk("-"),
                Row.write("W21", 0, 16 * K)
                        .holes(2, 3)
                        .bad(page -> page == 3)
                        .returns(12 * K)
                        .bios(1, 8 * K)
                        .cached(1)
                        .disk("uuu-"),
                Row.write("W22", 0, 16 * K).failing(bio -> true).queues(-EIO).disk("o"),
                Row.write("W23", 0, 32 * K)
                        .gap()
                        .failing(bio -> bio == 0)
                        .queues(-EIO)
                        .bios(2, 32 * K)
                        .disk("ou"),
                Row.write("W24", 0, 32 * K)
                        .gap()
                        .inSubmit(bio -> bio == 0)
                        .failing(bio -> bio == 0)
                        .queues(-EIO)
                        .bios(2, 32 * K)
                        .disk("ou"),
                Row.write("W25", 0, 32 * K)
                        .gap()
                        .inSubmit(bio -> true)
                        .failing(bio -> bio == 1)
                        .returns(-EIO)
                        .bios(2, 32 * K)
                        .disk("uo"),
                Row.write("W26", 0, 16 * K)
                        .holes(2)
                        .failing(bio -> true)
                        .returns(-EIO)
                        .bios(1, 8 * K)
                        .disk("oo-o"),
                Row.write("W27", 0, 16 * K)
                        .holes(2)
                        .inSubmit(bio -> true)
                        .failing(bio -> true)
                        .returns(-EIO)
                        .bios(1, 8 * K)
                        .disk("oo-o"),
                Row.write("W28", 4 * K, 16 * K)
                        .size(4 * K, 1)
                        .failing(bio -> true)
                        .returns(-EIO)
                        .disk("-"),
                Row.write("W29", 0, 16 * K)
                        .bad(page -> page >= 2)
                        .failing(bio -> true)
                        .queues(-EFAULT)
                        .disk("o"),
                Row.write("W30", 0, 16 * K)
                        .bad(page -> page >= 2)
                        .oneBlockPerCall()
                        .failing(bio -> true)
                        .returns(-EFAULT)
                        .bios(1, 8 * K)
                        .disk("o"),
                Row.read("R31", 0, 16 * K),
                Row.read("R32", 0, 16 * K).holes(0).bios(1, 12 * K).disk("-ooo"),
                Row.read("R33", 0, 16 * K).holes(2).bios(2, 12 * K).disk("oo-o"),
                Row.read("R34", 0, 16 * K)
                        .size(64 * K, 0)
                        .returns(16 * K)
                        .bios(0, 0)
                        .disk("-"),
                Row.read("R35", 0, 16 * K)
                        .size(8 * K, 2)
                        .queues(8 * K)
                        .bios(1, 8 * K)
                        .disk("o-"),
                Row.read("R36", 0, 16 * K)
                        .size(5000, 2)
                        .queues(5000)
                        .bios(1, 8 * K)
                        .disk("o-"),
                Row.read("R37", 0, 16 * K)
                        .size(5000, 2)
                        .holes(1)
                        .queues(5000)
                        .bios(1, 4 * K)
                        .disk("o---"),
                Row.read("R38", 0, 4 * K).size(300, 1).queues(300),
                Row.read("R39", 8 * K, 4 * K)
                        .size(8 * K, 2)
                        .returns(0)
                        .bios(0, 0)
                        .disk("-"),
                Row.read("R40", 64 * K, 4 * K)
                        .size(8 * K, 2)
                        .returns(0)
                        .bios(0, 0)
                        .disk("-"),
                Row.read("R41", 512, 1024).size(1000, 1).queues(488),
                Row.read("R42", 100, 512).returns(-EINVAL).bios(0, 0),
                Row.read("R43", 0, 16 * K)
                        .bad(page -> page == 0)
                        .returns(-EFAULT)
                        .bios(0, 0),
                Row.read("R44", 0, 16 * K)
                        .bad(page -> page >= 2)
                        .returns(-EFAULT)
                        .bios(1, 8 * K),
                Row.read("R45", 0, 16 * K)
                        .size(64 * K, 0)
                        .bad(page -> page >= 2)
                        .returns(-EFAULT)
                        .bios(0, 0)
                        .disk("-"),
                Row.read("R46", 0, 16 * K).failing(bio -> true).queues(-EIO),
                Row.read("R47", 0, 32 * K)
                        .gap()
                        .failing(bio -> bio == 0)
                        .queues(-EIO)
                        .bios(2, 32 * K),
                Row.read("R48", 0, 32 * K)
                        .gap()
                        .inSubmit(bio -> bio == 0)
                        .failing(bio -> bio == 0)
                        .queues(-EIO)
                        .bios(2, 32 * K),
                Row.read("R49", 0, 32 * K)
                        .gap()
                        .inSubmit(bio -> true)
                        .failing(bio -> bio == 1)
                        .returns(-EIO)
                        .bios(2, 32 * K),
                Row.read("R50", 0, 16 * K)
                        .bad(page -> page >= 2)
                        .failing(bio -> true)
                        .returns(-EFAULT)
                        .bios(1, 8 * K));
    }

    static Stream<Arguments> cases() {
        return rows().stream()
                .flatMap(row -> TestedCounters.names().stream()
                        .flatMap(counter ->
                                Stream.of(Request.Mode.values()).map(mode -> Arguments.of(row, counter, mode))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("cases")
    void row(Row row, String counter, Request.Mode mode) {
        ScriptedDevice device = ScriptedDevice.onSubmitter(new DiskImage(1 << 20, StandingAudit.STALE));
        StandingAudit audit = new StandingAudit(device);
        FileIo file = open(row, device, audit, counter);
        UserMemory memory = UserMemory.tracked(32);
        long buffer = memory.allocate(row.length);
        memory.write(buffer, Contents.userBytes(row.length));
        for (int page = 0; page * BLOCK < row.length; page++) {
            memory.setBad(buffer + (long) page * BLOCK, row.badPage.test(page));
        }
        device.restart((bio, any) ->
                new Action(row.inSubmit.test(bio) ? When.IN_SUBMIT : When.ON_WAIT, row.failing.test(bio) ? -EIO : 0));

        Request request = new Request(row.write, Iovec.of(memory, buffer, row.length), row.offset, mode);
        Outcome outcome = new Driver(file, device, audit).run(request);

        assertEquals(Errno.toString(row.value), Errno.toString(outcome.value()));
        assertEquals(request.async() && row.queued, outcome.queued(), "queued");
        assertEquals(row.bios, device.submitted().size(), () -> "bios: " + device.submitted());
        int bytesInBios = device.submitted().stream().mapToInt(Submitted::size).sum();
        assertEquals(row.bytesInBios, bytesInBios, () -> "bytes in bios: " + device.submitted());
        assertEquals(row.sizeAfter, file.size(), "i_size");
        assertEquals(row.cached, file.cachedPages(), "cached pages");
        assertEquals(0, file.dirtyPages(), "dirty pages");
        assertEquals(0, memory.pins(), "pins");
        assertEquals(1, file.poolFree(), "free requests");
        assertEquals(0, file.dioCount(), "running requests");
        checkDisk(row, file, device.image());
        if (!row.write && row.value > 0) {
            checkBytesRead(row, memory.read(buffer, (int) row.value));
        }
    }

    /** The part of the disk where the request went holds what the row says. */
    private static void checkDisk(Row row, FileIo file, DiskImage image) {
        int part = row.length / row.disk.length();
        for (int from = 0; from < row.length; from += Math.min(part, BLOCK)) {
            char letter = row.disk.charAt(from / part);
            int at = (int) row.offset + from;
            int length = Math.min(Math.min(part, BLOCK), row.length - from);
            long onDisk = file.diskOffset(at / BLOCK);
            assertEquals(letter == '-', onDisk < 0, "hole at byte " + at);
            if (onDisk >= 0) {
                byte[] wanted = new byte[length];
                for (int i = 0; i < length; i++) {
                    wanted[i] = letter == 'u' ? Contents.userByte(from + i) : letter == 'z' ? 0 : oldByte(row, at + i);
                }
                byte[] got = image.read(onDisk + at % BLOCK, length);
                assertEquals(-1, Arrays.mismatch(wanted, got), "disk, from byte " + at + " of the file on");
            }
        }
    }

    private static void checkBytesRead(Row row, byte[] got) {
        byte[] wanted = new byte[got.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = oldByte(row, (int) row.offset + i);
        }
        assertEquals(-1, Arrays.mismatch(wanted, got), "bytes read");
    }

    private static FileIo open(Row row, ScriptedDevice device, StandingAudit audit, String counter) {
        var builder = FileIo.on(device).poolSize(1).runCap(row.runCap).size(row.size);
        for (int block = 0; block < row.mapped.length; block++) {
            if (row.mapped[block]) {
                int disk = block + (row.gapAfterBlock3 && block > 3 ? 1 : 0);
                builder.map(block, disk, 1);
                byte[] content = new byte[BLOCK];
                for (int i = 0; i < BLOCK; i++) {
                    content[i] = oldByte(row, block * BLOCK + i);
                }
                device.image().write((long) disk * BLOCK, content, 0, BLOCK);
            }
        }
        return audit.open(builder, CounterCatalog.find(counter));
    }

    /** What the file held: zeros in holes and beyond the end. */
    private static byte oldByte(Row row, int at) {
        int block = at / BLOCK;
        boolean mapped = block < row.mapped.length && row.mapped[block];
        return mapped && at < row.size ? Contents.fileByte(at) : 0;
    }
}
