package io.github.diobench.engine.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.aio.AioContext;
import io.github.diobench.engine.aio.Kiocb;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.IdleStrategy;
import io.github.diobench.engine.device.Latency;
import io.github.diobench.engine.device.MemoryDevice;
import io.github.diobench.engine.device.QueuedDevice;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.When;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.file.FileIoBuilder;
import io.github.diobench.engine.memory.Iovec;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A file on a disk that is full of {@link #STALE} bytes, and the memory of the programs that use it. {@link #close} audits what a
 * scenario left behind, which it expects to have no request in flight and nothing unwritten in the cache.
 */
final class Scene implements AutoCloseable {
    /** What unwritten disk reads as. */
    static final byte STALE = (byte) 0xff;

    private static final long DISK_BYTES = 1L << 31;
    private static final long MOST_LATENCY_NANOS = 30_000;

    final FileIo file;
    final BlockDevice device;
    private final DiskImage image;
    private final List<Buffer> buffers = new CopyOnWriteArrayList<>();
    private boolean anyBytes;
    /** What {@link #content} reads into; kept, because a scenario may ask for the content very often. */
    private Buffer whole;

    private Scene(DiskImage image, BlockDevice device, String counter, UnaryOperator<FileIoBuilder> description) {
        this.image = image;
        this.device = device;
        this.file = description
                .apply(FileIo.on(device).counter(counter).checked(true))
                .open();
    }

    /** On two completion threads with random latency; inside the submit for a counter that needs that. */
    static Scene queued(String counter, long seed, UnaryOperator<FileIoBuilder> description) {
        return queued(counter, 2, seed, description);
    }

    /** On completion threads with random latency; inside the submit for a counter that needs that. */
    static Scene queued(String counter, int threads, long seed, UnaryOperator<FileIoBuilder> description) {
        Watchdog.note("counter " + counter + ", seed " + seed);
        DiskImage image = new DiskImage(DISK_BYTES, STALE);
        BlockDevice device = CounterCatalog.find(counter).submitterThreadOnly()
                ? new MemoryDevice(image)
                : new QueuedDevice(image, threads, Latency.uniform(0, MOST_LATENCY_NANOS), IdleStrategy.PARK, seed);
        return new Scene(image, device, counter, description);
    }

    /** On a scripted device that completes bios when the submitter waits, or after it has left; all on the calling thread. */
    static Scene scripted(String counter, UnaryOperator<FileIoBuilder> description) {
        Watchdog.note("counter " + counter);
        DiskImage image = new DiskImage(DISK_BYTES, STALE);
        ScriptedDevice device = ScriptedDevice.onSubmitter(image);
        device.restart((index, bio) -> Action.ok(When.ON_WAIT));
        return new Scene(image, device, counter, description);
    }

    /** On a device of the test's own. */
    static Scene on(DiskImage image, BlockDevice device, String counter, UnaryOperator<FileIoBuilder> description) {
        Watchdog.note("counter " + counter);
        return new Scene(image, device, counter, description);
    }

    /** Contents may be anything: the audit cannot tell stale bytes. */
    Scene anyBytes() {
        anyBytes = true;
        return this;
    }

    ScriptedDevice script() {
        return (ScriptedDevice) device;
    }

    Buffer buffer(int length) {
        return buffer(length, 0);
    }

    Buffer buffer(int length, int offsetInPage) {
        Buffer buffer = new Buffer(length, offsetInPage);
        buffers.add(buffer);
        return buffer;
    }

    /** Puts bytes on the disk where the mapped blocks of the file are, for a file that exists before the scenario. */
    void lay(long offset, byte[] bytes) {
        for (int done = 0; done < bytes.length; ) {
            long at = offset + done;
            int inBlock = (int) (at % Sizes.BLOCK);
            int step = Math.min(bytes.length - done, Sizes.BLOCK - inBlock);
            image.write(file.diskOffset((int) (at / Sizes.BLOCK)) + inBlock, bytes, done, step);
            done += step;
        }
    }

    void lay(long offset, int length, int value) {
        lay(offset, Bytes.of(value, length));
    }

    /** Where on disk the mapped blocks of the file are. */
    long[] diskOffsets() {
        return IntStream.range(0, Math.toIntExact((file.size() + Sizes.BLOCK - 1) / Sizes.BLOCK))
                .mapToLong(file::diskOffset)
                .filter(at -> at >= 0)
                .toArray();
    }

    /** Fills disk blocks that belong to no file. */
    void soil(long[] diskOffsets, int value) {
        byte[] junk = Bytes.of(value, Sizes.BLOCK);
        for (long at : diskOffsets) {
            image.write(at, junk, 0, junk.length);
        }
    }

    long write(Iovec iovec, long offset, Mode mode) {
        return mode == Mode.SYNC ? file.writev(iovec, offset) : event(new Kiocb().write(file, iovec, offset));
    }

    long read(Iovec iovec, long offset, Mode mode) {
        return mode == Mode.SYNC ? file.readv(iovec, offset) : event(new Kiocb().read(file, iovec, offset));
    }

    /** Writes all of a buffer directly, which must succeed. */
    void writeAll(Buffer buffer, long offset, Mode mode) {
        assertEquals(buffer.length, write(buffer.iovec(), offset, mode), "bytes written at " + offset);
    }

    void writeBuffered(byte[] bytes, long offset) {
        Buffer buffer = buffer(bytes.length).set(bytes);
        assertEquals(bytes.length, file.writeBuffered(buffer.memory, buffer.address, bytes.length, offset));
    }

    /** What a direct read returns; {@code length} must be a multiple of the sector size. */
    byte[] direct(long offset, int length) {
        Buffer buffer = buffer(length).fill(0x5c);
        long got = file.readv(buffer.iovec(), offset);
        assertTrue(got >= 0, () -> "direct read at " + offset + " returned " + got);
        return buffer.bytes(0, (int) got);
    }

    /** What a buffered read returns. */
    byte[] buffered(long offset, int length) {
        Buffer buffer = buffer(length).fill(0x5c);
        long got = file.readBuffered(buffer.memory, buffer.address, length, offset);
        assertTrue(got >= 0, () -> "buffered read at " + offset + " returned " + got);
        return buffer.bytes(0, (int) got);
    }

    /** The whole content of the file, which must be the same read directly and through the cache; for one thread at a time. */
    byte[] content() {
        int size = Math.toIntExact(file.size());
        if (whole == null || whole.length < size) {
            whole = buffer(Math.max(Sizes.BLOCK, (size + Sizes.BLOCK - 1) & -Sizes.BLOCK));
        }
        whole.fill(0x5c);
        assertEquals(size, file.readv(whole.iovec(), 0), "bytes read directly");
        byte[] direct = whole.bytes(0, size);
        whole.fill(0xa3);
        assertEquals(size, file.readBuffered(whole.memory, whole.address, whole.length, 0), "bytes read buffered");
        Bytes.assertSame(direct, whole.bytes(0, size), "the cache against the disk");
        return direct;
    }

    /** Submits one operation and takes its event, which must be the only one. */
    private long event(Kiocb operation) {
        AioContext context = new AioContext(2);
        assertEquals(1, context.submit(operation));
        if (device instanceof ScriptedDevice scripted) {
            scripted.releaseAll();
        }
        Kiocb[] events = new Kiocb[2];
        assertEquals(1, context.getEvents(1, 2, -1, events));
        assertEquals(0, context.getEvents(0, 2, 0, events), "a second event of one operation");
        assertEquals(0, context.outstanding());
        return operation.result();
    }

    @Override
    public void close() {
        device.close();
        assertEquals(0, file.dioCount(), "direct requests left");
        assertEquals(file.poolSize(), file.poolFree(), "requests not back in the pool");
        assertEquals(List.of(), file.faults());
        assertEquals(
                0, buffers.stream().mapToInt(buffer -> buffer.memory.pins()).sum(), "pins left");
        assertEquals(0, file.dirtyPages(), "dirty pages left");
        auditBlocks();
    }

    /** No block beyond the end, nothing stale in a block: neither in the file nor where a longer file would show it. */
    private void auditBlocks() {
        int blocks = Math.toIntExact((file.size() + Sizes.BLOCK - 1) / Sizes.BLOCK);
        int mapped = 0;
        for (int block = 0; block < blocks; block++) {
            long at = file.diskOffset(block);
            if (at >= 0) {
                mapped++;
                if (!anyBytes) {
                    Bytes.assertNone(image.read(at, Sizes.BLOCK), STALE, "stale bytes in block " + block);
                }
            }
        }
        assertEquals(mapped, file.mappedBlocks(), "blocks beyond the end of the file");
    }
}
